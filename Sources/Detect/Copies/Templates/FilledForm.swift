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
  ///   - agreement: what numbers and names the two have in common; asked only where all else is as in a form.
  init?(_ pair: CopyPair, agreement: () -> EvidenceAgreement) {
    guard pair.kind == .copypasta, min(pair.coverageA, pair.coverageB) >= Self.leastFrame else {
      return nil
    }
    var fillings: [String: String] = [:]
    var blanks: [String: Alteration.Kind] = [:]
    var order: [String] = []
    for alteration in pair.alterations {
      guard [.name, .number, .date].contains(alteration.kind) else {
        if alteration.kind == .sentenceChanged { continue }
        return nil
      }
      guard let before = alteration.before, let after = alteration.after else { return nil }
      if let known = fillings[before] {
        guard known == after else { return nil }
      } else {
        fillings[before] = after
        blanks[before] = alteration.kind
        order.append(before)
      }
    }
    // Where two places become one, it is no blank that was filled in anew.
    let values = order.compactMap { fillings[$0] }
    guard Set(values).count == values.count else { return nil }
    let kinds = Set(blanks.values.map { $0 == .name })
    guard
      order.count >= (kinds.count > 1 ? Self.leastBlanks.ofTwoKinds : Self.leastBlanks.ofOneKind)
    else { return nil }
    let agreement = agreement()
    let shared = agreement.sharedNumbers + agreement.sharedNames
    guard Double(order.count) >= Self.leastExchanged * Double(order.count + shared) else {
      return nil
    }
    (before, after) = (order, values)
  }
}
