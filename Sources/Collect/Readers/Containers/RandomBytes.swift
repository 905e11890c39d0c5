import Glibc

/// Bytes that can be read at any place: a file's, or those in memory.
final class RandomBytes {
  private let descriptor: Int32
  private let memory: [UInt8]
  let count: Int

  init(_ bytes: [UInt8]) {
    memory = bytes
    count = bytes.count
    descriptor = -1
  }

  /// - Throws: ``SourceFailure`` for what is no regular file, or cannot be opened.
  init(path: String) throws(SourceFailure) {
    memory = []
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      count = 0
      throw .unreadable(errno)
    }
    count = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// How many bytes were read; fewer than there is room for only at the end.
  func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) -> Int {
    guard offset >= 0, offset < count else { return 0 }
    let wanted = min(target.count, count - offset)
    if descriptor < 0 {
      target.copyBytes(from: memory[offset..<offset + wanted])
      return wanted
    }
    var filled = 0
    while filled < wanted {
      let got = pread(
        descriptor, target.baseAddress.map { $0 + filled }, wanted - filled, offset + filled)
      if got <= 0 { break }
      filled += got
    }
    return filled
  }

  func bytes(at offset: Int, count: Int) -> [UInt8] {
    guard count > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }
}

/// A stretch of such bytes, with others before and behind it.
final class RangeBytes: ByteSource {
  private let bytes: RandomBytes
  private var at: Int
  private let end: Int
  private var before: ArraySlice<UInt8>
  private var behind: ArraySlice<UInt8>

  init(_ bytes: RandomBytes, _ range: Range<Int>, before: [UInt8] = [], behind: [UInt8] = []) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
    self.before = before[...]
    self.behind = behind[...]
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
    if !before.isEmpty { return Self.move(&before, target) }
    if at < end {
      let room = UnsafeMutableRawBufferPointer(rebasing: target.prefix(end - at))
      let count = bytes.read(at: at, into: room)
      if count == 0 {
        throw SourceFailure(code: "input.truncated", message: "The archive ends within this entry.")
      }
      at += count
      return count
    }
    return behind.isEmpty ? 0 : Self.move(&behind, target)
  }

  private static func move(
    _ bytes: inout ArraySlice<UInt8>, _ target: UnsafeMutableRawBufferPointer
  ) -> Int {
    let count = min(bytes.count, target.count)
    target.copyBytes(from: bytes.prefix(count))
    bytes = bytes.dropFirst(count)
    return count
  }
}

/// A source of which only so many bytes may be read, together with others.
final class BudgetedBytes: ByteSource {
  /// What is left for a container as a whole.
  final class Budget {
    var left: Int
    init(_ bytes: Int) { left = bytes }
  }

  private let source: any ByteSource
  private let budget: Budget

  init(_ source: any ByteSource, _ budget: Budget) {
    self.source = source
    self.budget = budget
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
    let count = try source.read(into: target)
    budget.left -= count
    guard budget.left >= 0 else {
      throw SourceFailure(
        code: "input.bomb",
        message: "The archive unpacks to far more than texts do; the rest was not read.")
    }
    return count
  }
}
