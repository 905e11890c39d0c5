/// What a site's `robots.txt` says to one crawler (RFC 9309).
package struct RobotsRules: Hashable, Sendable {
  private struct Rule: Hashable {
    var isAllowed: Bool
    var pattern: [UInt8]
  }

  /// What is read of a file; RFC 9309, section 2.5, asks for 500 KiB at least.
  package static let limit = 512 << 10
  /// More rules than that are no list that anybody wrote.
  private static let mostRules = 20_000

  private var rules: [Rule] = []
  /// Seconds between two requests; no part of the standard, and asked for all the same.
  package private(set) var delay: Double?

  private init(isAllowed: Bool) {
    if !isAllowed { rules = [Rule(isAllowed: false, pattern: [UInt8(ascii: "/")])] }
  }

  /// Of a site that has none, and of one that could not say (section 2.3.1).
  package static let allowed = RobotsRules(isAllowed: true)
  package static let disallowed = RobotsRules(isAllowed: false)

  /// Reads a file for a product token, such as `Tocsin`. Linear in the bytes.
  package init(_ bytes: some Sequence<UInt8>, for token: String) {
    let token = token.lowercased()
    var own = Group()
    var others = Group()
    var isOwn = false
    var isOthers = false
    // Agents that follow one another share the rules that come next.
    var isNaming = false
    for line in Self.lines(bytes) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let key = Self.text(line[..<colon]).lowercased()
      let value = Self.text(line[(colon + 1)...])
      switch key {
      case "user-agent":
        if !isNaming { (isOwn, isOthers) = (false, false) }
        isNaming = true
        if value == "*" {
          isOthers = true
          others.isThere = true
        } else if Self.product(value) == token {
          isOwn = true
          own.isThere = true
        }
      case "allow", "disallow":
        isNaming = false
        guard !value.isEmpty else { continue }
        let rule = Rule(isAllowed: key == "allow", pattern: Self.normal(Array(value.utf8)))
        if isOwn, own.rules.count < Self.mostRules { own.rules.append(rule) }
        if isOthers, others.rules.count < Self.mostRules { others.rules.append(rule) }
      case "crawl-delay":
        isNaming = false
        guard let seconds = Double(value), seconds.isFinite, seconds >= 0 else { continue }
        if isOwn { own.delay = seconds }
        if isOthers { others.delay = seconds }
      default: break
      }
    }
    let group = own.isThere ? own : others
    rules = group.rules
    delay = group.delay
  }

  private struct Group {
    var isThere = false
    var rules: [Rule] = []
    var delay: Double?
  }

  /// Whether a path with its query may be asked for: the longest rule that matches decides, an equally long `allow`
  /// before a `disallow` (section 2.2.2).
  package func allows(_ target: String) -> Bool {
    guard target != "/robots.txt" else { return true }
    let path = Self.normal(Array(target.utf8))
    var best: (length: Int, isAllowed: Bool) = (-1, true)
    for rule in rules where rule.pattern.count >= best.length {
      guard Self.matches(rule.pattern, path) else { continue }
      if rule.pattern.count > best.length || rule.isAllowed {
        best = (rule.pattern.count, rule.isAllowed)
      }
    }
    return best.isAllowed
  }

  // MARK: Reading

  private static func lines(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
    var bytes = Array(bytes.prefix(limit))
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return bytes.split { $0 == 0x0A || $0 == 0x0D }
      .map { Array($0.prefix { $0 != UInt8(ascii: "#") }) }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes.drop { $0 <= 0x20 }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The letters, hyphens and underscores at the beginning; versions and comments are no part of it.
  private static func product(_ value: String) -> String {
    String(
      decoding: value.lowercased().utf8.prefix {
        (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }, as: UTF8.self)
  }

  /// One spelling of a path: what must be encoded is, in capitals, and what need not be is not.
  private static func normal(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    let digits = Array("0123456789ABCDEF".utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "%"), index + 1 < bytes.count, let high = digit(bytes[index]),
        let low = digit(bytes[index + 1])
      {
        let value = high << 4 | low
        index += 2
        if isUnreserved(value) {
          result.append(value)
        } else {
          result += [UInt8(ascii: "%"), digits[Int(high)], digits[Int(low)]]
        }
      } else if byte >= 0x80 {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default:
      [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~")].contains(byte)
    }
  }

  /// `*` stands for anything, `$` at the end for the end. Quadratic at worst, since only the last star is tried again.
  private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let pattern = isAnchored ? pattern.dropLast() : pattern[...]
    let star = UInt8(ascii: "*")
    var (at, from) = (0, 0)
    var back: (pattern: Int, path: Int)?
    while true {
      if at == pattern.count {
        if !isAnchored || from == path.count { return true }
      } else if pattern[at] == star {
        back = (at, from)
        at += 1
        continue
      } else if from < path.count, pattern[at] == path[from] {
        at += 1
        from += 1
        continue
      }
      guard let last = back, last.path < path.count else { return false }
      back = (last.pattern, last.path + 1)
      at = last.pattern + 1
      from = last.path + 1
    }
  }
}
