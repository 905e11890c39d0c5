import Foundation

/// Sorts lines of any number in bounded memory: sorted runs go to the disk and are merged.
final class LineSorter {
  /// Bytes of lines that are kept before a run is written.
  private static let most = 4 << 20

  private let path: String
  private var lines: [[UInt8]] = []
  private var bytes = 0
  private var runs = 0

  /// - Parameter path: what the runs' names begin with.
  init(_ path: String) {
    self.path = path
  }

  deinit { for run in 0..<runs { unlink(name(run)) } }

  private func name(_ run: Int) -> String { "\(path).run-\(run)" }

  func add(_ line: [UInt8]) throws(EvidenceError) {
    lines.append(line)
    bytes += line.count
    if bytes >= Self.most { try spill() }
  }

  private func spill() throws(EvidenceError) {
    lines.sort { $0.lexicographicallyPrecedes($1) }
    try WholeFile.write(lines.joined(separator: [0x0A]) + [0x0A], to: name(runs), syncs: false)
    runs += 1
    (lines, bytes) = ([], 0)
  }

  /// Calls the body with each line in order of its bytes.
  func each(_ body: ([UInt8]) throws(EvidenceError) -> Void) throws(EvidenceError) {
    guard runs > 0 else {
      lines.sort { $0.lexicographicallyPrecedes($1) }
      for line in lines { try body(line) }
      return
    }
    if !lines.isEmpty { try spill() }
    var readers: [LineReader] = []
    for run in 0..<runs { readers.append(try LineReader(name(run))) }
    // Few runs: looking at the head of each costs less than keeping them in order.
    var heads = readers.map { $0.next() }
    while true {
      var least: Int?
      for (index, head) in heads.enumerated() {
        guard let head else { continue }
        if let other = least, let best = heads[other], !head.lexicographicallyPrecedes(best) {
          continue
        }
        least = index
      }
      guard let least, let line = heads[least] else { return }
      try body(line)
      heads[least] = readers[least].next()
    }
  }
}

/// The lines of a file, one after another.
final class LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var at = 0
  private var isAtEnd = false

  init(_ path: String) throws(EvidenceError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(path: path, code: errno) }
  }

  deinit { close(descriptor) }

  func next() -> [UInt8]? {
    while true {
      if let end = buffer[at...].firstIndex(of: 0x0A) {
        defer { at = end + 1 }
        return Array(buffer[at..<end])
      }
      if isAtEnd { return nil }
      buffer.removeFirst(at)
      at = 0
      var more = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(descriptor, &more, more.count)
      if count <= 0 { isAtEnd = true } else { buffer += more[..<count] }
    }
  }
}
