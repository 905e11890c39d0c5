import TocsinModel

/// The comment in which browsers note where a page was saved from.
enum SavedFrom {
  /// The address in `<!-- saved from url=(0042)https://… -->` within the first bytes; web addresses
  /// of a sane length only.
  static func address(in page: [UInt8]) -> String? {
    let head = page.prefix(2048)
    if let mark = head.range(ofWord: " saved from url=(") {
      guard let close = head[mark.upperBound...].prefix(8).firstIndex(of: UInt8(ascii: ")")) else {
        return nil
      }
      return address(head[(close + 1)...])
    }
    if let mark = head.range(ofWord: "Page saved with SingleFile"),
      let url = head[mark.upperBound...].range(ofWord: "url: ")
    {
      return address(head[url.upperBound...])
    }
    return nil
  }

  /// When SingleFile saved it, as JavaScript writes a date: `Wed May 07 2025 08:20:00 GMT+0200 (…)`.
  static func time(in page: [UInt8]) -> Timestamp? {
    let head = page.prefix(2048)
    guard let mark = head.range(ofWord: "Page saved with SingleFile"),
      let date = head[mark.upperBound...].range(ofWord: "saved date: ")
    else { return nil }
    let line = String(
      decoding: head[date.upperBound...].prefix { $0 != 0x0A && $0 != UInt8(ascii: "(") },
      as: UTF8.self)
    let words = line.split(separator: " ")
    guard words.count == 6, words[5].hasPrefix("GMT"), let day = Int(words[2]),
      let year = Int(words[3])
    else { return nil }
    return Timestamp(
      parsing: "\(day) \(words[1]) \(year) \(words[4]) \(words[5].dropFirst(3))", origin: .file)
  }

  private static func address(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = bytes.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
    let url = String(decoding: text, as: UTF8.self)
    return WebAddress.host(of: url) == nil ? nil : url
  }
}
