import Copies
import Text

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
    let wordings = texts.map { Wording($0).text }
    var found = wordings.map { self[$0] }
    let missing = found.indices.filter { found[$0] == nil }
    guard let fresh = try await reading.tokens(ofWordings: missing.map { wordings[$0] }) else {
      return nil
    }
    for (position, tokens) in zip(missing, fresh) {
      found[position] = tokens
      keep(tokens, of: wordings[position])
    }
    return found.compactMap { $0 }
  }

  func removeAll() {
    recent = [:]
    older = [:]
    bytes = 0
  }

  private subscript(wording: String) -> TokenVectors? {
    if let known = recent[wording] { return known }
    guard let known = older.removeValue(forKey: wording) else { return nil }
    keep(known, of: wording)
    return known
  }

  /// Keeps the tokens of a passage, by what the model reads of it.
  func keep(_ tokens: TokenVectors, of wording: String) {
    let size = tokens.size + wording.utf8.count
    guard size <= limit else { return }
    if bytes + size > limit {
      older = recent
      recent = [:]
      bytes = 0
    }
    if recent.updateValue(tokens, forKey: wording) == nil { bytes += size }
  }
}
