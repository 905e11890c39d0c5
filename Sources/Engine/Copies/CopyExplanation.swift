package import Copies
import Embed
package import TocsinModel

/// Why two documents match, or do not.
package struct CopyExplanation: Sendable {
  package let a: Document
  package let b: Document
  /// What they share by letters, whatever the result.
  package let letters: CopyPair
  package let isCopyByLetters: Bool
  package let thresholds: CopyThresholds
  /// Pairs of passages, the likeliest first; `nil` when meaning was not read.
  package let meaning: [MeaningMatching.Explanation]?
  /// How the two are linked in the end; `nil` when they are not.
  package let link: CopyKind?
}

extension CopySearch {
  /// Explains two documents, named by the ids that the input gave them or by their own.
  ///
  /// - Throws: ``EngineError/noSuchDocument(_:)``.
  package mutating func explain(
    _ a: String, _ b: String, _ models: MeaningModels?, ignoresLanguage: Bool
  ) async throws -> CopyExplanation {
    let numbers = try (number(of: a), number(of: b))
    let representatives = (
      texts.representative(of: numbers.0), texts.representative(of: numbers.1)
    )
    let (first, second) = (
      min(representatives.0, representatives.1), max(representatives.0, representatives.1)
    )
    let letters = try await lexicalLinks()
    var (explained, links): ([MeaningMatching.Explanation]?, [CopyLink]) = (nil, letters)
    if let models,
      let meaning = try await meaning(models, ignoresLanguage: ignoresLanguage, besides: letters)
    {
      explained = try await meaning.matching.explain(
        representatives.0, representatives.1, among: meaning.matches,
        least: detector.thresholds.meaningShare,
        meaning.reader)
      links = try await self.links(letters: letters, meaning)
    }
    let link = links.first { $0.a == first && $0.b == second }
    let pair = (documents[Int(numbers.0)], documents[Int(numbers.1)])
    return CopyExplanation(
      a: pair.0, b: pair.1, letters: detector.compare(pair.0, pair.1),
      isCopyByLetters: first == second || detector.isCopy(pair.0, pair.1),
      thresholds: detector.thresholds, meaning: explained,
      link: first == second ? .copypasta : link?.kind)
  }

  private func number(of name: String) throws -> UInt32 {
    let number = documents.indices.first {
      self.name(of: documents[$0].id) == name || documents[$0].id.description == name
    }
    guard let number else { throw EngineError.noSuchDocument(name) }
    return UInt32(number)
  }
}
