import CHashing
package import Copies
import Index
import Store
import Text
package import TocsinModel

/// The tokens of passages that were looked at, so that a text that is near to the same ones reads none of them again.
///
/// What was seen last is in memory, bounded in bytes. What was asked for goes into files, also bounded, for the
/// next texts and the next process: a passage that one text was near to, the next one is. What is kept never changes a result.
package final class TokenCache {
  private var recent: RecentValues<String, TokenVectors>

  /// `nil` to keep nothing on disk.
  private let folder: String?
  /// Opened when tokens are asked for: most settlings ask for none.
  private var files: RecordCache?
  /// Those that were asked for and are in no file yet.
  private var asked: [String: TokenVectors] = [:]
  /// Whether they cannot be written, which was said.
  private var isReadOnly = false

  /// Bytes of all files: some hundred thousand passages of a hundred tokens, or twice as many posts of usual length.
  static let mostOnDisk = 4 << 30
  /// So many are written together, into a file of some megabytes.
  private static let leastWritten = 128
  /// So many are read or looked up together: what bounds the memory of those that go into files.
  private static let portion = 512

  /// - Parameters:
  ///   - indexFolder: the folder of the workspace's index, below which it has its own; `nil` to keep nothing there.
  ///   - limit: bytes of a generation in memory: about three thousand passages.
  package init(indexFolder: String?, limit: Int = 128 << 20) {
    folder = indexFolder.map(IndexPart.tokens.folder(in:))
    recent = RecentValues(weighing: limit)
  }

  /// The tokens of texts, those that are not kept read on all cores; `nil` without the model that shows them.
  ///
  /// - Parameter diagnose: is told once where they cannot be kept on disk.
  nonisolated(nonsending) package func tokens(
    of texts: [String], _ reading: MeaningReading, diagnose: (Diagnostic) -> Void
  ) async throws -> [TokenVectors]? {
    open(diagnose)
    var all: [TokenVectors] = []
    for start in stride(from: 0, to: texts.count, by: Self.portion) {
      let part = texts[start..<min(start + Self.portion, texts.count)]
      let wordings = part.map { Wording($0).text }
      var found = wordings.map { recent[$0] ?? stored($0) }
      let missing = found.indices.filter { found[$0] == nil }
      if !missing.isEmpty {
        let unread = missing.map { wordings[$0] }
        guard let fresh = try await reading.tokens(ofWordings: unread) else { return nil }
        for (position, tokens) in zip(missing, fresh) {
          found[position] = tokens
          keep(tokens, of: wordings[position])
        }
      }
      if write(zip(wordings, found), diagnose) {
        // They need no memory of their own any more.
        for position in found.indices {
          found[position] = stored(wordings[position]) ?? found[position]
        }
      }
      all += found.compactMap { $0 }
    }
    return all
  }

  /// Forgets what is in memory, and closes the files, which may be removed then.
  package func close() {
    recent.removeAll()
    asked = [:]
    files = nil
  }

  /// Keeps the tokens of a passage, by what the model reads of it.
  package func keep(_ tokens: TokenVectors, of wording: String) {
    recent.insert(
      tokens, for: wording, weight: tokens.bytes.count + wording.utf8.count)
  }

  // MARK: On disk

  private func open(_ diagnose: (Diagnostic) -> Void) {
    guard files == nil, !isReadOnly, let folder else { return }
    do {
      files = try RecordCache(folder: folder, mark: Self.mark, limit: Self.mostOnDisk)
    } catch {
      cannotKeep(error, diagnose)
    }
  }

  /// What tokens depend on, besides the text.
  private static var mark: UInt64 {
    var hash = FNV1a.start
    let parts = [MeaningSpace.e5.rawValue, MeaningIndexing.version, "\(TokenVectors.version)"]
    for byte in parts.joined(separator: " ").utf8 { hash.combine(UInt32(byte)) }
    return hash.value
  }

  private func stored(_ wording: String) -> TokenVectors? {
    files?[RecordKey(wording)].flatMap { TokenVectors($0.bytes, owner: $0.owner) }
  }

  /// Writes those that were asked for and are in no file, when there are enough; whether it did.
  private func write(
    _ found: some Sequence<(String, TokenVectors?)>, _ diagnose: (Diagnostic) -> Void
  ) -> Bool {
    guard let files else { return false }
    for (wording, tokens) in found where asked[wording] == nil {
      guard let tokens, !files.contains(RecordKey(wording)) else { continue }
      asked[wording] = tokens
    }
    guard asked.count >= Self.leastWritten else { return false }
    // What waits for room would fill the memory instead.
    guard DiskRoom(at: folder ?? "")?.isLow != true else {
      asked = [:]
      return false
    }
    do {
      try files.append(asked.map { (RecordKey($0), $1.bytes) })
    } catch {
      cannotKeep(error, diagnose)
      return false
    }
    for wording in asked.keys { recent.remove(wording) }
    asked = [:]
    return true
  }

  private func cannotKeep(_ error: IndexError, _ diagnose: (Diagnostic) -> Void) {
    (files, asked, isReadOnly) = (nil, [:], true)
    diagnose(
      Diagnostic(
        code: "index.not-kept", severity: .warning,
        message:
          "What was seen in passages is not kept, and is read again when it is asked for: \(error)",
        place: Place(path: folder ?? "")))
  }
}

extension RecordKey {
  fileprivate init(_ wording: String) {
    let key = VectorKey(wording)
    self.init(high: key.high, low: key.low)
  }
}
