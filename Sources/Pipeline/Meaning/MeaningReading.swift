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

  /// Texts that one task reads.
  private static let batch = 64

  /// Appends the passages of texts, in their order, with their vectors. On all cores.
  nonisolated(nonsending) package func read(
    _ inputs: [Input], into index: inout MeaningIndex
  ) async throws {
    let reading = self
    var parts: [(Int, Part)] = []
    try await withThrowingTaskGroup(of: (Int, Part).self) { group in
      for start in stride(from: 0, to: inputs.count, by: Self.batch) {
        group.addTask {
          try Task.checkCancellation()
          let part = inputs[start..<min(start + Self.batch, inputs.count)]
          return (start, try reading.read(part))
        }
      }
      for try await part in group { parts.append(part) }
    }
    for (_, part) in parts.sorted(by: { $0.0 < $1.0 }) {
      index.append(part.passages, vectors: part.vectors)
    }
  }

  private struct Part: Sendable {
    var passages: [MeaningPassage] = []
    var vectors: [MeaningSpace: [Float]] = [:]
  }

  private func read(_ inputs: ArraySlice<Input>) throws -> Part {
    var part = Part()
    var wordings: [String] = []
    for input in inputs {
      let guess = models.identifier.language(
        of: input.text, declared: ignoresDeclared ? nil : input.language)
      for range in passages(of: input.text) {
        let span = TextSpan(range.lowerBound, range.upperBound)
        let wording = Wording(String(input.text.slice(span)))
        guard wording.length >= minimumLength else { continue }
        part.passages.append(
          MeaningPassage(
            document: input.number, span: span, language: guess.language, length: wording.length))
        wordings.append(wording.text)
      }
    }
    if let e5 = models.e5 { part.vectors[.e5] = try e5.vectors(of: wordings) }
    if let universal = models.universal {
      part.vectors[.universal] = try vectors(of: wordings, part.passages, universal)
    }
    return part
  }

  /// Rows of zeros for languages that the universal encoder does not know.
  private func vectors(
    of wordings: [String], _ passages: [MeaningPassage], _ model: UniversalSentenceEncoder
  ) throws -> [Float] {
    let known = passages.indices.filter {
      passages[$0].language.map(MeaningModels.universalLanguages.contains) ?? false
    }
    let vectors = try model.vectors(of: known.map { wordings[$0] })
    let width = model.model.dimension
    var rows = [Float](repeating: 0, count: passages.count * width)
    for (position, row) in known.enumerated() {
      rows.replaceSubrange(
        row * width..<(row + 1) * width, with: vectors[position * width..<(position + 1) * width])
    }
    return rows
  }
}

extension MeaningReading {
  /// The tokens of passages; `nil` without the model that shows them. On all cores.
  nonisolated(nonsending) package func tokens(of texts: [String]) async throws -> [TokenVectors]? {
    guard let e5 = models.e5 else { return nil }
    var parts: [(Int, [TokenVectors])] = []
    try await withThrowingTaskGroup(of: (Int, [TokenVectors]).self) { group in
      for start in stride(from: 0, to: texts.count, by: Self.batch) {
        group.addTask {
          try Task.checkCancellation()
          let part = texts[start..<min(start + Self.batch, texts.count)]
          let states = try e5.tokenStates(of: part.map { Wording($0).text })
          return (
            start,
            states.map {
              TokenVectors(weights: $0.rarities, codes: $0.codes, dimension: $0.dimension)
            }
          )
        }
      }
      for try await part in group { parts.append(part) }
    }
    return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
  }
}
