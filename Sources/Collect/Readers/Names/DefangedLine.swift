/// A line of names as reports and filters write them, as plain names: made harmless (`example[.]com`,
/// `hxxp[:]//example(dot)com`), in STIX patterns (`[domain-name:value = 'example.com']`, STIX 2.1 section 9), in settings of
/// dnsmasq (`address=/example.com/0.0.0.0`), as common names of certificates (`CN=example.com`).
enum DefangedLine {
  private static let harmless: [(written: [UInt8], meant: [UInt8])] = [
    (".", "."), ("dot", "."), (":", ":"), ("://", "://"), ("/", "/"), ("@", "@"), ("at", "@"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The names, separated by blanks; `nil` where the line is of no such form. Linear.
  static func plain(_ line: some Collection<UInt8>) -> [UInt8]? {
    // Most lines are plain, and there are millions of them.
    guard line.contains(where: { $0 == 0x5B || $0 == 0x28 || $0 == 0x7B || $0 == 0x3D }) else {
      return nil
    }
    let line = Array(line)
    return pattern(line) ?? setting(line) ?? commonName(line) ?? refanged(line)
  }

  private static func pattern(_ line: [UInt8]) -> [UInt8]? {
    guard
      ["domain-name:value", "url:value", "hostname:value"].contains(where: {
        line.firstRange(of: Array($0.utf8)) != nil
      })
    else { return nil }
    let parts = line.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    guard parts.count > 2 else { return nil }
    // Every other part stands between quotes.
    let values = stride(from: 1, to: parts.count - 1, by: 2).map { Array(parts[$0]) }
    return Array(values.joined(separator: [0x20]))
  }

  private static func setting(_ line: [UInt8]) -> [UInt8]? {
    guard ["address=/", "server=/", "local=/"].contains(where: { line.starts(with: $0.utf8) })
    else {
      return nil
    }
    var parts = line.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    // Behind the last slash stands the address.
    parts = Array(parts.dropFirst().dropLast())
    return parts.isEmpty ? nil : Array(parts.joined(separator: [0x20]))
  }

  private static func commonName(_ line: [UInt8]) -> [UInt8]? {
    for mark in ["CN=", "CN = "] {
      guard let found = line.firstRange(of: Array(mark.utf8)) else { continue }
      let isWord =
        found.lowerBound == 0 || [0x20, 0x2C, 0x2F, 0x3D].contains(line[found.lowerBound - 1])
      guard isWord else { continue }
      return Array(line[found.upperBound...].prefix { $0 > 0x20 && $0 != 0x2C && $0 != 0x2F })
    }
    return nil
  }

  private static func refanged(_ line: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var isChanged = false
    var index = 0
    while index < line.count {
      if let closing = closing(line[index]),
        let pair = harmless.first(where: { pair in
          let end = index + 1 + pair.written.count
          return end < line.count && line[end] == closing
            && zip(line[(index + 1)...], pair.written).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        })
      {
        result += pair.meant
        index += pair.written.count + 2
        isChanged = true
      } else {
        result.append(line[index])
        index += 1
      }
    }
    return isChanged ? result : nil
  }

  private static func closing(_ opening: UInt8) -> UInt8? {
    switch opening {
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    default: nil
    }
  }
}
