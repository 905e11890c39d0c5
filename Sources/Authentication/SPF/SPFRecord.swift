/// One record, taken apart (RFC 7208, sections 4.6 and 5).
struct SPFRecord {
  enum Mechanism: String {
    case all, include, a, mx, ptr, ip4, ip6, exists
  }

  struct Directive {
    var result: SPFResult
    var mechanism: Mechanism
    /// With its macros; empty where none is given.
    var domain: String
    /// Of an address, or of what is found under a name: for version 4 and for version 6.
    var bits4 = 32
    var bits6 = 128
    var address: InternetAddress?
  }

  private(set) var directives: [Directive] = []
  private(set) var redirect: String?
  private(set) var explanation: String?

  struct Malformed: Error {}

  static func isRecord(_ text: String) -> Bool {
    let lower = text.prefix(7).lowercased()
    return lower == "v=spf1" || lower == "v=spf1 "
  }

  init(_ text: String) throws(Malformed) {
    for term in text.split(separator: " ").dropFirst() {
      guard term.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw Malformed() }
      let name = term.prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ".")
      }
      if term.dropFirst(name.count).first == "=", let first = name.first, first.isLetter {
        try modifier(name.lowercased(), String(term.dropFirst(name.count + 1)))
      } else {
        directives.append(try Self.directive(term))
      }
    }
  }

  private mutating func modifier(_ name: String, _ value: String) throws(Malformed) {
    guard SPFMacro.isValid(value) else { throw Malformed() }
    switch name {
    case "redirect":
      guard redirect == nil, SPFMacro.endsAsDomain(value) else { throw Malformed() }
      redirect = value
    case "exp":
      guard explanation == nil, SPFMacro.endsAsDomain(value) else { throw Malformed() }
      explanation = value
    default: break
    }
  }

  private static func directive(_ term: Substring) throws(Malformed) -> Directive {
    var rest = term
    var result = SPFResult.pass
    switch rest.first {
    case "+": rest.removeFirst()
    case "-": (result, rest) = (.fail, rest.dropFirst())
    case "~": (result, rest) = (.softfail, rest.dropFirst())
    case "?": (result, rest) = (.neutral, rest.dropFirst())
    default: break
    }
    let name = rest.prefix { $0 != ":" && $0 != "/" }
    guard let mechanism = Mechanism(rawValue: name.lowercased()) else { throw Malformed() }
    rest = rest.dropFirst(name.count)
    var directive = Directive(result: result, mechanism: mechanism, domain: "")
    switch mechanism {
    case .all:
      guard rest.isEmpty else { throw Malformed() }
    case .ip4, .ip6:
      guard rest.first == ":" else { throw Malformed() }
      try address(rest.dropFirst(), &directive)
    case .include, .exists:
      guard rest.first == ":" else { throw Malformed() }
      try domain(String(rest.dropFirst()), &directive)
    case .ptr:
      if rest.first == ":" {
        try domain(String(rest.dropFirst()), &directive)
      } else if !rest.isEmpty {
        throw Malformed()
      }
    case .a, .mx:
      let given = try lengths(rest, &directive)
      if given.first == ":" {
        try domain(String(given.dropFirst()), &directive)
      } else if !given.isEmpty {
        throw Malformed()
      }
    }
    return directive
  }

  private static func domain(_ text: String, _ directive: inout Directive) throws(Malformed) {
    guard SPFMacro.isValid(text), SPFMacro.endsAsDomain(text) else { throw Malformed() }
    directive.domain = text
  }

  private static func address(_ text: Substring, _ directive: inout Directive) throws(Malformed) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isSix = directive.mechanism == .ip6
    // An address of version 4 written as one of version 6 stays one here.
    guard parts.count <= 2, let address = InternetAddress(parts[0]), parts[0].contains(":") == isSix
    else { throw Malformed() }
    directive.address = address
    if parts.count == 2 {
      let bits = try number(parts[1], atMost: isSix ? 128 : 32)
      if isSix { directive.bits6 = bits } else { directive.bits4 = bits }
    }
  }

  /// Takes `/24`, `//64` or `/24//64` from the end. A slash within a macro is none.
  private static func lengths(_ text: Substring, _ directive: inout Directive) throws(Malformed)
    -> Substring
  {
    var rest = text
    if let range = rest.range6 {
      directive.bits6 = try number(rest[rest.index(range, offsetBy: 2)...], atMost: 128)
      rest = rest[..<range]
    }
    // A name may have a slash in it, but not behind its last dot: what stands there is a length or a mistake.
    if let slash = rest.lastIndex(of: "/"), !rest[slash...].contains("}"),
      !rest[slash...].contains(".")
    {
      directive.bits4 = try number(rest[rest.index(after: slash)...], atMost: 32)
      rest = rest[..<slash]
    }
    return rest
  }

  private static func number(_ text: Substring, atMost most: Int) throws(Malformed) -> Int {
    guard text.utf8.count <= 3, !text.isEmpty, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
      text.utf8.count == 1 || text.first != "0",
      let number = Int(text), number <= most
    else { throw Malformed() }
    return number
  }
}

extension Substring {
  /// Where `//` stands that no macro encloses.
  fileprivate var range6: Index? {
    guard let range = firstRange(of: "//"), !self[range.upperBound...].contains("}") else {
      return nil
    }
    return range.lowerBound
  }
}
