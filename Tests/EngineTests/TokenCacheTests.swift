import Copies
import Embed
import Engine
import Foundation
import TestSupport
import Testing
import Text
import TocsinModel

/// The models of this machine; `nil` where `make setup` has not fetched them.
private let models: MeaningModels? = {
  let models = try? MeaningModels(ModelFolder(environment: ProcessInfo.processInfo.environment))
  return models?.missing.isEmpty == true ? models : nil
}()

@Suite(.enabled(if: models != nil, "The models are not installed: make setup"))
struct TokenCacheTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: temporary["index"], withIntermediateDirectories: false)
  }

  private static let texts = (0..<200).map { "The ferry number \($0) leaves the harbour at noon." }

  private static func read(
    _ cache: TokenCache, _ texts: [String] = Self.texts, by models: MeaningModels?
  )
    async throws -> (tokens: [TokenVectors]?, said: [String])
  {
    var said: [String] = []
    let reading = MeaningReading(try #require(models), minimumLength: 20)
    let tokens = try await cache.tokens(of: texts, reading) { said.append($0.code) }
    return (tokens, said)
  }

  /// Models of which none is there: what they are asked for is not read.
  private func noModels() throws -> MeaningModels {
    try MeaningModels(ModelFolder(path: temporary["empty"]))
  }

  private static func isEqual(_ a: [TokenVectors]?, _ b: [TokenVectors]?) -> Bool {
    guard let a, let b else { return false }
    return a.count == b.count && zip(a, b).allSatisfy { $0.bytes.elementsEqual($1.bytes) }
  }

  @Test func `what was asked for is read by the next process without the model`() async throws {
    let first = try await Self.read(TokenCache(indexFolder: temporary["index"]), by: models)
    let fresh = try await Self.read(TokenCache(indexFolder: nil), by: models)
    let next = try await Self.read(TokenCache(indexFolder: temporary["index"]), by: try noModels())
    #expect(Self.isEqual(first.tokens, fresh.tokens) && Self.isEqual(next.tokens, fresh.tokens))
    #expect(next.said.isEmpty)
    let unseen = try await Self.read(
      TokenCache(indexFolder: temporary["index"]), ["Another text that nobody has asked for yet."],
      by: try noModels())
    #expect(unseen.tokens == nil)
  }

  @Test func `what was seen on the way and never asked for goes into no file`() async throws {
    let cache = TokenCache(indexFolder: temporary["index"])
    let seen = try await Self.read(TokenCache(indexFolder: nil), by: models)
    for (text, tokens) in zip(Self.texts, try #require(seen.tokens)) {
      cache.keep(tokens, of: Wording(text).text)
    }
    _ = try await Self.read(cache, Array(Self.texts[..<100]), by: models)
    let folder = temporary["index"] + "/tokens"
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    _ = try await Self.read(cache, Array(Self.texts[..<150]), by: models)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
  }

  @Test func `what was closed and removed is not there`() async throws {
    let cache = TokenCache(indexFolder: temporary["index"])
    _ = try await Self.read(cache, by: models)
    cache.close()
    try FileManager.default.removeItem(atPath: temporary["index"] + "/tokens")
    #expect(try await Self.read(cache, by: try noModels()).tokens == nil)
  }

  @Test func `where nothing can be kept it is said once, and read all the same`() async throws {
    try Data("a file".utf8).write(to: URL(fileURLWithPath: temporary["index"] + "/tokens"))
    let cache = TokenCache(indexFolder: temporary["index"])
    let first = try await Self.read(cache, by: models)
    #expect(first.tokens?.count == Self.texts.count && first.said == ["index.not-kept"])
    #expect(try await Self.read(cache, by: models).said.isEmpty)
  }
}
