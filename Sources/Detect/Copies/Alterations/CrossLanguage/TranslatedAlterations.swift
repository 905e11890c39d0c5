package import TocsinModel

/// What a translation says differently from the text it was made from: other numbers, dates and names.
///
/// Translations differ in a thousand ways that mean nothing, so only exchanges are told: something of a that b does not have
/// anywhere, in any form, and at its place in b something that a does not have. What is merely missing or new may be a
/// matter of translation and is passed over. Sorted by the place in b.
package struct TranslatedAlterations {
  private let a: String
  private let b: String
  private let evidenceA: TextEvidence
  private let evidenceB: TextEvidence
  private var found: [Alteration] = []

  /// Looks for alterations between two texts in different languages.
  ///
  /// Texts of more than ten thousand words are not examined: what is exchanged can be told only from what is nowhere else.
  ///
  /// - Parameters:
  ///   - passages: which parts correspond, as finely as known; without any the whole texts do.
  package static func alterations(
    _ a: String, language languageA: String?, _ b: String, language languageB: String?,
    passages: [MatchedSpan] = []
  ) -> [Alteration] {
    alterations(
      a, TextEvidence(a, language: languageA), b, TextEvidence(b, language: languageB),
      passages: passages)
  }

  /// The same for texts whose evidence is known.
  package static func alterations(
    _ a: String, _ evidenceA: TextEvidence, _ b: String, _ evidenceB: TextEvidence,
    passages: [MatchedSpan] = []
  ) -> [Alteration] {
    guard evidenceA.isWhole, evidenceB.isWhole else { return [] }
    var finder = TranslatedAlterations(a: a, b: b, evidenceA: evidenceA, evidenceB: evidenceB)
    let whole = MatchedSpan(a: TextSpan(0, a.utf8.count), b: TextSpan(0, b.utf8.count))
    let (missedA, missedB, _) = TextEvidence.unmatched(evidenceA.numbers, evidenceB.numbers)
    for passage in passages.isEmpty ? [whole] : passages where finder.found.count < most {
      finder.compareNumbers(missedA, missedB, in: passage)
      finder.compareNames(in: passage)
      finder.compareLoneNames(in: passage)
    }
    return finder.found.sorted { first, second in
      let places = [first, second].map { $0.b?.start ?? 0 }
      return places[0] == places[1]
        ? first.kind.rawValue < second.kind.rawValue : places[0] < places[1]
    }
  }

  private static let most = 100
}

extension TranslatedAlterations {
  /// Of one passage no more exchanges are believed.
  private static let mostExchanges = 3

  private mutating func compareNumbers(
    _ missedA: [WrittenNumber], _ missedB: [WrittenNumber], in passage: MatchedSpan
  ) {
    let before = missedA.filter { passage.a.contains($0.span) }
    let after = missedB.filter { passage.b.contains($0.span) }
    guard !before.isEmpty, before.count == after.count, before.count <= Self.mostExchanges,
      zip(before, after).allSatisfy({ $0.form == $1.form })
    else { return }
    for (old, new) in zip(before, after) where !Self.isConversion(old, new) {
      append(old.form == .date ? .date : .number, old.span, new.span)
    }
  }

  /// Whether two amounts are the same in other units, or one is the other rounded.
  private static func isConversion(_ a: WrittenNumber, _ b: WrittenNumber) -> Bool {
    guard let first = a.amount, let second = b.amount, first > 0, second > 0 else { return false }
    let ratio = first > second ? first / second : second / first
    let isMeasure = a.isMeasure || b.isMeasure
    let isUnit =
      isMeasure && units.contains { abs(ratio / $0 - 1) < 0.03 }
      || powers.contains { abs(ratio / $0 - 1) < 1e-9 }
    let isFahrenheit =
      isMeasure
      && [(first, second), (second, first)].contains {
        abs(($0.0 - 32) / 1.8 - $0.1) < 1
      }
    guard let precisionA = a.values.first?.precision, let precisionB = b.values.first?.precision
    else { return false }
    let isRounded = precisionA != precisionB && min(precisionA, precisionB) <= 2 && ratio < 1.05
    return isUnit || isFahrenheit || isRounded
  }

