import Glibc
import MIME
import TocsinModel

/// Reads the pages of a web archive (ISO 28500, WARC 1.0 and 1.1), record after record; memory is bounded by the longest
/// page. Compressed records, each a member of its own, are decompressed before.
struct WARCReader {
  private static let longestHeader = 1 << 16

  let window: ByteWindow
  let delivery: Delivery
  let pages: MemberPages
  let options: CollectOptions

  private struct Record {
    var type = ""
    var url: String?
    var date: Timestamp?
    var length = 0
    var isHTTP = false
    var isPage = false
  }

  func read() throws {
    var unread: [String: Int] = [:]
    while try skipBlank() {
      if options.shouldStop() { throw CollectError.cancelled }
      let offset = window.offset
      guard let record = try header() else { return }
      let isPage = record.type == "response" || record.type == "resource"
      if isPage, record.length <= options.limits.page, let body = try take(record.length) {
        if let kind = try deliver(record, body, at: offset) { unread[kind, default: 0] += 1 }
      } else {
        if isPage, record.length > options.limits.page {
          try delivery.refuse(
            "warc.too-long",
            "The record is longer than \(options.limits.page >> 20) MB and was left out.",
            at: delivery.place(offset: offset))
        }
        guard try skip(record.length) else { return try truncated(offset) }
      }
    }
    for (kind, count) in unread.sorted(by: { $0.key < $1.key }) {
      try delivery.note(
        "warc.unread", "It has \(count) records of type \(kind), which were passed over.",
        at: delivery.place())
    }
  }

  /// - Returns: the type of what is no page and may hold text.
  private func deliver(_ record: Record, _ body: UnsafeBufferPointer<UInt8>, at offset: Int) throws
    -> String?
  {
    defer { window.advance(by: body.count) }
    let place = delivery.place(offset: offset)
    guard record.isHTTP else {
      guard record.isPage else { return nil }
      try pages.deliver(
        Array(body), charset: nil, url: record.url, captured: record.date, at: place)
      return nil
    }
    // Most records are pictures and scripts: their bodies are not even copied.
    let head = String(
      decoding: body.prefix(2048).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    guard let type = Self.type(in: head), !Self.passedOver.contains(where: type.hasPrefix) else {
      return nil
    }
    let message: HTTPMessage
    do throws(HTTPMessage.Failure) {
      message = try HTTPMessage(Array(body)[...], limits: options.limits)
    } catch {
      let reason =
        switch error {
        case .notHTTP: "it is no answer of a web server"
        case .coding(let name): "its coding “\(name.prefix(40))” is not read"
        case .damaged: "its compressed body is damaged"
        case .tooLong: "it unpacks to more than \(options.limits.page >> 20) MB"
        }
      try delivery.refuse("warc.unreadable", "The record was left out: \(reason).", at: place)
      return nil
    }
    // Redirections and errors are no publications.
    guard (200..<300).contains(message.status) else { return nil }
    guard message.type.value == "text/html" || message.type.value == "application/xhtml+xml" else {
      return message.type.value.isEmpty ? "unknown" : String(message.type.value.prefix(60))
    }
    try pages.deliver(
      message.body, charset: message.type["charset"], url: record.url, captured: record.date,
      at: place)
    return nil
  }

  private static let passedOver = [
    "image/", "video/", "audio/", "font/", "text/css", "text/javascript", "application/javascript",
    "application/x-javascript", "application/font", "application/octet-stream",
  ]

  /// The content type in a header of lower case.
  private static func type(in head: String) -> Substring? {
    let name = Array("content-type:".utf8)
    let utf8 = Array(head.utf8)
    guard let found = utf8.firstRange(of: name) else { return "" }
    return Substring(
      String(
        decoding: utf8[found.upperBound...].drop { $0 == 0x20 }.prefix { $0 > 0x20 && $0 != 0x3B },
        as: UTF8.self))
  }

  // MARK: Records

  /// The header of the next record; `nil` after a diagnostic.
  private func header() throws -> Record? {
    let offset = window.offset
    var scanned = 0
    var end: Int?
    while end == nil {
      let bytes = UnsafeBufferPointer(
        start: window.base + window.start, count: min(window.count, Self.longestHeader))
      end = Self.blankLine(bytes, from: max(0, scanned - 3))
      scanned = bytes.count
      if end != nil { break }
      if bytes.count == Self.longestHeader || !window.fill() { break }
    }
    guard let end else {
      try truncated(offset)
      return nil
    }
    let bytes = UnsafeBufferPointer(start: window.base + window.start, count: end)
    var lines = bytes.split(separator: 0x0A).makeIterator()
    guard let version = lines.next(), version.starts(with: "WARC/".utf8) else {
      try delivery.note(
        "warc.damaged", "No record begins here; the rest was not read.", severity: .error,
        at: delivery.place(offset: offset))
      return nil
    }
    var record = Record()
    var length: Int?
    while let line = lines.next() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[line.startIndex..<colon], as: UTF8.self).lowercased()
      var text = line[(colon + 1)...].drop { $0 <= 0x20 }
      while let last = text.last, last <= 0x20 { text.removeLast() }
      let value = String(decoding: text, as: UTF8.self)
      switch name {
      case "warc-type": record.type = value.lowercased()
      case "warc-target-uri":
        // WARC 1.0 had angle brackets in its grammar, and some tools write them.
        let url =
          value.hasPrefix("<") && value.hasSuffix(">")
          ? String(value.dropFirst().dropLast()) : value
        record.url = WebAddress.host(of: url) == nil ? nil : url
      case "warc-date": record.date = Timestamp(parsing: value, origin: .seen)
      case "content-length": length = Int(value).flatMap { $0 >= 0 ? $0 : nil }
      case "content-type":
        record.isHTTP = value.lowercased().hasPrefix("application/http")
        record.isPage = value.lowercased().hasPrefix("text/html")
      default: break
      }
    }
    guard let length else {
      try delivery.note(
        "warc.damaged", "A record does not say its length; the rest was not read.",
        severity: .error, at: delivery.place(offset: offset))
      return nil
    }
    record.length = length
    window.advance(by: end)
    return record
  }

  /// Where the empty line ends that closes a header.
  private static func blankLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      guard bytes[index] == 0x0A else {
        index += 1
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == 0x0A { return index + 2 }
      if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A {
        return index + 3
      }
      index += 1
    }
    return nil
  }

  /// Goes to the next record; whether there is one.
  private func skipBlank() throws -> Bool {
    while true {
      while window.count > 0, window.base[window.start] <= 0x20 { window.advance(by: 1) }
      if window.count > 0 { return true }
      guard window.fill() else { return false }
    }
  }

  /// The next bytes, which stay in the window; `nil` when there are not so many.
  private func take(_ count: Int) throws -> UnsafeBufferPointer<UInt8>? {
    while window.count < count {
      guard window.fill() else { return nil }
    }
    return UnsafeBufferPointer(start: window.base + window.start, count: count)
  }

  /// Whether there were so many bytes.
  private func skip(_ count: Int) throws -> Bool {
    var rest = count
    while rest > 0 {
      if window.count == 0, !window.fill() { return false }
      let step = min(rest, window.count)
      window.advance(by: step)
      rest -= step
    }
    return true
  }

  private func truncated(_ offset: Int) throws {
    // What the source itself says is better.
    guard window.failure == nil else { return }
    try delivery.note(
      "input.truncated", "The archive ends within a record; what came before was read.",
      severity: .error, at: delivery.place(offset: offset))
  }
}
