/// `v=DKIM1; k=rsa; p=…` (RFC 6376, section 3.2), as keys, signatures and policies are written.
struct TagList {
  /// In their order, names as they are written.
  private(set) var tags: [(name: String, value: String)] = []
  /// Whether a tag is none, or stands twice.
  private(set) var isMalformed = false

  /// Linear in the text times the tags, of which more than a hundred are malformed.
  init(_ text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let trimmed = Self.trimmed(part)
      // One may stand behind the last tag.
      if trimmed.isEmpty {
        if index != parts.count - 1 { isMalformed = true }
        continue
      }
      guard let equals = trimmed.firstIndex(of: "="), tags.count < 100 else {
        isMalformed = true
        continue
      }
      let name = Self.trimmed(trimmed[..<equals])
      let isName = name.utf8.allSatisfy {
        ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x5F
      }
      if name.isEmpty || !isName || tags.contains(where: { $0.name == name }) {
        isMalformed = true
      } else {
        tags.append((name, Self.trimmed(trimmed[trimmed.index(after: equals)...])))
      }
    }
  }

  subscript(name: String) -> String? { tags.first { $0.name == name }?.value }

  /// Without any white space, as base64 and lists of names may be folded.
  func compact(_ name: String) -> String? {
    self[name].map { value in String(decoding: value.utf8.filter { $0 > 0x20 }, as: UTF8.self) }
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
