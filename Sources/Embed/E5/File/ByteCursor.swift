/// Reads little-endian numbers one after another, never beyond the end.
struct ByteCursor {
  private let bytes: UnsafeRawBufferPointer
  private(set) var offset: Int
  private let end: Int

  /// Why reading stopped; the file's name is for the caller to add.
  struct Truncated: Error {}

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    offset = 0
    end = bytes.count
  }

  /// The next `count` bytes, which are passed.
  mutating func take(_ count: Int) throws(Truncated) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= end - offset else { throw Truncated() }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
  }

  mutating func integer<Number: FixedWidthInteger & BitwiseCopyable>(
    _: Number.Type = Number.self
  ) throws(Truncated) -> Number {
    Number(littleEndian: try take(MemoryLayout<Number>.size).loadUnaligned(as: Number.self))
  }

  mutating func float() throws(Truncated) -> Float {
    Float(bitPattern: try integer())
  }

  /// `count` numbers of 4 bytes.
  mutating func integers(_ count: Int) throws(Truncated) -> [UInt32] {
    let (size, overflows) = count.multipliedReportingOverflow(by: 4)
    guard !overflows else { throw Truncated() }
    let source = try take(size)
    return (0..<count).map {
      UInt32(littleEndian: source.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))
    }
  }

  mutating func floats(_ count: Int) throws(Truncated) -> [Float] {
    try integers(count).map(Float.init(bitPattern:))
  }
}
