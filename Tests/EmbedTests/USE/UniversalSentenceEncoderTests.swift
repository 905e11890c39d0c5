import Embed
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: USEModel.isThere)) struct UniversalSentenceEncoderTests {
  private let fast: UniversalSentenceEncoder

  init() throws {
    fast = try USEModel.fast.get()
  }

  @Test func `the fast encoder agrees with the plain one`() throws {
    let found = USEModel.rows(try fast.vectors(of: USEModel.texts))
    let expected = USEModel.rows(try USEModel.plain.get().vectors(of: USEModel.texts))
    try #require(found.count == expected.count)
    for (text, (a, b)) in zip(USEModel.texts, zip(found, expected)) {
      #expect(USEModel.cosine(a, b) > 0.9995, "\(text)")
    }
  }

  @Test func `vectors have the length 1`() throws {
    for vector in USEModel.rows(try fast.vectors(of: USEModel.texts)) {
      #expect(abs(USEModel.cosine(vector, vector) - 1) < 1e-5)
    }
  }

  @Test func `no texts give no vectors`() throws {
    #expect(try fast.vectors(of: []).isEmpty)
  }

  @Test func `a vector is the same bit by bit however texts are batched`() throws {
    let together = try fast.vectors(of: USEModel.texts)
    #expect(try USEModel.texts.flatMap { try fast.vectors(of: [$0]) } == together)
    let backwards = USEModel.rows(try fast.vectors(of: USEModel.texts.reversed()))
    #expect(backwards.reversed().flatMap { $0 } == together)
    let many = Array(repeating: USEModel.texts, count: 7).flatMap { $0 }
    #expect(try fast.vectors(of: many) == Array(repeating: together, count: 7).flatMap { $0 })
  }

  @Test(arguments: [0, 40 * 6720]) func `no vector depends on what is cached`(bytes: Int) throws {
    let other = try UniversalSentenceEncoder(folder: USEModel.folder, cacheBytes: bytes)
    let expected = try fast.vectors(of: USEModel.texts)
    #expect(try other.vectors(of: USEModel.texts) == expected)
    #expect(try other.vectors(of: USEModel.texts) == expected)
  }

  @Test func `several threads get the vectors that one gets`() async throws {
    let fresh = try UniversalSentenceEncoder(folder: USEModel.folder)
    let all = try await withThrowingTaskGroup(of: [Float].self) { group in
      for _ in 0..<8 { group.addTask { try fresh.vectors(of: USEModel.texts) } }
      return try await group.reduce(into: [[Float]]()) { $0.append($1) }
    }
    let expected = try fast.vectors(of: USEModel.texts)
    #expect(all.count == 8)
    #expect(all.allSatisfy { $0 == expected })
  }

  @Test func `translations are closer than other texts`() throws {
    let vectors = USEModel.rows(
      try fast.vectors(of: [
        "The election is on Sunday.", "Die Wahl ist am Sonntag.", "L'élection a lieu dimanche.",
        "The cat sleeps under the table.",
      ]))
    let other = USEModel.cosine(vectors[0], vectors[3])
    #expect(USEModel.cosine(vectors[0], vectors[1]) > other + 0.3)
    #expect(USEModel.cosine(vectors[0], vectors[2]) > other + 0.3)
  }

  @Test func `a text of 10 MB is cut, and costs no more than its beginning`() throws {
    let long = String(repeating: "vote ", count: 2_000_000)
    let begun = ContinuousClock.now
    let vectors = try fast.vectors(of: [long, String(long.prefix(16 << 10))])
    #expect(Array(vectors[..<512]) == Array(vectors[512...]))
    #expect(ContinuousClock.now - begun < .patiently(20))
  }
}
