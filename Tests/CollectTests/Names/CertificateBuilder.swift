/// Makes certificates, pre-certificates and what logs wrap them in, for tests. Nothing is signed.
enum CertificateBuilder {
  static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    guard content.count >= 0x80 else { return [tag, UInt8(content.count)] + content }
    var octets: [UInt8] = []
    var length = content.count
    while length > 0 {
      octets.insert(UInt8(length & 0xFF), at: 0)
      length >>= 8
    }
    return [tag, 0x80 | UInt8(octets.count)] + octets + content
  }

  static func sequence(_ parts: [UInt8]...) -> [UInt8] { value(0x30, Array(parts.joined())) }

  static func name(_ common: (tag: UInt8, bytes: [UInt8])?) -> [UInt8] {
    let country = value(
      0x31, sequence(value(0x06, [0x55, 0x04, 0x06]), value(0x13, Array("XX".utf8))))
    guard let common else { return sequence(country) }
    return sequence(
      country,
      value(0x31, sequence(value(0x06, [0x55, 0x04, 0x03]), value(common.tag, common.bytes))))
  }

  static func dns(_ names: [String]) -> [UInt8] { names.flatMap { value(0x82, Array($0.utf8)) } }

  /// The part that is signed.
  static func tbs(
    common: (tag: UInt8, bytes: [UInt8])?, alternatives: [UInt8]?, hasVersion: Bool = true
  ) -> [UInt8] {
    let dates = sequence(
      value(0x17, Array("240101000000Z".utf8)), value(0x17, Array("240401000000Z".utf8)))
    let key = sequence(
      sequence(value(0x06, [0x2A, 0x03])), value(0x03, [UInt8](repeating: 0, count: 200)))
    var extensions = sequence(
      value(0x06, [0x55, 0x1D, 0x0F]), value(0x01, [0xFF]), value(0x04, value(0x03, [7, 0x80])))
    if let alternatives {
      extensions += sequence(
        value(0x06, [0x55, 0x1D, 0x11]), value(0x04, value(0x30, alternatives)))
    }
    return sequence(
      hasVersion ? value(0xA0, value(0x02, [2])) : [], value(0x02, [1, 2, 3]),
      sequence(value(0x06, [0x2A, 0x03])), name((0x13, Array("An Authority".utf8))), dates,
      name(common), key, hasVersion ? value(0xA3, value(0x30, extensions)) : [])
  }

  static func certificate(_ tbs: [UInt8]) -> [UInt8] {
    sequence(
      tbs, sequence(value(0x06, [0x2A, 0x03])), value(0x03, [UInt8](repeating: 1, count: 80)))
  }

  static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// A TimestampedEntry (RFC 6962, section 3.4).
  static func entry(_ der: [UInt8], isPrecertificate: Bool, time: Int = 1_715_000_000_123)
    -> [UInt8]
  {
    number(time, 8) + number(isPrecertificate ? 1 : 0, 2)
      + (isPrecertificate ? [UInt8](repeating: 9, count: 32) : []) + number(der.count, 3) + der
      + number(0, 2)
  }

  static func tileLeaf(_ der: [UInt8], isPrecertificate: Bool) -> [UInt8] {
    let whole = [UInt8](repeating: 0x7D, count: 300)
    return entry(der, isPrecertificate: isPrecertificate)
      + (isPrecertificate ? number(whole.count, 3) + whole : []) + number(64, 2)
      + [UInt8](repeating: 4, count: 64)
  }

  /// An object of `get-entries`.
  static func logged(_ entry: [UInt8]) -> String {
    "{\"leaf_input\":\"\(base64([0, 0] + entry))\",\"extra_data\":\"\(base64(Array("chain".utf8)))\"}"
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        text.append(
          place <= part.count ? letters[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
