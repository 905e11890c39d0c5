import MIME

extension InputRecognition {
  /// What holds other files or pages, or is a document of its own kind, by its first bytes alone.
  static func container(_ head: [UInt8], ending: String) -> InputFormat? {
    if head.starts(with: "WARC/".utf8) { return .warc }
    if head.prefix(1024).range(ofWord: "%PDF-") != nil,
      ending == "pdf" || head.starts(with: "%PDF-".utf8)
    {
      return .pdf
    }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return .zip
    }
    if head.count >= TarEntry.block, TarEntry(Array(head.prefix(TarEntry.block))) != nil {
      return .tar
    }
    return nil
  }

  /// Fields that messages have and little else has.
  private static let telling: Set<String> = [
    "received", "return-path", "message-id", "delivered-to", "dkim-signature", "mime-version", "to",
    "snapshot-content-location",
  ]

  static func message(_ text: [UInt8], ending: String) -> Verdict? {
    var start = text[...]
    // mbox: a line of its own before each message (RFC 4155).
    let isMbox = start.starts(with: "From ".utf8)
    if isMbox, let end = start.firstIndex(of: 0x0A) { start = start[(end + 1)...] }
    while let first = start.first, first <= 0x20 { start.removeFirst() }
    guard let colon = start.prefix(80).firstIndex(of: UInt8(ascii: ":")), colon > start.startIndex,
      start[start.startIndex..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    var limits = MIMELimits()
    limits.parts = 1
    guard let root = MIMEMessage(Array(start.prefix(1 << 16)), limits: limits).parts.first else {
      return nil
    }
    let names = Set(root.fields.map(\.name))
    let isMessage =
      names.contains("from") && !names.isDisjoint(with: telling)
      && (names.contains("subject") || names.contains("date"))
    guard
      isMessage || (isMbox && names.contains("from")) || names.contains("snapshot-content-location")
    else { return nil }
    let isSaved =
      names.contains("snapshot-content-location") || ending == "mhtml" || ending == "mht"
      || names.contains("content-location")
    if isSaved, root.type.value.hasPrefix("multipart/") || root.type.value == "text/html" {
      return .format(.mhtml)
    }
    return .format(.mail)
  }
}
