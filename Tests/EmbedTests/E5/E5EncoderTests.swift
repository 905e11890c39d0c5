import Embed
import Foundation
import TestSupport
import Testing

@Suite struct E5EncoderTests {
  private let folder: TemporaryFolder
  private let made: MadeUpE5
  private let file: String

  private let texts = [
    "", "vote", "vote vote на日本!", "  v\to\nte  ", String(repeating: "vote на ", count: 40), "日",
    "!!!",
    "vote votevote", "Ａ", "x y z",
  ]

  init() throws {
    folder = try TemporaryFolder()
    var made = MadeUpE5()
    file = try folder.write("e5-small-q4.bin", made.data())
    self.made = made
  }

  private func cosine(_ a: some Sequence<Float>, _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + Double($1.0) * $1.1 }
  }

  @Test(arguments: MatrixPath.allCases.filter(\.isAvailable))
  func `vectors agree with the forward pass as it is defined`(path: MatrixPath) throws {
    let model = try MultilingualE5(file: file, path: path)
    let plain = PlainE5(made)
    let vectors = try model.vectors(of: texts)
    #expect(vectors.count == texts.count * 384)
    for (index, text) in texts.enumerated() {
      let vector = vectors[index * 384..<(index + 1) * 384]
      #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
      #expect(cosine(vector, plain.vector(of: model.tokens(of: text))) > 0.999)
    }
  }

  @Test func `a vector is the same, bit by bit, in whatever company its text comes`() throws {
    let model = try MultilingualE5(file: file)
    let many = (0..<90).map {
      texts[$0 * 7 % texts.count] + String(repeating: " vote", count: $0 % 9)
    }
    let together = try model.vectors(of: many)
    let reversed = try model.vectors(of: many.reversed())
    for (index, text) in many.enumerated() {
      let expected = try model.vectors(of: [text])
      #expect(Array(together[index * 384..<(index + 1) * 384]) == expected)
      let back = many.count - 1 - index
      #expect(Array(reversed[back * 384..<(back + 1) * 384]) == expected)
    }
  }

  @Test func `several threads may call one model`() async throws {
    let model = try MultilingualE5(file: file)
    let texts = texts
    let expected = try model.vectors(of: texts)
    try await withThrowingTaskGroup(of: [Float].self) { group in
      for _ in 0..<8 { group.addTask { try model.vectors(of: texts) } }
      for try await vectors in group { #expect(vectors == expected) }
    }
  }

  @Test func `a text beyond the model's length is cut`() throws {
    let model = try MultilingualE5(file: file)
    let long = String(repeating: "vote ", count: 1000)
    #expect(model.tokens(of: long).count == 24)
    #expect(model.tokens(of: long).last == 2)
    #expect(try model.vectors(of: [long]) == model.vectors(of: [long + "на на на"]))
  }

  @Test func `no texts, no vectors`() throws {
    #expect(try MultilingualE5(file: file).vectors(of: []).isEmpty)
  }

  @Test func `a text as long as a book is embedded in a moment`() throws {
    let model = try MultilingualE5(file: file)
    let book = String(repeating: "日本vote \u{200B}", count: 1_000_000)
    let clock = ContinuousClock()
    var vector: [Float] = []
    let taken = try clock.measure { vector = try model.vectors(of: [book]) }
    #expect(vector.count == 384)
    #expect(taken < .patiently(5))
  }
}
