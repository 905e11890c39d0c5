import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Says what a mail asks by the meaning of its sentences, in whatever language its encoder knows.
///
/// Each sentence is compared with examples of what deceivers ask (``MailAsk``) and with what honest mails say (``HonestSentences``): the
/// logarithm of how dense the one kind is around it, less that of the other. The sentence that is most on the side of the first decides.
/// Complexity: a product of some 380 rows a sentence, besides what the encoder takes; sentences that come again are remembered.
package final class MailMeaning: Sendable {
  /// What decided.
  package struct Match: Sendable, Hashable {
    package var ask: MailAsk
    /// How much it asks it, between 0 and 1.
    package var value: Double
    package var sentence: String
    package var isSubject: Bool
  }

  struct Likeness: Sendable {
    var ask: MailAsk
    /// Logarithm of the ratio of both densities.
    var ratio: Float
  }

  /// How fast likeness falls with the cosine. Smaller, and what an example is about counts more than what it says; larger, and the
  /// nearest example decides alone. Chosen among 8 to 28 on the labelled half.
  private static let sharpness: Float = 22
  /// The ratio at which a sentence asks by half, and how steep that is.
  private static let half: Float = 1.5
  private static let steepness: Float = 2
  /// Sentences that are remembered, of at most ``MailSentences/longest`` bytes: 10 MB. Waves, footers and templates repeat.
  private static let mostRemembered = 32_768

  private let encoder: any SentenceEncoder
  private let asks: [MailAsk]
  private let askRows: [Float]
  private let honestRows: [Float]
  private let known = Mutex<[String: Likeness]>([:])

  /// Reads the examples; a fifth of a second.
  package init(_ encoder: any SentenceEncoder) throws {
    self.encoder = encoder
    let examples = MailAsk.allCases.flatMap { ask in
      ask.examples.split(separator: "\n").map { (ask: ask, text: String($0)) }
    }
    asks = examples.map(\.ask)
    askRows = try encoder.vectors(of: examples.map(\.text))
    honestRows = try encoder.vectors(
      of: HonestSentences.text.split(separator: "\n").map(String.init))
  }

  /// The sentence of a mail that asks most; `nil` where nothing is said.
  package func match(in mail: MailMessage) throws -> Match? {
    let sentences = MailSentences.sentences(of: mail)
    let likenesses = try likenesses(of: sentences.map(\.text))
    // The first of several that are the same.
    guard
      let best = likenesses.indices.max(by: {
        (likenesses[$0].ratio, $1) < (likenesses[$1].ratio, $0)
      })
    else { return nil }
    return Match(
      ask: likenesses[best].ask,
      value: Logistic.probability(
        Double(Self.steepness * (likenesses[best].ratio - Self.half))),
      sentence: sentences[best].text, isSubject: sentences[best].isSubject)
  }

  func likenesses(of sentences: [String]) throws -> [Likeness] {
    var found = known.withLock { known in sentences.map { known[$0] } }
    var missing: [Int] = []
    for index in found.indices where found[index] == nil { missing.append(index) }
    guard !missing.isEmpty else { return found.compactMap(\.self) }
    let vectors = try encoder.vectors(of: missing.map { sentences[$0] })
    let width = encoder.dimension
    for (place, index) in missing.enumerated() {
      found[index] = likeness(of: vectors[place * width..<(place + 1) * width])
    }
    known.withLock { known in
      // Thrown away as a whole: what repeats is soon there again, and nothing has to be counted.
      if known.count + missing.count > Self.mostRemembered { known.removeAll() }
      for index in missing { known[sentences[index]] = found[index] }
    }
    return found.compactMap(\.self)
  }

  private func likeness(of vector: ArraySlice<Float>) -> Likeness {
    let near = Self.cosines(vector, askRows)
    let best = near.indices.max { (near[$0], $1) < (near[$1], $0) } ?? 0
    return Likeness(
      ask: asks[best], ratio: Self.density(near) - Self.density(Self.cosines(vector, honestRows)))
  }

  private static func density(_ cosines: [Float]) -> Float {
    // Cosines are at most 1 and the sharpness 22: nothing overflows.
    log(cosines.reduce(0) { $0 + exp(sharpness * $1) } / Float(max(1, cosines.count)))
  }

  private static func cosines(_ vector: ArraySlice<Float>, _ rows: [Float]) -> [Float] {
    let width = vector.count
    return vector.withUnsafeBufferPointer { vector in
      rows.withUnsafeBufferPointer { rows in
        stride(from: 0, to: rows.count, by: width).map { start in
          // In lanes, since sums of floats are not reordered by the compiler.
          var sums = SIMD16<Float>()
          var column = 0
          while column + 16 <= width {
            sums += lanes(vector, column) * lanes(rows, start + column)
            column += 16
          }
          var sum = sums.sum()
          while column < width {
            sum += vector[column] * rows[start + column]
            column += 1
          }
          return sum
        }
      }
    }
  }

  /// Sixteen numbers from a place on, which there must be.
  @inline(__always)
  private static func lanes(_ numbers: UnsafeBufferPointer<Float>, _ place: Int) -> SIMD16<Float> {
    precondition(place >= 0 && place + 16 <= numbers.count)
    return UnsafeRawBufferPointer(numbers).loadUnaligned(
      fromByteOffset: place * MemoryLayout<Float>.stride, as: SIMD16<Float>.self)
  }
}
