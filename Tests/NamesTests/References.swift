import Names

/// What the parser's fast path does, written plainly over strings.
struct PlainName: Equatable {
  var name: String
  var labels: [String]

  /// `nil` for what is no name of labels and dots in ASCII.
  init?(_ written: String) {
    var text = written.lowercased()
    while text.hasPrefix("*.") || text.hasPrefix("?."), text.utf8.count > 2 {
      text.removeFirst(2)
    }
    if text.hasSuffix("."), text.utf8.count > 1 { text.removeLast() }
    if text.hasPrefix("."), text.utf8.count > 1 { text.removeFirst() }
    labels = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    name = text
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-_".unicodeScalars)
    guard text.utf8.count <= 253, labels.count > 1,
      labels.allSatisfy({ (1...63).contains($0.utf8.count) }),
      text.unicodeScalars.allSatisfy({ $0 == "." || allowed.contains($0) }),
      let last = labels.last, !last.allSatisfy({ ("0"..."9").contains($0) }),
      !(last.hasPrefix("0x") && last.dropFirst(2).allSatisfy(\.isHexDigit))
    else { return nil }
  }
}

/// The algorithm of publicsuffix.org/list, step by step over sets of strings.
struct PlainSuffixes {
  private var rules: Set<String> = []
  private var exceptions: Set<String> = []
  private var wildcards: Set<String> = []

  init(_ rules: String) {
    for line in rules.split(whereSeparator: \.isNewline) {
      let rule = String(line.prefix { !$0.isWhitespace })
      if rule.isEmpty || rule.hasPrefix("//") { continue }
      if rule.hasPrefix("!") {
        exceptions.insert(String(rule.dropFirst()))
      } else if rule.hasPrefix("*.") {
        wildcards.insert(String(rule.dropFirst(2)))
      } else {
        self.rules.insert(rule)
      }
    }
  }

  /// How many of a name's last labels are its public suffix.
  func suffixLabels(of name: String) -> Int {
    let labels = name.split(separator: ".")
    var longest = 1
    for count in 1...labels.count {
      let ending = labels.suffix(count).joined(separator: ".")
      if exceptions.contains(ending) { return count - 1 }
      let isWild = count > 1 && wildcards.contains(labels.suffix(count - 1).joined(separator: "."))
      if rules.contains(ending) || isWild { longest = count }
    }
    return longest
  }
}

/// Small, fast, the same on every machine: xorshift64* (Vigna, 2016).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// - Parameter seed: zero is taken as one.
  init(seed: UInt64) { state = max(1, seed) }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
