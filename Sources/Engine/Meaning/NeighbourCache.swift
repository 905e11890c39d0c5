package import Copies
import Index
import Store

/// The nearest others of passages, beside the database: a post that comes near to older ones must know what else is near to them,
/// and looks for it among what came since only.
///
/// They are told by the numbers of passages, and so are good while these are: a list is written when every passage that was
/// there has its number in a file.
package final class NeighbourCache: NeighbourKeeper {
  /// `nil` to keep nothing on disk.
  private let folder: String?
  private var files: RecordCache?
  /// Lists that are in no file yet.
  private var waiting: [RecordKey: KnownNeighbours] = [:]
  /// Whether all passages have their numbers in files.
  private var isNumbered = false

  static let folderName = "neighbours"

  /// Bytes of all files: the lists of half a million passages in two spaces.
  private static let mostOnDisk = 1 << 30
  /// So many are written together, into a file of about three megabytes.
  private static let leastWritten = 4096
  /// More are not kept while they cannot be written.
  private static let mostWaiting = 16_384
  /// Of how lists are made and written.
  private static let version: UInt64 = 1

  package init(indexFolder: String?) {
    folder = indexFolder.map { $0 + "/" + Self.folderName }
  }

  /// Takes up what a former process kept, where its passages have the same numbers still.
  ///
  /// - Parameters:
  ///   - mark: tells of which documents and models the passages are.
  ///   - passages: how many have their numbers in files.
  package func open(mark: UInt64, passages: Int) {
    (files, waiting, isNumbered) = (nil, [:], false)
    guard let folder else { return }
    // Where it cannot be opened nothing is kept: the passages beside it, of which it is said, cannot be either.
    func opened() -> RecordCache? {
      try? RecordCache(folder: folder, mark: mark &+ Self.version, limit: Self.mostOnDisk)
    }
    files = opened()
    if let extent = stored(.extent)?.count, extent > passages {
      // Numbers were given anew since: its passages were lost, or are made again.
      files = nil
      try? FingerprintIndex.reset(folder: folder)
      files = opened()
    }
  }

  /// - Parameters:
  ///   - passages: how many there are.
  ///   - inFiles: how many of them have their numbers in files.
  package func begin(passages: Int, inFiles: Int) {
    isNumbered = passages == inFiles
  }

  package func nearest(to passage: Int, in space: MeaningSpace) -> KnownNeighbours? {
    let key = RecordKey(passage, in: space)
    return waiting[key] ?? stored(key)
  }

  package func keep(_ known: KnownNeighbours, of passage: Int, in space: MeaningSpace) {
    guard files != nil, isNumbered || waiting.count < Self.mostWaiting else { return }
    waiting[RecordKey(passage, in: space)] = known
    if isNumbered, waiting.count >= Self.leastWritten { write() }
  }

  /// Forgets what is in memory.
  package func close() { (files, waiting, isNumbered) = (nil, [:], false) }

  private func stored(_ key: RecordKey) -> KnownNeighbours? {
    files?[key].flatMap { KnownNeighbours($0.bytes) }
  }

  private func write() {
    defer { waiting = [:] }
    guard let files, DiskRoom(at: folder ?? "")?.isLow != true else { return }
    var bytes = KnownNeighbours(count: waiting.values.map(\.count).max() ?? 0, nearest: []).bytes
    var places = [(RecordKey.extent, 0..<bytes.count)]
    for (key, known) in waiting {
      let start = bytes.count
      bytes += known.bytes
      places.append((key, start..<bytes.count))
    }
    do {
      try bytes.withUnsafeBytes { all in
        try files.append(places.map { ($0, UnsafeRawBufferPointer(rebasing: all[$1])) })
      }
    } catch {
      self.files = nil
    }
  }
}

extension RecordKey {
  fileprivate init(_ passage: Int, in space: MeaningSpace) {
    self.init(high: UInt64(space.dimension), low: UInt64(passage))
  }

  /// Of how many passages the numbers are used.
  fileprivate static let extent = RecordKey(high: 0, low: 0)
}
