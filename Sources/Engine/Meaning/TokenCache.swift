import Copies

/// The tokens of passages that were looked at last, so that a post that is near to the same ones reads none of them again.
///
/// Bounded in bytes: two generations, of which the older one is dropped when the newer one is full (as the “2Q” of Johnson and
/// Shasha, VLDB 1994, without its ghosts). What is in it never changes a result.
final class TokenCache {
  /// Of the tokens of one generation: about three thousand passages.
  private let limit: Int
  private var recent: [String: TokenVectors] = [:]
  private var older: [String: TokenVectors] = [:]
  private var bytes = 0

  /// - Parameter limit: bytes of a generation.
  init(limit: Int = 128 << 20) {
    self.limit = limit
  }

  /// The tokens of texts, those that are not kept read on all cores; `nil` without the model that shows them.
  nonisolated(nonsending) func tokens(
    of texts: [String], _ reading: MeaningReading
  ) async throws -> [TokenVectors]? {
    var found = texts.map { self[$0] }
    let missing = found.indices.filter { found[$0] == nil }
    guard let fresh = try await reading.tokens(of: missing.map { texts[$0] }) else { return nil }
    for (position, tokens) in zip(missing, fresh) {
      found[position] = tokens
      keep(tokens, of: texts[position])
    }
    return found.compactMap { $0 }
  }

  func removeAll() {
    recent = [:]
    older = [:]
    bytes = 0
  }

  private subscript(text: String) -> TokenVectors? {
    if let known = recent[text] { return known }
    guard let known = older.removeValue(forKey: text) else { return nil }
    keep(known, of: text)
    return known
  }

  private func keep(_ tokens: TokenVectors, of text: String) {
    let size = tokens.codes.count + text.utf8.count
    guard size <= limit else { return }
    if bytes + size > limit {
      older = recent
      recent = [:]
      bytes = 0
    }
    if recent.updateValue(tokens, forKey: text) == nil { bytes += size }
  }
}
