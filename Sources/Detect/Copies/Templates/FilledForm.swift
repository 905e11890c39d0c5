internal import TocsinModel

/// What fills the blanks of two texts of one template: turnout notices, weather, results, index reports have one frame,
/// and in it other numbers and names.
///
/// Measured on the aligned text. A copy with a changed fact keeps the others; in a form nearly all are exchanged, one for
/// one, and wherever a fact comes again it is exchanged for the same.
struct FilledForm: Hashable {
  /// The facts that only the earlier text and only the later one have, in the order of their places.
  let before: [String]
  let after: [String]

  /// The least share of both texts that is frame.
  private static let leastFrame = 0.6
  /// The fewest blanks of different kinds, and of one kind: two numbers may be one figure that was corrected twice.
  private static let leastBlanks = (ofTwoKinds: 2, ofOneKind: 3)
  /// The least share of the facts that is exchanged.
  private static let leastExchanged = 0.5

  /// `nil` when the two are no form, or when anything but the filling differs. Linear in the texts.
  ///
  /// - Parameters:
  ///   - pair: compared by letters, with its alterations.
  ///   - isKnown: whether others of the cluster fill in the same template; then an exchanged name is enough, since of
  ///     many notices some have a figure in common by chance. A changed figure of one place is not.
  ///   - agreement: what numbers and names the two have in common; asked only where all else is as in a form.
  init?(_ pair: CopyPair, ofKnownTemplate isKnown: Bool, agreement: () -> EvidenceAgreement) {
    guard pair.kind == .copypasta, min(pair.coverageA, pair.coverageB) >= Self.leastFrame,
      let blanks = Self.blanks(in: pair.alterations)
    else { return nil }
    (before, after) = (blanks.map(\.before), blanks.map(\.after))
    let names = blanks.count { $0.kind == .name }
    if isKnown, names > 0 { return }
    let areOfOneKind = names == 0 || names == blanks.count
    let least = areOfOneKind ? Self.leastBlanks.ofOneKind : Self.leastBlanks.ofTwoKinds
    guard blanks.count >= least else { return nil }
    let agreement = agreement()
    let shared = agreement.sharedNumbers + agreement.sharedNames
    guard Double(blanks.count) >= Self.leastExchanged * Double(blanks.count + shared) else {
      return nil
    }
  }

  private typealias Blank = (kind: Alteration.Kind, before: String, after: String)

  /// The different facts that are exchanged one for one; `nil` when something else is altered.
  private static func blanks(in alterations: [Alteration]) -> [Blank]? {
    var blanks: [Blank] = []
    var alone: (gone: [Alteration], fresh: [Alteration]) = ([], [])
    for alteration in alterations where alteration.kind != .sentenceChanged {
      switch (alteration.kind, alteration.before, alteration.after) {
      case (.name, let before?, let after?), (.number, let before?, let after?),
        (.date, let before?, let after?):
        blanks.append((alteration.kind, before, after))
      case (.number, .some, nil): alone.gone.append(alteration)
      case (.number, nil, .some): alone.fresh.append(alteration)
      default: return nil
      }
    }
    // A figure of fewer digits stands where another stood, and is not always aligned with it.
    guard alone.gone.count == alone.fresh.count else { return nil }
    blanks += zip(alone.gone, alone.fresh).map { (.number, $0.before ?? "", $1.after ?? "") }
    var fillings: [String: String] = [:]
    var different: [Blank] = []
    for blank in blanks {
      if let known = fillings.updateValue(blank.after, forKey: blank.before) {
        guard known == blank.after else { return nil }
      } else {
        different.append(blank)
      }
    }
    // Where two facts become one, none was filled in anew.
    return Set(different.map(\.after)).count == different.count ? different : nil
  }
}
