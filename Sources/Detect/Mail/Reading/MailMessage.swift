package import MIME
package import Names
package import TocsinModel

/// One mail, taken apart: who says to have written it, what it shows, what it leads to.
package struct MailMessage: Sendable {
  package var from = MailboxList()
  /// How many `From` fields there are; more than one is read differently by different programs (RFC 5322, section 3.6).
  package var fromFields = 0
  package var replyTo = MailboxList()
  package var recipients = MailboxList()
  package var subject = ""
  package var date = ""
  package var messageID = ""
  /// All fields of the mail itself, unfolded.
  package var fields: [MIMEField] = []
  /// What a reader sees.
  package var text = ""
  /// Of the HTML, where there is any.
  package var page: MailPage?
  package var links: [MailLink] = []
  package var attachments: [MailAttachment] = []
  /// Whether parts, fields or text were beyond the bounds.
  package var isCut = false
  /// Files that came with it and could not be opened, and why, a sentence each.
  package private(set) var unopened: [String] = []
  /// Where other mails stand in its bytes that were attached to it, and how they are encoded there.
  var held: [(body: Range<Int>, encoding: String?)] = []
  /// How it came within another mail; `nil` where it came by itself.
  package var forwarding: MailForwarding?

  package init() {}

  /// The mail as programs read it that disagree about who sent it: one for each address that its sender fields hold, at most
  /// five; itself where they agree. The worst counts, since nobody knows which program its reader has.
  var senderReadings: [MailMessage] {
    var seen: Set<String> = []
    let distinct = from.mailboxes.indices.filter {
      from.mailboxes[$0].domain != nil && seen.insert(from.mailboxes[$0].address).inserted
    }
    guard distinct.count > 1 else { return [self] }
    return distinct.prefix(5).map { place in
      var reading = self
      reading.from.mailboxes.swapAt(0, place)
      return reading
    }
  }

  /// The first field of a name, given in lower case.
  package func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}

extension MailMessage {
  /// All fields, names in lower case, in their order.
  package var namedFields: [(name: String, value: String)] { fields.map { ($0.name, $0.value) } }

  /// Most bytes of attachments that are decoded to tell what they are.
  private static let headBytes = 1024

  /// Takes a mail's bytes apart. Never fails; linear in the bytes.
  package init(_ bytes: [UInt8], parser: NameParser) {
    var limits = MIMELimits()
    limits.parts = 1_000
    let message = MIMEMessage(bytes, limits: limits)
    isCut = message.isCut
    guard let root = message.parts.first else { return }
    fields = root.fields
    let (froms, isBroken) = Self.senders(root.fields)
    fromFields = froms.count
    from = MailboxList(froms.first ?? "")
    for other in froms.dropFirst() { from.mailboxes += MailboxList(other).mailboxes }
    if fromFields > 1 || isBroken { from.isMalformed = true }
    replyTo = MailboxList(field("reply-to") ?? "")
    recipients = MailboxList(field("to") ?? "")
    subject = MailWords.decoded(field("subject") ?? "")
    date = field("date") ?? ""
    messageID = field("message-id") ?? ""
    read(message, parser: parser)
  }

  /// What the fields say of who sent it, and whether something in them is read differently. A CR alone ends a line for some programs and is a
  /// blank for others (RFC 5322, section 2.2, forbids it), so that what stands behind one may be a sender, too; NUL ends a text for some.
  private static func senders(_ fields: [MIMEField]) -> (values: [String], isBroken: Bool) {
    var values: [String] = []
    var isBroken = false
    for field in fields {
      let isSender = field.name == "from"
      if isSender, field.value.utf8.contains(0) { isBroken = true }
      guard field.value.utf8.contains(0x0D) else {
        if isSender { values.append(field.value) }
        continue
      }
      let lines = field.value.split(separator: "\r", omittingEmptySubsequences: false)
      if isSender {
        values.append(String(lines[0]))
        isBroken = true
      }
      for line in lines.dropFirst() where line.lowercased().hasPrefix("from:") {
        values.append(String(line.dropFirst(5)))
      }
    }
    return (values, isBroken)
  }

