import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// Where the word begins, at or behind `start`; `nil` when it is nowhere. As fast as its first byte is rare.
  func first(_ word: StaticString, from start: Int) -> Int? {
    guard let base = baseAddress else { return nil }
    let length = word.utf8CodeUnitCount
    var at = start
    while at + length <= count,
      let found = memchr(base + at, Int32(word.utf8Start[0]), count - at - length + 1)
    {
      at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(found, word.utf8Start, length) == 0 { return at }
      at += 1
    }
    return nil
  }

  /// Whether the bytes are the same.
  @inline(__always)
  func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard let base = baseAddress, let start = other.baseAddress else { return true }
    return memcmp(base, start, count) == 0
  }
}

extension Array<UInt8> {
  /// Whether a word stands in the bytes. The standard library's search, which knows nothing of bytes, takes many times as long.
  package func holds(_ word: StaticString) -> Bool {
    withUnsafeBufferPointer { $0.first(word, from: 0) != nil }
  }
}
