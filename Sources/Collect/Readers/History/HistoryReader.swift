import HTML
import TocsinModel

/// Reads the messages of a chat that Telegram Desktop exported as HTML (`messages.html`, `messages2.html`, …), each a post of
/// its account. Telegram keeps at most a thousand in a file.
struct HistoryReader {
  let utf8: [UInt8]
  let delivery: Delivery
  let file: InputFile
  let options: CollectOptions

  /// Whether a page is such a chat, by its first bytes: they name the classes that Telegram's own style sheet has.
  static func isHistory(_ head: ArraySlice<UInt8>) -> Bool {
    let head = head.prefix(1 << 14)
    return head.range(ofWord: "class=\"page_body chat_page\"") != nil
      && head.range(ofWord: "class=\"message ") != nil
  }

  func read() throws {
    let (tree, issues) = HTMLTree.parse(utf8)
    if let issue = issues.first {
      try delivery.note("page.\(issue.rawValue)", issue.message, at: delivery.place())
    }
    var author = ""
    var offset = 0
    var count = 0
    var builder = RecordBuilder(path: file.path, options: options)
    builder.dateOrder = .dayFirst
    let header = tree.descendants(0).first { tree.has($0, .class, token: "page_header") }
    let chat = header.map { tree.textContent($0).trimmingBlanks } ?? ""
    for node in tree.descendants(0) where tree.tag(node) == .div {
      if options.shouldStop() { throw CollectError.cancelled }
      guard let message = ChatMessage(tree, node) else { continue }
      count += 1
      if !message.isJoined || !message.author.isEmpty { author = message.author }
      offset = Self.place(of: message.id, in: utf8, from: offset)
      guard !message.text.isEmpty else {
        // A picture, a vote or a file without words.
        delivery.pass()
        continue
      }
      try deliver(message, author.isEmpty ? chat : author, &builder, at: offset)
    }
    if count == 0 {
      try delivery.note("input.no-records", "It is a chat without messages.", at: delivery.place())
    }
  }

  private func deliver(
    _ message: ChatMessage, _ author: String, _ builder: inout RecordBuilder, at offset: Int
  ) throws {
    let place = delivery.place(offset: offset)
    let contents: [(RecordField, [UInt8])] = [
      (.id, Array(message.id.utf8)), (.text, message.text), (.account, Array(author.utf8)),
      (.published, Array(message.time.utf8)), (.replyTo, Array(message.replyTo.utf8)),
      (.repostAccount, Array(message.forwardedFrom.utf8)),
    ]
    // The values lie in one buffer for the time of the call.
    let bytes = contents.flatMap(\.1)
    let built = bytes.withUnsafeBufferPointer { buffer in
      var values = [RecordBuilder.Value](
        repeating: RecordBuilder.Value(start: nil, count: 0), count: RecordField.allCases.count)
      var start = 0
      for (field, content) in contents {
        values[field.slot] = RecordBuilder.Value(rebasing: buffer[start..<start + content.count])
        start += content.count
      }
      return values.withUnsafeBufferPointer { values in
        Result { () throws(RecordBuilder.Refusal) in
          try builder.document(values, mapping: Self.mapping, place: place)
        }
      }
    }
    switch built {
    case .success(let document): try delivery.deliver(document, remarks: builder.remarks)
    case .failure(.noText): delivery.pass()
    case .failure(let refusal): try delivery.refuse(refusal, limits: options.limits, at: place)
    }
  }

  private static let mapping: ExportMapping = {
    var mapping = ExportMapping(name: "telegram-html")
    mapping.isHTML = true
    mapping.paths = [.platform: ["'telegram'"]]
    return mapping
  }()

  /// Where a message begins, from the one before it on; linear over the file.
  private static func place(of id: String, in utf8: [UInt8], from start: Int) -> Int {
    utf8[start...].firstRange(of: Array("id=\"message\(id)\"".utf8))?.lowerBound ?? start
  }
}
