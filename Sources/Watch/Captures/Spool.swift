import Foundation
package import Store

/// What followers bring, until it is read: files on disk and what is to be remembered once they are read.
///
/// A batch is closed as files and a journal that names them; the journal goes when all of it is stored. A process that is
/// killed in between reads the batch again, which changes nothing.
package actor Spool {
  /// What is read and remembered together.
  package struct Batch: Codable, Sendable {
    /// To be read: of the spool's own, and what others put into folders.
    package var paths: [String] = []
    /// Of the spool's own, what is not kept after it was read.
    package var passing: [String] = []
    package var remembered: [WatchedValue] = []

    package init(
      paths: [String] = [], passing: [String] = [], remembered: [WatchedValue] = []
    ) {
      self.paths = paths
      self.passing = passing
      self.remembered = remembered
    }

    var isEmpty: Bool { paths.isEmpty && passing.isEmpty && remembered.isEmpty }
  }

  /// What is written to one file of a batch.
  enum Kind: String, Sendable {
    case pages, posts, names
  }

  /// Bytes beyond which a batch is closed although more is coming.
  private static let full = 32 << 20

  private let folder: String
  private let version: String
  private var paths: [String] = []
  private var seen: Set<String> = []
  private var remembered: [WatchedValue] = []
  private var open: [Kind: [UInt8]] = [:]
  private var lists: [(ending: String, bytes: [UInt8])] = []
  private var mails: [[UInt8]] = []
  private var bytes = 0
  private var counter = 0
  private var waiter: CheckedContinuation<Void, Never>?

  package init(_ folder: String, version: String) throws {
    self.folder = folder
    self.version = version
    try FileManager.default.createDirectory(
      atPath: "\(folder)/pending", withIntermediateDirectories: true)
  }

  // MARK: In

  func add(paths new: [String]) {
    paths += new.filter { seen.insert($0).inserted }
    wake()
  }

  func remember(_ values: [WatchedValue]) {
    remembered += values
    wake()
  }

  /// - Parameter values: what is remembered once the bytes are read.
  func add(_ kind: Kind, _ more: [UInt8], remembering values: [WatchedValue] = []) {
    if !more.isEmpty { open[kind, default: []] += more }
    bytes += more.count
    remembered += values
    wake()
  }

  /// A file as it was fetched, which is read by what it holds, and not kept.
  func add(list more: [UInt8], ending: String, remembering values: [WatchedValue]) {
    lists.append((ending, more))
    bytes += more.count
    remembered += values
    wake()
  }

  /// A mail as it came, which is kept as a file of its own: a signature is over its bytes.
  func add(mail: [UInt8], remembering values: [WatchedValue]) {
    mails.append(mail)
    bytes += mail.count
    remembered += values
    wake()
  }

  /// Whether followers should wait before they bring more: while much waits to be read, or little room is left.
  var isFull: Bool { bytes >= Self.full || DiskRoom(at: folder)?.isLow == true }

  /// Lets whoever waits look at the clock.
  func poke() { wake() }

  private func wake() {
    waiter?.resume()
    waiter = nil
  }

  // MARK: Out

  /// Waits until there is something, or the task is cancelled.
  func wait() async {
    let isEmpty =
      paths.isEmpty && remembered.isEmpty && open.isEmpty && lists.isEmpty
      && mails.isEmpty
    guard isEmpty else { return }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // Cancelled before it waits, nobody would wake it.
        if Task.isCancelled { continuation.resume() } else { waiter = continuation }
      }
    } onCancel: {
      Task { await self.wake() }
    }
  }

  /// Closes what there is; `nil` when there is nothing.
  package func close(at time: Double) throws -> (batch: Batch, journal: String?)? {
    var batch = Batch(paths: paths, remembered: remembered)
    var journal: String?
    if !open.isEmpty || !lists.isEmpty || !mails.isEmpty || !remembered.isEmpty {
      counter += 1
      let name = String(format: "%013.0f-%d-%d", time * 1000, getpid(), counter)
      for (kind, content) in open.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        let path = try write(kind, content, name, at: time)
        if kind == .names { batch.passing.append(path) } else { batch.paths.append(path) }
      }
      for (index, list) in lists.enumerated() {
        let path = "\(folder)/pending/list-\(index).\(list.ending)"
        try Self.whole(list.bytes, to: path)
        batch.passing.append(path)
      }
      if !mails.isEmpty {
        let kept = try dayFolder(at: time)
        for (index, mail) in mails.enumerated() {
          let path = "\(kept)/\(name)-\(index).eml"
          try Self.whole(mail, to: path)
          batch.paths.append(path)
        }
      }
      let path = "\(folder)/pending/\(name).json"
      try Self.whole(Array(try JSONEncoder().encode(batch)), to: path)
      journal = path
    }
    (paths, remembered, open, lists, mails, bytes) = ([], [], [:], [], [], 0)
    seen = []
    return batch.isEmpty ? nil : (batch, journal)
  }

  private func write(_ kind: Kind, _ content: [UInt8], _ name: String, at time: Double) throws
    -> String
  {
    let kept = kind == .names ? folder : try dayFolder(at: time)
    switch kind {
    case .names:
      // Always the same, as one batch is read after the other: the store remembers each path for good.
      let path = "\(folder)/pending/names.csv"
      try Self.whole(Array("name,first_seen\n".utf8) + content, to: path)
      return path
    case .pages:
      let path = "\(kept)/\(name).warc.gz"
      try Self.whole(WARCWriter.information(version: version, at: time) + content, to: path)
      return path
    case .posts:
      let path = "\(kept)/\(name).jsonl"
      try Self.whole(content, to: path)
      return path
    }
  }

  /// The folder of a day's captures, made where it is not there.
  private func dayFolder(at time: Double) throws -> String {
    let day = Date(timeIntervalSince1970: time).formatted(
      .iso8601.year().month().day().dateSeparator(.omitted))
    try FileManager.default.createDirectory(
      atPath: "\(folder)/\(day)", withIntermediateDirectories: true)
    return "\(folder)/\(day)"
  }

  /// Batches that were closed and not read to the end, the oldest first.
  package func left() -> [(batch: Batch, journal: String)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/pending")) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      let path = "\(folder)/pending/\(name)"
      guard let data = FileManager.default.contents(atPath: path),
        var batch = try? JSONDecoder().decode(Batch.self, from: data)
      else { return nil }
      batch.paths = batch.paths.map(moved)
      batch.passing = batch.passing.map(moved)
      return (batch, path)
    }
  }

  /// Where a file of the spool lies now: a workspace that was restored, or moved, has it under another name.
  private func moved(_ path: String) -> String {
    guard access(path, F_OK) != 0 else { return path }
    let place = ([folder] + path.split(separator: "/").suffix(2).map(String.init))
      .joined(separator: "/")
    return access(place, F_OK) == 0 ? place : path
  }

  /// What a batch needs no more once it is stored.
  package static func clear(_ batch: Batch, journal: String?) {
    for path in batch.passing { unlink(path) }
    if let journal { unlink(journal) }
  }

  /// Writes a file that is there whole or not at all, whatever happens.
  private static func whole(_ bytes: [UInt8], to path: String) throws {
    let draft = path + ".part"
    let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw WatchError.cannotWrite(path: path, code: errno) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else {
        let code = errno
        Glibc.close(descriptor)
        unlink(draft)
        throw WatchError.cannotWrite(path: path, code: code)
      }
      rest = rest.dropFirst(written)
    }
    let isSafe = fsync(descriptor) == 0
    Glibc.close(descriptor)
    guard isSafe, rename(draft, path) == 0 else {
      throw WatchError.cannotWrite(path: path, code: errno)
    }
  }
}
