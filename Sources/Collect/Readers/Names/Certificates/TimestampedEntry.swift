/// What a log says about one certificate (RFC 6962, section 3.4).
struct TimestampedEntry {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  var timestamp: UInt64
  var isPrecertificate: Bool
  /// The certificate, or the part of it that is signed.
  var der: UnsafeBufferPointer<UInt8>
  /// Bytes with the extensions.
  var length: Int

  enum Outcome {
    case entry(TimestampedEntry)
    case needsMore
    case bad
  }

  /// Reads the entry at the beginning of the bytes. Constant: lengths are followed, nothing is looked at.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    guard bytes.count >= 10 else { return .needsMore }
    let timestamp = number(bytes, 0, 8)
    let type = number(bytes, 8, 2)
    guard type <= 1 else { return .bad }
    // The hash of the issuer’s key comes before a pre-certificate.
    let start = type == 1 ? 42 : 10
    guard bytes.count >= start + 3 else { return .needsMore }
    let count = Int(number(bytes, start, 3))
    guard count > 0 else { return .bad }
    let end = start + 3 + count
    guard bytes.count >= end + 2 else { return .needsMore }
    let length = end + 2 + Int(number(bytes, end, 2))
    guard bytes.count >= length else { return .needsMore }
    return .entry(
      TimestampedEntry(
        timestamp: timestamp, isPrecertificate: type == 1,
        der: UnsafeBufferPointer(rebasing: bytes[start + 3..<end]), length: length))
  }

  /// Big-endian, as TLS writes numbers (RFC 8446, section 3.3).
  @inline(__always)
  static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in start..<start + count { value = value << 8 | UInt64(bytes[index]) }
    return value
  }
}
