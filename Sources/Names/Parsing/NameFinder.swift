/// Finds the host name in what people write around it: a URL, a mail address, quotes, a port.
///
/// Follows RFC 3986, section 3.2 and, where people do otherwise, the WHATWG URL standard.
struct NameFinder {
  enum Kind { case name, address, nothing }

  private(set) var name: ArraySlice<UInt8>

  init(_ written: some Sequence<UInt8>) {
    name = Self.refanged(written)
  }

  mutating func find() -> Kind {
    trimSurroundings()
    takeAngleBrackets()
    let isURL = dropScheme()
    dropWildcards()
    cutPath(isURL: isURL)
    if let at = name.lastIndex(of: UInt8(ascii: "@")) { name = name[(at + 1)...] }
    trimSurroundings()
    if isBracketedAddress || isPlainAddress { return .address }
    cutPort()
    if isURL { decodePercents() }
    return name.isEmpty ? .nothing : .name
  }

  // MARK: - Surroundings

  private static let quotes: [[UInt8]] = [
    "\u{A0}", "\u{FEFF}", "\u{3000}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}",
    "\u{AB}", "\u{BB}", "\u{2039}", "\u{203A}",
  ].map { Array($0.utf8) }

  private static func isEdge(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "`") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
      || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "^")
  }

  /// Drops blanks, quotes and separators; each round drops at least a byte.
  private mutating func trimSurroundings() {
    while true {
      if let first = name.first, Self.isEdge(first) {
        name.removeFirst()
      } else if let last = name.last, Self.isEdge(last) {
        name.removeLast()
      } else if let quote = Self.quotes.first(where: { name.starts(with: $0) }) {
        name.removeFirst(quote.count)
      } else if let quote = Self.quotes.first(where: { name.suffix($0.count).elementsEqual($0) }) {
        name.removeLast(quote.count)
      } else if let first = name.first, let closing = Self.closing(first), name.last == closing,
        name.count > 1
      {
        name = name.dropFirst().dropLast()
      } else if let last = name.last, let opening = Self.opening(last), !name.contains(opening) {
        name.removeLast()
      } else {
        return
      }
    }
  }

  /// What has to stand before a bracket, which otherwise closes something around the name.
  private static func opening(_ closing: UInt8) -> UInt8? {
    switch closing {
    case UInt8(ascii: ")"): UInt8(ascii: "(")
    case UInt8(ascii: "]"): UInt8(ascii: "[")
    case UInt8(ascii: "}"): UInt8(ascii: "{")
    case UInt8(ascii: ">"): UInt8(ascii: "<")
    default: nil
    }
  }

  /// `Name <a@example.com>` and `<https://example.com>`.
  private mutating func takeAngleBrackets() {
    guard let open = name.lastIndex(of: UInt8(ascii: "<")) else { return }
    let inside = name[(open + 1)...].prefix { $0 != UInt8(ascii: ">") }
    name = inside
    trimSurroundings()
  }

  // MARK: - Parts of a URL

  /// Schemes whose addresses are written without `//` as well.
  private static let plainSchemes: [[UInt8]] = [
    "http", "https", "hxxp", "hxxps", "ftp", "mailto", "sip", "sips", "xmpp", "acct",
    "dns",
  ].map { Array($0.utf8) }

  /// Drops `scheme://` or `//` and says whether one was there.
  private mutating func dropScheme() -> Bool {
    let scheme = name.prefix { Self.isSchemeByte($0) }
    let rest = name[scheme.endIndex...]
    if rest.starts(with: [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "/")])
      || (rest.first == UInt8(ascii: ":") && Self.plainSchemes.contains(Self.lowercased(scheme)))
    {
      name = rest.dropFirst()
    } else if !name.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
      return false
    }
    name = name.drop { $0 == UInt8(ascii: "/") }
    return true
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// A redacted label of an old certificate log is no query.
  private mutating func dropWildcards() {
    while name.count > 2, name[name.startIndex + 1] == UInt8(ascii: "."),
      name.first == UInt8(ascii: "*") || name.first == UInt8(ascii: "?")
    {
      name.removeFirst(2)
    }
  }

  /// Cuts path, query and fragment. Without a scheme they may be the local part of a mail address.
  private mutating func cutPath(isURL: Bool) {
    let authority = name.prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    let isMail =
      !isURL && !authority.contains(UInt8(ascii: "."))
      && name[authority.endIndex...].contains(UInt8(ascii: "@"))
    if !isMail { name = authority }
  }

  private mutating func cutPort() {
    guard let colon = name.lastIndex(of: UInt8(ascii: ":")) else { return }
    if name[(colon + 1)...].allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) { name = name[..<colon] }
  }

  /// Percent signs that are none stay, and are refused later.
  private mutating func decodePercents() {
    guard name.contains(UInt8(ascii: "%")) else { return }
    var decoded: [UInt8] = []
    var rest = name
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let high = Self.hexadecimal(rest[rest.startIndex]),
        let low = Self.hexadecimal(rest[rest.startIndex + 1])
      {
        decoded.append(high << 4 | low)
        rest.removeFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    name = decoded[...]
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  // MARK: - Addresses

  private var isBracketedAddress: Bool {
    name.first == UInt8(ascii: "[")
      && name.dropFirst().prefix { $0 != UInt8(ascii: "]") }.contains(UInt8(ascii: ":"))
  }

  /// An IPv6 address without brackets (RFC 4291, section 2.2), a zone perhaps behind it.
  private var isPlainAddress: Bool {
    let address = name.prefix { $0 != UInt8(ascii: "%") }
    return address.count(where: { $0 == UInt8(ascii: ":") }) > 1
      && address.allSatisfy {
        $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") || Self.hexadecimal($0) != nil
      }
  }
}
