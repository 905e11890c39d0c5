import TocsinModel

/// Tells how a file writes names, by its first bytes.
struct NameRecognition {
  struct Verdict: Equatable {
    var format: NameFormat
    /// Bytes of the text before the first record: comments and a header.
    var start = 0
    /// Whether it holds names and nothing else that is read.
    var isCertain = false
  }

  enum Outcome: Equatable {
    case verdict(Verdict)
    /// Nothing to read, as a diagnostic.
    case nothing(code: String, message: String, severity: Diagnostic.Severity)
  }

  let columns: NameColumns

  /// - Parameters:
  ///   - head: the decompressed first bytes as they are, for signatures.
  ///   - text: the same as UTF-8, without a byte order mark.
  ///   - isWhole: whether there is nothing more.
  ///   - asked: what to read it as, if the caller knows: a table, JSON lines or JSON.
  func outcome(
    head: [UInt8], text: [UInt8], isWhole: Bool, path: String, asked: InputFormat? = nil
  ) -> Outcome {
    guard !head.isEmpty else {
      return .nothing(code: "input.empty", message: "It is empty.", severity: .warning)
    }
    if TileLeaf.begins(head) { return .verdict(Verdict(format: .tile, isCertain: true)) }
    if let kind = InputRecognition.signature(head) ?? InputRecognition.binary(text) {
      return .nothing(
        code: "input.unrecognised", message: "It is \(kind) and was not read.", severity: .error)
    }
    guard let first = text.firstIndex(where: { $0 > 0x20 }) else {
      return .nothing(code: "input.empty", message: "It is empty.", severity: .warning)
    }
    switch asked {
    case .table?: return table(text, isWhole: isWhole)
    case .lines?: return .verdict(Verdict(format: .lines))
    case .json?: return .verdict(json(text, from: first))
    case .page?, .names?, .mhtml?, .warc?, .zip?, .tar?, .text?, .feed?, .history?, .mail?, .pdf?,
      .docx?, .odt?, nil:
      break
    }
    if Self.isJSON(text[first...]) { return .verdict(json(text, from: first)) }
    let ending = InputRecognition.ending(of: path)
    if ["jsonl", "ndjson"].contains(ending)
      || (ending == "json" && text[first] == UInt8(ascii: "\""))
    {
      return .verdict(Verdict(format: .lines))
    }
    if isZone(text, isWhole: isWhole) {
      return .verdict(Verdict(format: .zone, isCertain: true))
    }
    return table(text, isWhole: isWhole)
  }

  /// Whether an object or an array begins there; `[Adblock Plus 2.0]` is none.
  private static func isJSON(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "[") else { return text.first == UInt8(ascii: "{") }
    let rest = text.dropFirst().drop { $0 <= 0x20 }
    guard let next = rest.first else { return true }
    return "{[]\"-0123456789".utf8.contains(next)
      || ["true", "false", "null"].contains { rest.starts(with: $0.utf8) }
  }
}
