package import Copies
import Index
import Store

/// The nearest others of passages, and what is known of pairs of them, beside the database: a post that comes near to older ones
/// must know what else is near to them, and looks for it among what came since only.
///
/// All is told by the numbers of passages, and so is good while these are: it is written when every passage that was
/// there has its number in a file.
package final class NeighbourCache: NeighbourKeeper {
  /// `nil` to keep nothing on disk.
  private let folder: String?
  private var files: RecordCache?
  /// What is in no file yet.
  private var waiting: [RecordKey: [UInt8]] = [:]
  private var passages = 0
  /// Whether all passages have their numbers in files.
  private var isNumbered = false

  /// Bytes of all files: of half a million passages in two spaces.
  private static let mostOnDisk = 2 << 30
  /// So many records are written together, into a file of about three megabytes.
  private static let leastWritten = 4096
  /// More are not kept while they cannot be written.
  private static let mostWaiting = 16_384
  /// Of how they are made and written.
  private static let version: UInt64 = 2

  package init(indexFolder: String?) {
    folder = indexFolder.map(IndexPart.neighbours.folder(in:))
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
    if let extent = record(.extent, { KnownNeighbours($0) })?.count, extent > passages {
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
    self.passages = passages
    isNumbered = passages == inFiles
  }

  package func nearest(to passage: Int, in space: MeaningSpace) -> KnownNeighbours? {
    record(.neighbours(of: passage, in: space)) { KnownNeighbours($0) }
  }

  package func keep(_ known: KnownNeighbours, of passage: Int, in space: MeaningSpace) {
    keep(known.bytes, .neighbours(of: passage, in: space))
  }

  package func backgrounds(of passage: Int) -> KnownBackgrounds? {
    record(.backgrounds(of: passage)) { KnownBackgrounds($0) }
  }

  package func keep(_ known: KnownBackgrounds, of passage: Int) {
    keep(known.bytes, .backgrounds(of: passage))
  }

  package func pairs(of passage: Int) -> KnownPairs? {
    record(.pairs(of: passage)) { KnownPairs($0) }
  }

  package func keep(_ known: KnownPairs, of passage: Int) {
    keep(known.bytes, .pairs(of: passage))
  }

  /// Forgets what is in memory.
  package func close() { (files, waiting, isNumbered) = (nil, [:], false) }

  private func record<Known>(_ key: RecordKey, _ read: (UnsafeRawBufferPointer) -> Known?) -> Known?
  {
    if let waiting = waiting[key] { return waiting.withUnsafeBytes(read) }
    return files?[key].flatMap { read($0.bytes) }
  }

  private func keep(_ bytes: [UInt8], _ key: RecordKey) {
    guard files != nil, isNumbered || waiting.count < Self.mostWaiting else { return }
    waiting[key] = bytes
    if isNumbered, waiting.count >= Self.leastWritten { write() }
  }

  private func write() {
    defer { waiting = [:] }
    guard let files, DiskRoom(at: folder ?? "")?.isLow != true else { return }
    var bytes = KnownNeighbours(count: passages, nearest: []).bytes
    var places = [(RecordKey.extent, 0..<bytes.count)]
    for (key, known) in waiting {
      let start = bytes.count
      bytes += known
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
  fileprivate static func neighbours(of passage: Int, in space: MeaningSpace) -> RecordKey {
    RecordKey(high: UInt64(space.dimension), low: UInt64(passage))
  }

  fileprivate static func backgrounds(of passage: Int) -> RecordKey {
    RecordKey(high: 1, low: UInt64(passage))
  }

  fileprivate static func pairs(of passage: Int) -> RecordKey {
    RecordKey(high: 2, low: UInt64(passage))
  }

  /// Of how many passages the numbers are used.
  fileprivate static let extent = RecordKey(high: 0, low: 0)
}