  private mutating func read(_ message: MIMEMessage, parser: NameParser) {
    var plain = ""
    var page: MailPage?
    // What a mail host could not deliver was sent from here (RFC 6522).
    let isReport = message.parts[0].type.value == "multipart/report"
    for part in message.parts {
      let type = part.type.value
      if type.hasPrefix("multipart/") { continue }
      let disposition = part["content-disposition"].map { MIMEParameters($0) }
      let name = (disposition?["filename"] ?? part.type["name"]).map { MailWords.decoded($0) }
      let isAttached =
        disposition?.value == "attachment" || (name != nil && !type.hasPrefix("text/"))
      if type == "message/rfc822" || name?.lowercased().hasSuffix(".eml") == true, !isReport {
        held.append((part.body, part["content-transfer-encoding"]))
      }
      if !isAttached, type == "text/plain" || type == "" {
        guard plain.utf8.count < MailPage.mostText else { continue }
        plain += MailWords.text(message.content(of: part), charset: part.type["charset"]) + "\n"
      } else if !isAttached, type == "text/html" || type == "application/xhtml+xml" {
        let text = MailWords.text(message.content(of: part), charset: part.type["charset"])
        let read = MailPage(Array(text.utf8), parser: parser)
        if page == nil { page = read } else { page?.append(read) }
      } else if attachments.count < 500 {
        var head = part
        head.body =
          part.body
          .lowerBound..<min(part.body.upperBound, part.body.lowerBound + 2 * Self.headBytes)
        attachments.append(
          MailAttachment(
            name: name ?? "", type: type,
            head: Array(message.content(of: head).prefix(Self.headBytes)), body: part.body,
            encoding: part["content-transfer-encoding"]))
      }
    }
    self.page = page
    // What a program shows is the HTML (RFC 2046, section 5.1.4: the last alternative), unless that shows nothing.
    let shown = page?.text ?? ""
    text = shown.utf8.contains { $0 > 0x20 } ? shown : plain
    links = page?.links ?? []
    links += TextLinks.links(in: text, parser: parser)
  }
}

extension MailMessage {
  /// Takes in what stands in its files: codes and addresses in them are links of the mail.
  ///
  /// - Parameter contents: by the place of the attachment.
  package mutating func take(_ contents: [Int: PartContents], parser: NameParser) {
    for (place, found) in contents.sorted(by: { $0.key < $1.key })
    where attachments.indices.contains(place) {
      attachments[place].contents = found
      take(found, in: attachments[place].name, parser: parser)
    }
  }

  /// Takes in what stands in pictures that are written into its page.
  package mutating func take(inlinePictures found: [PartContents], parser: NameParser) {
    for contents in found { take(contents, in: "", parser: parser) }
  }

  private mutating func take(_ found: PartContents, in name: String, parser: NameParser) {
    if var reason = found.unread {
      if reason.hasSuffix(".") { reason.removeLast() }
      unopened.append("\(name.isEmpty ? "A file of it" : "“\(name.prefix(80))”"): \(reason)")
    }
    for code in found.codes {
      if let link = MailLink(code, shown: name, kind: .code, parser: parser) { links.append(link) }
    }
    for target in found.links {
      if let link = MailLink(target, shown: name, kind: .attached, parser: parser) {
        links.append(link)
      }
    }
  }
}

extension MailPage {
  /// Joins what another part shows.
  mutating func append(_ other: MailPage) {
    text += "\n" + other.text
    quoted += "\n" + other.quoted
    hidden += other.hidden
    inlinePictures += other.inlinePictures.prefix(max(0, Self.mostPictures - inlinePictures.count))
    links += other.links.prefix(max(0, Self.mostLinks - links.count))
    pictures += other.pictures
    pictureText += other.pictureText
    hasForm = hasForm || other.hasForm
    asksForPassword = asksForPassword || other.asksForPassword
    hasScript = hasScript || other.hasScript
    smuggles = smuggles || other.smuggles
    hasBase = hasBase || other.hasBase
    redirects = redirects || other.redirects
  }
}

/// Addresses that stand in a text as text.
enum TextLinks {
  /// At most 500, in their order. Linear.
  static func links(in text: String, parser: NameParser) -> [MailLink] {
    var links: [MailLink] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index + 8 < bytes.count, links.count < 500 {
      guard bytes[index] | 0x20 == UInt8(ascii: "h") || bytes[index] | 0x20 == UInt8(ascii: "w"),
        index == 0 || !isWord(bytes[index - 1]), starts(bytes, at: index)
      else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, end - index < 2000, isAddress(bytes[end]) { end += 1 }
      while end > index, [0x2E, 0x2C, 0x29, 0x3B, 0x3A, 0x21, 0x5D].contains(bytes[end - 1]) {
        end -= 1
      }
      if let link = MailLink(
        String(decoding: bytes[index..<end], as: UTF8.self), kind: .text, parser: parser)
      {
        links.append(link)
      }
      index = max(end, index + 1)
    }
    return links
  }

  private static func starts(_ bytes: [UInt8], at index: Int) -> Bool {
    ["https://", "http://", "www."].contains { word in
      var at = index
      for byte in word.utf8 {
        guard at < bytes.count, bytes[at] == byte || bytes[at] | 0x20 == byte else { return false }
        at += 1
      }
      return true
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  private static func isAddress(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F
      && ![0x22, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D, 0x60, 0x7B, 0x7C, 0x7D].contains(byte)
  }
}
