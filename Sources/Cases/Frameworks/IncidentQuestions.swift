package import Wording

/// The questions by which an incident is qualified, after EU DisinfoLab's impact and qualification work (which asks
/// whether content, behaviour, actors and reach make an incident one of manipulation at all). The wording is ours.
package enum IncidentQuestion: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
  case isCoordinated = "coordinated"
  case isInauthentic = "inauthentic"
  case isDeceptive = "deceptive"
  case isRepeated = "repeated"
  case crossesPlatforms = "platforms"
  case crossesLanguages = "languages"
  case targetsProcess = "process"
  case hasHarm = "harm"

  /// What is asked.
  /// For a reader, in his language.
  package var phrase: Phrase {
    switch self {
    case .isCoordinated: "Do several accounts or sites act together, beyond what chance explains?"
    case .isInauthentic: "Do those who publish hide who they are, or pass for somebody else?"
    case .isDeceptive: "Is a text, a name or a sender presented as what it is not?"
    case .isRepeated: "Has the same been done before, by the same means?"
    case .crossesPlatforms: "Does it reach more than one platform?"
    case .crossesLanguages: "Does it reach readers of more than one language?"
    case .targetsProcess: "Is it aimed at an election's process: registration, voting, counting?"
    case .hasHarm: "Is harm to people or institutions seen or near?"
    }
  }

  /// For what is kept and handed on: the same whoever asks.
  package var words: String { phrase.text(in: .english) }
}

/// An answer and what it rests on.
package struct IncidentAnswer: Hashable, Sendable, Codable {
  package enum Value: String, Sendable, Codable, CaseIterable { case yes, no, unknown }

  package var value: Value
  package var basis: String

  package init(_ value: Value, basis: String) {
    self.value = value
    self.basis = basis
  }
}

/// The answers of a case; what was not asked is not there.
package struct IncidentAnswers: Hashable, Sendable, Codable {
  package var answers: [IncidentQuestion: IncidentAnswer] = [:]

  package init() {}

  package var answered: Int { answers.count }
  package var yes: Int { answers.values.count { $0.value == .yes } }
}

/// ABCDE (Pamment 2020, “The EU's Role in Fighting Disinformation”, Carnegie; after François's ABC): five sides of an
/// incident, each described from what the case holds.
package enum ABCDEPart: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
  case actor, behaviour, content, degree, effect

  /// For a reader, in his language.
  package var phrase: Phrase {
    switch self {
    case .actor:
      "Actors: which kinds of actor take part (never who is behind it: that is an attribution)"
    case .behaviour: "Behaviour: what they do"
    case .content: "Content: what is published, and where it is from"
    case .degree: "Degree: how far it spreads, and whom it reaches"
    case .effect: "Effect: what it changes, and how grave that is"
    }
  }

  /// For what is kept and handed on: the same whoever asks.
  package var words: String { phrase.text(in: .english) }
}
