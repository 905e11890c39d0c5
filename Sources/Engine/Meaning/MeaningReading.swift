package import Copies
import Embed
import Text
import TocsinModel

/// Reads the meaning of texts: language, passages, vectors, tokens.
package struct MeaningReading: Sendable {
  let models: MeaningModels
  /// Whether declared languages are left out of account.
  let ignoresDeclared: Bool
  let minimumLength: Int

  package init(_ models: MeaningModels, ignoresDeclared: Bool = false, minimumLength: Int) {
    self.models = models
    self.ignoresDeclared = ignoresDeclared
    self.minimumLength = minimumLength
  }

  /// A text with the number it has in an index.
  package struct Input: Sendable {
    package var number: UInt32
    package var text: String
    package var language: String?

    package init(number: UInt32, text: String, language: String?) {
      self.number = number
      self.text = text
      self.language = language
    }
  }

  /// The passages of texts, with what a model reads of each.
  struct Passages: Sendable {
    var passages: [MeaningPassage] = []
    var wordings: [String] = []
  }

  /// Cuts texts into passages and tells their languages. On all cores.
  nonisolated(nonsending) func passages(of inputs: ArraySlice<Input>) async throws -> Passages {
    let reading = self
    let parts = try await inParallel(inputs) { [reading.passages(ofPart: $0)] }
    return parts.reduce(into: Passages()) {
      $0.passages += $1.passages
      $0.wordings += $1.wordings
    }
  }

  private func passages(ofPart inputs: ArraySlice<Input>) -> Passages {
    var found = Passages()
    for input in inputs {
      let guess = models.identifier.language(
        of: input.text, declared: ignoresDeclared ? nil : input.language)
      for range in Text.passages(of: input.text) {
        let span = TextSpan(range.lowerBound, range.upperBound)
        let wording = Wording(String(input.text.slice(span)))
        guard wording.length >= minimumLength else { continue }
        found.passages.append(
          MeaningPassage(
            document: input.number, span: span, language: guess.language, length: wording.length))
        found.wordings.append(wording.text)
      }
    }
    return found
  }

  /// Which passages a model has vectors for.
  func isKnown(_ passage: MeaningPassage, in space: MeaningSpace) -> Bool {
    switch space {
    case .e5: true
    case .universal:
      passage.language.map(MeaningModels.universalLanguages.contains) ?? false
    }
  }

  /// The vectors of wordings, row after row. On all cores.
  nonisolated(nonsending) func vectors(
    of wordings: [String], in space: MeaningSpace
  ) async throws -> [Float] {
    let embedder: (any Embedder)? =
      switch space {
      case .universal: models.universal
      case .e5: models.e5
      }
    guard let embedder else { return [] }
    return try await inParallel(wordings[...]) { try embedder.vectors(of: Array($0)) }
  }

  /// The tokens of passages; `nil` without the model that shows them. On all cores.
  nonisolated(nonsending) package func tokens(of texts: [String]) async throws -> [TokenVectors]? {
    try await tokens(ofWordings: texts.map { Wording($0).text })
  }

  nonisolated(nonsending) func tokens(
    ofWordings wordings: [String]
  ) async throws -> [TokenVectors]? {
    guard let e5 = models.e5 else { return nil }
    return try await inParallel(wordings[...]) { part in
      e5.tokenStates(of: Array(part)).map { TokenVectors($0) }
    }
  }

  /// The vectors of wordings by e5, row after row, and their tokens, in one way through it; `nil` without it. On all cores.
  nonisolated(nonsending) func vectorsAndTokens(
    of wordings: [String]
  ) async throws -> (vectors: [Float], tokens: [TokenVectors])? {
    guard let e5 = models.e5 else { return nil }
    let parts = try await inParallel(wordings[...]) { part in
      let (vectors, states) = try e5.vectorsAndStates(of: Array(part))
      return [(vectors, states.map { TokenVectors($0) })]
    }
    return (parts.flatMap(\.0), parts.flatMap(\.1))
  }

  /// Texts that one task reads, of many: they go through a model together.
  private static let batch = 64

  private func inParallel<Element: Sendable, Result: Sendable>(
    _ elements: ArraySlice<Element>,
    _ body: @escaping @Sendable (ArraySlice<Element>) throws -> [Result]
  ) async throws -> [Result] {
    // Of few, as those around one new post are, each core has its share.
    let (count, cores) = (elements.count, ParallelSteps.workers)
    let batch = min(Self.batch, max(1, (count + cores - 1) / cores))
    return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
      for start in stride(from: elements.startIndex, to: elements.endIndex, by: batch) {
        let part = elements[start..<min(start + batch, elements.endIndex)]
        group.addTask {
          try Task.checkCancellation()
          return (start, try body(part))
        }
      }
      var parts: [(Int, [Result])] = []
      for try await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}

extension TokenVectors {
  fileprivate init(_ states: TokenStates) {
    self.init(weights: states.rarities, codes: states.codes, dimension: states.dimension)
  }
}
