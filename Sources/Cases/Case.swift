import Wording

/// What a team knows, concludes and does about an incident: what its history adds up to.
///
/// The three kinds of claim are three places: ``observed``, ``assessed``, ``attributed``.
package struct Case: Sendable, Equatable, Identifiable {
  package enum State: String, Sendable, Codable, CaseIterable {
    case open
    /// Something is being done about it.
    case responding
    /// Nothing more is done; it is looked at now and then.
    case monitoring
    case closed
  }

  /// The number that people use, for life: `C3`.
  package let number: Int
  package var id: Int { number }
  package var title = ""
  package var state = State.open
  /// What is kept in it is kept for.
  package var purpose = ""
  /// Whether that ground is recorded, and which: a law, a contract, consent.
  package var legalBasis = ""
  /// The day on which it is to be erased, in seconds since 1970.
  package var expires: Int64?
  /// How many changes there were; the number of the last.
  package var version = 0
  /// Seconds since 1970.
  package var opened: Int64 = 0
  package var changed: Int64 = 0
  package var openedBy = ""
  package var people: [CasePerson] = []
  package var notes: [CaseNote] = []
  package var tasks: [CaseTask] = []

  /// What machines found, as it was when it was added; by number.
  package var observed: [ObservedFinding] = []
  /// What analysts conclude.
  package var assessed: [AssessedClaim] = []
  /// Who is said to be behind it: approved, and waiting for approval.
  package var attributed: [AttributedClaim] = []

  package var incident = IncidentAnswers()
  package var frame: [ABCDEPart: String] = [:]
  package var techniques: [TechniqueUse] = []
  package var impact = ImpactRisk()
  package var exposure: ExposureClassing?
  package var chain = ManipulationChain()
  package var countermeasures: [Countermeasure] = []

  package init(number: Int) { self.number = number }

  /// The number as people write it.
  package var label: String { "C\(number)" }

  /// What is done, by its number.
  package func countermeasure(_ number: Int) throws(CaseError) -> Countermeasure {
    guard let found = countermeasures.first(where: { $0.number == number }) else {
      throw .noSuchItem("countermeasure M\(String(number))" as Phrase)
    }
    return found
  }

  /// Who may approve an attribution.
  package var approvers: [String] { people.filter { $0.role == .approver }.map(\.name) }

  /// Attributions that two people stand for; all else is nobody's word.
  package var attributions: [Attribution] { attributed.compactMap(\.attribution) }
}

/// Somebody who works on a case.
package struct CasePerson: Hashable, Sendable, Codable {
  package enum Role: String, Sendable, Codable, CaseIterable {
    case lead, analyst, approver, legal, communication
  }

  package var name: String
  package var role: Role

  package init(_ name: String, _ role: Role) {
    self.name = name
    self.role = role
  }
}

/// What somebody wrote into a case.
package struct CaseNote: Hashable, Sendable {
  /// The change that made it.
  package let number: Int
  package var text: String
  package let by: String
  package let at: Int64
}

/// What is to be done.
package struct CaseTask: Hashable, Sendable {
  /// The change that made it: `T7`.
  package let number: Int
  package var text: String
  package var assignee: String
  /// Seconds since 1970.
  package var due: Int64?
  package var isDone = false
  package let by: String
  package let at: Int64
}

/// An assessment with its place in the case.
package struct AssessedClaim: Hashable, Sendable {
  /// The change that made it: `A7`.
  package let number: Int
  package let assessment: Assessment
  package let at: Int64
  /// Why and by whom it was taken back.
  package var withdrawn: Withdrawal?
}

/// That a claim was taken back.
package struct Withdrawal: Hashable, Sendable {
  package let by: String
  package let at: Int64
  package let reason: String
}

/// A proposed attribution and what became of it.
package struct AttributedClaim: Hashable, Sendable {
  /// The change that made it: `B7`.
  package let number: Int
  package let proposal: AttributionProposal
  package let at: Int64
  /// Once somebody else approved it.
  package var attribution: Attribution?
  package var withdrawn: Withdrawal?
}
