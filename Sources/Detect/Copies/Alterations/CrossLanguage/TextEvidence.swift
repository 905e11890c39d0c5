import CHashing
internal import Text

/// What a text says that survives translation: its numbers, its names, and what it refers to.
///
/// Made once for each text, in linear time; a few hundred bytes for a post.
package struct TextEvidence: Hashable, Sendable {
  let numbers: [WrittenNumber]
  let names: [NameMention]
  /// The skeletons of all words that might be a name written small or at the beginning of a sentence.
  let words: [NameSkeleton]
  /// Hashes of addresses, mentions and hashtags, ascending.
  private let references: [UInt64]

  /// Whether all of the text was read.
  let isWhole: Bool

  /// How many words and references of a long text are read.
  private static let limit = 10_000
  /// How many names are kept.
  private static let mostNames = 500

  /// - Parameter language: the primary subtag; `nil` when unknown.
  package init(_ text: String, language: String?) {
    let leftOut = FoldedText.leftOut(of: text)
    var text = text
    (numbers, names, words, references, isWhole) = text.withUTF8 { utf8 in
      var rest = leftOut[...]
      let read = Word.words(in: utf8, from: 0, to: utf8.count, limit: Self.limit)
      let words = read.filter { word in
        while let first = rest.first, first.upperBound <= word.start { rest.removeFirst() }
        return rest.first.map { word.end <= $0.lowerBound } ?? true
      }
      let names = NameReader(utf8, words, language: language)
      return (
        NumberReader.numbers(in: utf8, words, language: language),
        Array(names.names.prefix(Self.mostNames)), names.skeletons,
        leftOut.prefix(Self.limit).map { span in
          utf8[span].reduce(into: FNV1a.start) { $0.combine(UInt32($1)) }.value
        }.sorted(),
        read.count < Self.limit && names.names.count <= Self.mostNames
      )
    }
  }
}

extension TextEvidence {
  /// Counts what two texts share. Names × words of the two.
  package func agreement(with other: TextEvidence) -> EvidenceAgreement {
    var agreement = EvidenceAgreement()
    let (missedHere, missedThere, shared) = Self.unmatched(numbers, other.numbers)
    agreement.sharedNumbers = shared
    agreement.numbersOnlyInA = missedHere.count
    agreement.numbersOnlyInB = missedThere.count
    for name in distinctNames {
      if other.has(name) {
        agreement.sharedNames += 1
      } else if name.isCertain {
        agreement.namesOnlyInA += 1
      }
    }
    for name in other.distinctNames where name.isCertain && !has(name) {
      agreement.namesOnlyInB += 1
    }
    var index = 0
    for reference in other.references {
      while index < references.count, references[index] < reference { index += 1 }
      if index < references.count, references[index] == reference {
        agreement.sharedReferences += 1
        index += 1
      }
    }
    return agreement
  }

  /// Whether a name of another text occurs here in any form.
  func has(_ name: NameMention) -> Bool {
    names.contains { $0.agrees(with: name) }
      || words.contains { word in
        name.readings.contains { word.matches($0) }
      }
  }

  var distinctNames: [NameMention] {
    var known: Set<NameSkeleton> = []
    return names.filter { known.insert($0.skeleton).inserted }
  }

  /// The numbers of a and of b that the other has not, and how many are in both. What is soft is not missed.
  static func unmatched(
    _ a: [WrittenNumber], _ b: [WrittenNumber]
  ) -> (a: [WrittenNumber], b: [WrittenNumber], shared: Int) {
    var taken = [Bool](repeating: false, count: b.count)
    var missed: [WrittenNumber] = []
    var shared = 0
    for number in a {
      let candidates = b.indices.filter { b[$0].agrees(with: number) }
      if let free = candidates.first(where: { !taken[$0] }) {
        taken[free] = true
        if number.form != .soft || b[free].form != .soft { shared += 1 }
      } else if candidates.isEmpty, number.form != .soft {
        missed.append(number)
      }
    }
    let others = b.indices.filter { index in
      !taken[index] && b[index].form != .soft && !a.contains { $0.agrees(with: b[index]) }
    }
    return (missed, others.map { b[$0] }, shared)
  }
}
