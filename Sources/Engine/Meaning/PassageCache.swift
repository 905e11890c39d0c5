import CHashing
import Copies
import Index
import Store
import TocsinModel

/// The passages and vectors of a workspace beside its database, so that a process that opens it reads no text again.
/// All of it can be made again from the database, where the vectors are.
///
/// The files are opened once: an engine that is open settles at each post.
final class PassageCache {
  /// `nil` to keep nothing.
  private let folder: String?
  private let spaces: Set<MeaningSpace>
  private let ruleHash: UInt64
  /// `nil` until they are opened, and after what they hold was erased.
  private var files: PassageIndex?

  /// - Parameters:
  ///   - indexFolder: the folder of the workspace's index, below which it has its own.
  ///   - rule: what passages and vectors depend on, besides the texts.
  init(folder indexFolder: String?, spaces: Set<MeaningSpace>, rule: String) {
    folder = indexFolder.map(IndexPart.passages.folder(in:))
    self.spaces = spaces
    var hash = FNV1a.start
    for byte in rule.utf8 { hash.combine(UInt32(byte)) }
    ruleHash = hash.value
  }

  /// What was kept, or an index without passages where there is nothing, or it is damaged or of other documents.
  func open(_ work: StepWork) throws -> (index: MeaningIndex, panels: BackgroundPanels?) {
    let none = MeaningIndex(spaces: spaces)
    guard let folder else { return (none, nil) }
    do {
      let stored = try stored(folder, work)
      let index = MeaningIndex(stored, spaces: spaces)
      if index.passages.allSatisfy({ Int($0.document) < work.count }) { return (index, nil) }
    } catch is IndexError {
      // It is made again, as one that is missing.
    }
    try? reset()
    return (none, nil)
  }

  /// Fewer new passages are not written: the next process has them from the database as fast.
  private static let leastWritten = 512

  /// Writes what is new. That it cannot be written costs time at the next opening, and nothing else.
  func keep(_ index: MeaningIndex, _ work: StepWork) {
    guard let folder else { return }
    do {
      let stored = try stored(folder, work)
      if index.count - stored.count >= Self.leastWritten { try index.checkpoint(to: stored) }
    } catch {
      work.events(
        .diagnostic(
          Diagnostic(
            code: "index.not-kept", severity: .warning,
            message: "The passages are not kept, and are read again at the next start: \(error)",
            place: Place(path: folder))))
    }
  }

  private func reset() throws {
    files = nil
    if let folder { try FingerprintIndex.reset(folder: folder) }
  }

  /// Closes the files, which may be removed then.
  func close() { files = nil }

  /// How many passages are in files.
  var count: Int { files?.count ?? 0 }

  /// Tells of which documents and models the passages are.
  func mark(_ work: StepWork) throws -> UInt64 { try work.store.indexMark() ^ ruleHash }

  private func stored(_ folder: String, _ work: StepWork) throws -> PassageIndex {
    if let files { return files }
    let opened = try PassageIndex(
      folder: folder, dimensions: MeaningIndex.dimensions(of: spaces), expecting: .max,
      mark: try mark(work))
    files = opened
    return opened
  }
}
