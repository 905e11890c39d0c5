/// Finds lures among the pieces of names.
package struct LureLexicon: Sendable {
  private let purposes: [[UInt8]: Lure.Purpose]
  private let longest: Int
  /// Long pointed lures, each of which may be written with one letter wrong.
  private let mistakable: [[UInt8]]

  /// - Parameter named: words that an owner gave, besides the usual ones.
  package init(named: [String] = []) {
    var purposes: [[UInt8]: Lure.Purpose] = [:]
    for lure in Lure.usual {
      for text in Self.spellings(lure.text) { purposes[text] = lure.purpose }
    }
    for word in named {
      for text in Self.spellings(word.lowercased()) { purposes[text] = .named }
    }
    self.purposes = purposes
    longest = purposes.keys.map(\.count).max() ?? 0
    mistakable = purposes.filter { $0.value.isPointed && $0.key.count >= 8 }.map(\.key)
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Every lure as it may stand in a label, for a matcher that strips them.
  package var texts: [String] {
    purposes.keys.map { String(decoding: $0, as: UTF8.self) }.sorted()
  }

  /// What a piece is for: the word itself, digits after it set aside (`node03`), or a long word
  /// with one letter wrong (`acccounts`). Linear in the mistakable lures.
  func purpose(of piece: some Collection<UInt8>) -> Lure.Purpose? {
    var letters = Array(piece)
    while letters.count > 1, let last = letters.last, Self.digits.contains(last) {
      letters.removeLast()
    }
    if let purpose = purposes[letters] { return purpose }
    guard letters.count >= 7 else { return nil }
    return mistakable.first {
      abs($0.count - letters.count) <= 1 && Self.isOneEditApart($0, letters)
    }.flatMap { purposes[$0] }
  }

  /// Splits a piece into lures (`driveservice`), as few as possible; `nil` when it is no row of lures.
  /// Quadratic in its length at worst, which a label bounds to 63.
  func row(_ piece: some Collection<UInt8>) -> [Lure.Purpose]? {
    if let purpose = purpose(of: piece) { return [purpose] }
    let letters = Array(piece)
    var best: [[Lure.Purpose]?] = Array(repeating: nil, count: letters.count + 1)
    best[0] = []
    for start in letters.indices {
      guard let before = best[start], before.count < 4 else { continue }
      // Two letters in a row of others say nothing: `usenit` is not us, en, it.
      for end in stride(from: start + 3, through: min(letters.count, start + longest), by: 1) {
        guard let purpose = purposes[Array(letters[start..<end])] else { continue }
        let row = before + [purpose]
        if best[end].map({ row.count < $0.count }) ?? true { best[end] = row }
      }
    }
    return best[letters.count] ?? nil
  }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private static func spellings(_ text: String) -> Set<[UInt8]> {
    let bytes = Array(text.utf8)
    return [bytes, bytes.filter { $0 != UInt8(ascii: "-") }]
  }

  /// Whether one insertion, omission or replacement leads from one to the other, whose lengths differ by one
  /// at most.
  private static func isOneEditApart(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let (short, long) = left.count <= right.count ? (left, right) : (right, left)
    let front = zip(short, long).prefix { $0 == $1 }.count
    let rest = short.count == long.count ? short.dropFirst(front + 1) : short.dropFirst(front)
    return rest.elementsEqual(long.dropFirst(front + 1))
  }
}
