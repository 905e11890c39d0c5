import Crypto

/// One record of a packed web archive, as it is checked.
struct WARCMember {
  let type: String
  let url: String?
  /// `20260501120000`; empty without a date.
  let timestamp: String
  /// The hash of what it is about, in hexadecimal.
  let payload: String

  /// Holds a record against its own lengths and digests.
  ///
  /// - Throws: what is wrong with it, as a sentence.
  init(_ record: [UInt8]) throws(Refusal) {
    guard let end = record.prefix(1 << 16).firstRange(of: Array("\r\n\r\n".utf8)) else {
      throw Refusal("a record's header does not end")
    }
    let text = String(decoding: record[..<end.lowerBound], as: UTF8.self)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    guard let version = lines.first, version == "WARC/1.1" || version == "WARC/1.0" else {
      throw Refusal("no record begins where one should")
    }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else {
        throw Refusal("a record's header is broken")
      }
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      guard fields[name] == nil || name == "warc-concurrent-to" else {
        throw Refusal("a record says “\(name)” twice")
      }
      fields[name] = String(value)
    }
    for needed in ["warc-type", "warc-record-id", "warc-date", "content-length"]
    where fields[needed] == nil {
      throw Refusal("a record does not say its \(needed)")
    }
    guard let length = fields["content-length"].flatMap(Int.init), length >= 0,
      length == record.count - end.upperBound - 4,
      record.suffix(4).elementsEqual("\r\n\r\n".utf8)
    else { throw Refusal("a record is longer or shorter than it says") }
    let block = record[end.upperBound..<record.count - 4]
    type = fields["warc-type"] ?? ""
    url = fields["warc-target-uri"]
    timestamp = String((fields["warc-date"] ?? "").prefix(19).filter(\.isNumber))
    var start = block.startIndex
    if fields["content-type"]?.hasPrefix("application/http") == true {
      start = block.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound ?? block.endIndex
    }
    payload = Hexadecimal.text(SHA256.hash(data: block[start...]))
    if let said = fields["warc-block-digest"] { try Self.check(said, block, "content") }
    if let said = fields["warc-payload-digest"] { try Self.check(said, block[start...], "payload") }
    if ["response", "resource"].contains(type), url == nil {
      throw Refusal("a capture does not say its address")
    }
  }

  struct Refusal: Error, Hashable {
    let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
  }

  private static func check(
    _ said: String, _ bytes: ArraySlice<UInt8>, _ what: String
  ) throws(Refusal) {
    let parts = said.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { throw Refusal("a digest of a record's \(what) is none") }
    let value = String(parts[1])
    let hash: [UInt8]
    switch parts[0].lowercased() {
    case "sha256", "sha-256": hash = Array(SHA256.hash(data: bytes))
    case "sha1", "sha-1": hash = Array(Insecure.SHA1.hash(data: bytes))
    default: throw Refusal("a digest of a record's \(what) is of a kind that is not read")
    }
    guard value.lowercased() == Hexadecimal.text(hash) || value.uppercased() == base32(hash) else {
      throw Refusal("the \(what) of a record is not what its digest says")
    }
  }

  /// RFC 4648, section 6.
  private static func base32(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    var text: [UInt8] = []
    var (value, bits) = (0, 0)
    for byte in bytes {
      value = (value << 8 | Int(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(digits[value >> bits & 31])
      }
    }
    if bits > 0 { text.append(digits[value << (5 - bits) & 31]) }
    while text.count % 8 != 0 { text.append(UInt8(ascii: "=")) }
    return String(decoding: text, as: UTF8.self)
  }
}