  /// Kilometres in a mile, centimetres in an inch and a foot, feet in a metre, pounds in a kilogram, acres in a
  /// hectare, litres in a gallon.
  private static let units = [1.609, 2.54, 30.48, 3.281, 2.205, 2.471, 3.785]
  /// By these, words for large numbers are misread.
  private static let powers = [1_000, 1_000_000, 1_000_000_000.0]

  private mutating func append(_ kind: Alteration.Kind, _ before: TextSpan, _ after: TextSpan) {
    found.append(
      Alteration(
        kind: kind, before: String(a.slice(before)), after: String(b.slice(after)), a: before,
        b: after))
  }
}

extension TranslatedAlterations {
  /// A name beside one that both texts have, and in the same place of the other text another one: Bill Barr, Смит Барр.
  private mutating func compareNames(in passage: MatchedSpan) {
    let before = evidenceA.names.filter { passage.a.contains($0.span) }
    let after = evidenceB.names.filter { passage.b.contains($0.span) }
    var taken: Set<TextSpan> = []
    for (index, shared) in before.enumerated() {
      let places = after.indices.filter { after[$0].agrees(with: shared) }
      guard shared.skeleton.count >= 3, !shared.isTitle, places.count == 1, let place = places.first
      else {
        continue
      }
      for step in [-1, 1] {
        guard let old = Self.neighbour(of: index, step, before, a),
          let new = Self.neighbour(of: place, step, after, b),
          isExchange(old, new, isBehind: step > 0),
          taken.insert(old.span).inserted
        else { continue }
        append(.name, old.span, new.span)
      }
    }
  }

  /// The only name of a passage that the other text has not, and the only one there that this text has not, among
  /// names that both have.
  private mutating func compareLoneNames(in passage: MatchedSpan) {
    let before = evidenceA.names.filter { passage.a.contains($0.span) }
    let after = evidenceB.names.filter { passage.b.contains($0.span) }
    let shared = before.count { name in
      name.skeleton.count >= 3 && after.contains(where: name.agrees)
    }
    let missedA = Self.distinct(before.filter { !evidenceB.has($0) })
    let missedB = Self.distinct(after.filter { !evidenceA.has($0) })
    guard shared >= Self.leastShared, missedA.count == 1, missedB.count == 1,
      let old = missedA.first, let new = missedB.first, old.isCertain, new.isCertain,
      !old.resembles(new),
      !found.contains(where: { $0.kind == .name && $0.a == old.span })
    else { return }
    append(.name, old.span, new.span)
  }

  private static let leastShared = 2

  private static func distinct(_ names: [NameMention]) -> [NameMention] {
    var known: Set<NameSkeleton> = []
    return names.filter { known.insert($0.skeleton).inserted }
  }

  /// The name right beside another one.
  private static func neighbour(
    of index: Int, _ step: Int, _ names: [NameMention], _ text: String
  ) -> NameMention? {
    guard names.indices.contains(index + step) else { return nil }
    let (first, second) =
      step > 0 ? (names[index], names[index + 1]) : (names[index - 1], names[index])
    guard second.span.start - first.span.end == 1,
      text.slice(TextSpan(first.span.end, second.span.start)) == " "
    else { return nil }
    return names[index + step]
  }

  private func isExchange(_ old: NameMention, _ new: NameMention, isBehind: Bool) -> Bool {
    func isName(_ name: NameMention) -> Bool {
      // Where nouns have capitals, one before a name is what somebody is, seldom what they are called.
      name.region == nil && !name.isTitle && name.skeleton.count >= 2
        && (name.isCertain || isBehind)
    }
    return isName(old) && isName(new) && !old.resembles(new) && !evidenceB.has(old)
      && !evidenceA.has(new)
  }
}
