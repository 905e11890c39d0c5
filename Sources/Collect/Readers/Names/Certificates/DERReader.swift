/// Walks over DER (X.690): one value after the other, into those that hold others when asked.
///
/// It is a range of bytes and nothing else: no recursion, no allocation. What a value holds is never looked
/// at beyond its end.
struct DERReader {
  struct Value {
    /// The identifier octet: class, constructed bit and number (section 8.1.2).
    var tag: UInt8
    var content: UnsafeBufferPointer<UInt8>
  }

  enum Failure: Error {
    /// A value goes on beyond the end of what holds it.
    case pastEnd
    /// A length of unknown end, or longer than 32 bits, or not written the shortest way (sections 8.1.3, 10.1).
    case badLength
    /// A tag of several octets, which no certificate has (section 8.1.2.4).
    case longTag
    /// Not the value that has to be there.
    case unexpected
  }

  private var bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { bytes.isEmpty }
  var nextTag: UInt8? { bytes.first }

  /// The next value, with what it holds. Constant.
  mutating func next() throws(Failure) -> Value {
    guard bytes.count >= 2 else { throw .pastEnd }
    let tag = bytes[0]
    guard tag & 0x1F != 0x1F else { throw .longTag }
    var length = Int(bytes[1])
    var start = 2
    if length >= 0x80 {
      let octets = length & 0x7F
      guard octets >= 1, octets <= 4 else { throw .badLength }
      guard bytes.count >= 2 + octets else { throw .pastEnd }
      length = 0
      for index in 2..<2 + octets { length = length << 8 | Int(bytes[index]) }
      start += octets
      guard length >= 0x80, octets == 1 || length >> (8 * (octets - 1)) > 0 else {
        throw .badLength
      }
    }
    guard length <= bytes.count - start else { throw .pastEnd }
    let value = Value(
      tag: tag, content: UnsafeBufferPointer(rebasing: bytes[start..<start + length]))
    bytes = UnsafeBufferPointer(rebasing: bytes[(start + length)...])
    return value
  }

  /// The next value, which has to have the tag.
  mutating func next(_ tag: UInt8) throws(Failure) -> UnsafeBufferPointer<UInt8> {
    let value = try next()
    guard value.tag == tag else { throw .unexpected }
    return value.content
  }

  /// Passes over the next value if it has the tag.
  mutating func skip(ifTagged tag: UInt8) throws(Failure) {
    if nextTag == tag { _ = try next() }
  }
}

extension DERReader.Failure {
  var reason: String {
    switch self {
    case .pastEnd: "a value ends beyond the certificate"
    case .badLength: "a length is malformed"
    case .longTag: "a tag is malformed"
    case .unexpected: "it has another structure"
    }
  }
}
