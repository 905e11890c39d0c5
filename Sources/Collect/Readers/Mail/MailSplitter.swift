import TocsinModel

/// Cuts a stream into mails.
struct MailSplitter {
  private let source: any ByteSource
  private let path: String
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  private var start = 0
  private var end = 0
  private var offset = 0
  private var kind: Kind?
  private(set) var refusal: SourceFailure?
  private var isDone = false

  private enum Kind {
    case single, mbox
  }

  init(_ source: any ByteSource, path: String) {
    self.source = source
    self.path = path
  }

  /// The next mail; `nil` at the end.
  mutating func next() throws(SourceFailure) -> RawMail? {
    guard !isDone else { return nil }
    if kind == nil {
      // A source may give its first bytes alone; sixty lines need more to be recognised.
      while end < 1 << 14, try fill() > 0 {}
      guard let found = recognise() else {
        isDone = true
        return nil
      }
      kind = found
      if found == .mbox { _ = try line() }
    }
    var mail = RawMail(bytes: [], place: Place(path: path))
    if kind == .mbox { mail.place.offset = offset }
    while let range = try line() {
      let line = buffer[range]
      // “From here on” begins many a sentence; a separator ends in a date, whatever stands before it.
      if kind == .mbox, Self.isSeparator(line), Self.endsInYear(line) {
        return mail
      }
      guard mail.bytes.count + line.count <= MailFile.longest else {
        mail.isCut = true
        continue
      }
      // What begins like a separator was quoted when it was stored.
      if kind == .mbox, line.first == UInt8(ascii: ">"),
        Self.isSeparator(line.drop { $0 == UInt8(ascii: ">") })
      {
        mail.bytes += line.dropFirst()
      } else {
        mail.bytes += line
      }
    }
    isDone = true
    return mail.bytes.isEmpty ? nil : mail
  }

  private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "From ".utf8)
  }

  /// Whether a line ends in four digits of a year, as separators do, blanks and a zone apart.
  private static func endsInYear(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.split { $0 <= 0x20 }
    return words.count >= 6
      && words.suffix(2).contains { word in
        word.count == 4 && word.allSatisfy { $0 &- 0x30 < 10 }
          && (word.first == 0x31 || word.first == 0x32)
      }
  }

  /// The bytes of the next line with its end, or a piece of a line that is longer than the buffer.
  private mutating func line() throws(SourceFailure) -> Range<Int>? {
    var from = start
    while true {
      if let found = buffer[from..<end].firstIndex(of: 0x0A) { return take(found + 1) }
      from = end
      if end - start == buffer.count { return take(end) }
      let left = end - start
      let moved = from - start
      if try fill() == 0 { return left > 0 ? take(end) : nil }
      from = start + moved
    }
  }

  private mutating func take(_ to: Int) -> Range<Int> {
    defer {
      offset += to - start
      start = to
    }
    return start..<to
  }

  /// Reads more behind what is there, moved to the front; 0 at the end.
  @discardableResult private mutating func fill() throws(SourceFailure) -> Int {
    if start > 0 {
      let left = end - start
      for index in 0..<left { buffer[index] = buffer[start + index] }
      (start, end) = (0, left)
    }
    let room = end..<buffer.count
    var failure: SourceFailure?
    let count = buffer.withUnsafeMutableBytes { bytes in
      do throws(SourceFailure) {
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[room]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    end += count
    return count
  }

  /// What the first bytes are; `nil` with a ``refusal`` where they are no mail.
  private mutating func recognise() -> Kind? {
    var head = buffer[start..<end]
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      head = head.dropFirst(3)
      start += 3
      offset += 3
    }
    if head.starts(with: "From ".utf8) { return .mbox }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      refusal = SourceFailure(
        code: "mail.outlook",
        message: """
          It is a message of Outlook (.msg), which is not read. Save it as .eml, or forward it as an attachment.
          """)
    } else if Self.beginsWithFields(head) {
      return .single
    } else {
      refusal = SourceFailure(
        code: "mail.none", message: "It holds no mail: no header field stands in its first lines.")
    }
    return nil
  }

  /// Whether one of the first lines is a field that mails have, and none of those before is anything else.
  private static func beginsWithFields(_ head: ArraySlice<UInt8>) -> Bool {
    let known = [
      "from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version",
      "delivered-to",
      "authentication-results", "dkim-signature", "x-original-to", "reply-to", "content-type",
    ]
    for line in head.split(separator: 0x0A, maxSplits: 60, omittingEmptySubsequences: false).prefix(
      60)
    {
      if line.first == 0x20 || line.first == 0x09 { continue }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon - line.startIndex < 80,
        colon > line.startIndex
      else { return false }
      let name = line[..<colon]
      guard name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
      if known.contains(String(decoding: name, as: UTF8.self).lowercased()) { return true }
    }
    return false
  }
}
