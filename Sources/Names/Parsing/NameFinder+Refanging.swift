extension NameFinder {
  /// What stands in brackets where an indicator of compromise was made harmless, and what it stands for.
  private static let defanged: [(written: [UInt8], meant: [UInt8])] = [
    (".", "."), ("dot", "."), (":", ":"), ("://", "://"), ("at", "@"), ("@", "@"), ("/", "/"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// Undoes `example[.]com`, `hxxps[:]//` and `name[at]example(dot)com`; a backslash is a slash, as to a browser.
  static func refanged(_ written: some Sequence<UInt8>) -> ArraySlice<UInt8> {
    var plain: [UInt8] = []
    var rest = Array(written)[...]
    while let byte = rest.first {
      if let closing = closing(byte),
        let pair = defanged.first(where: {
          rest.count > $0.written.count + 1
            && rest[rest.startIndex + 1 + $0.written.count] == closing
            && zip(rest.dropFirst(), $0.written).allSatisfy { ($0 | 0x20) == ($1 | 0x20) }
        })
      {
        plain += pair.meant
        rest = rest.dropFirst(pair.written.count + 2)
      } else {
        plain.append(byte == UInt8(ascii: "\\") ? UInt8(ascii: "/") : byte)
        rest = rest.dropFirst()
      }
    }
    return plain[...]
  }

  static func closing(_ opening: UInt8) -> UInt8? {
    switch opening {
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    default: nil
    }
  }
}
