/// The head of a message of HTTP/1 (RFC 9112), as far as an index says it.
struct HTTPHead {
  /// Of an answer.
  let status: Int?
  /// Media type, without parameters.
  let type: String
  /// Where the body begins; the end, where there is none.
  let bodyStart: Int

  private static let longest = 1 << 20

  init(_ bytes: [UInt8]) {
    let head = bytes.prefix(Self.longest)
    let end = head.firstRange(of: Array("\r\n\r\n".utf8))
    bodyStart = end?.upperBound ?? bytes.count
    let text = String(decoding: head[..<(end?.lowerBound ?? head.endIndex)], as: UTF8.self)
    let lines = text.split(whereSeparator: { $0 == "\r\n" || $0 == "\n" })
    let words = (lines.first ?? "").split(separator: " ")
    status = words.first?.hasPrefix("HTTP/") == true && words.count > 1 ? Int(words[1]) : nil
    let name = "content-type:"
    let line = lines.first { $0.lowercased().hasPrefix(name) }
    let value = line?.dropFirst(name.count).prefix { $0 != ";" } ?? ""
    let trimmed = value.drop(while: \.isWhitespace).filter { !$0.isWhitespace }
    type = trimmed.isEmpty ? "unk" : trimmed.lowercased()
  }
}
