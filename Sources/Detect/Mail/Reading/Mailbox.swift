import Names
import TocsinModel

/// A name and an address, as a field such as `From` has them (RFC 5322, section 3.4).
package struct Mailbox: Hashable, Sendable {
  /// What programs show in place of the address; empty where there is none.
  package var name: String
  /// As it is written, lower case in its domain; empty where the entry holds no address.
  package var address: String

  package init(name: String = "", address: String) {
    self.name = name
    self.address = address
  }

  /// What stands before the last `@`.
  package var local: Substring {
    address.prefix(upTo: address.lastIndex(of: "@") ?? address.endIndex)
  }

  /// What stands behind the last `@`; `nil` without one.
  package var domain: String? {
    guard let at = address.lastIndex(of: "@") else { return nil }
    let domain = address[address.index(after: at)...]
    return domain.isEmpty ? nil : domain.lowercased()
  }
}

/// A field that holds mailboxes, read as programs read it, and what they would disagree about.
package struct MailboxList: Hashable, Sendable {
  package var mailboxes: [Mailbox] = []
  /// Whether something is no mailbox, stands twice or is not closed: programs show different senders then.
  package var isMalformed = false

  package init() {}

  /// Reads at most 100 entries; linear in the field's bytes. Encoded words are decoded after the structure is known, since
  /// an encoded `<` is no delimiter (RFC 2047, section 5).
  package init(_ field: String) {
    var entry = Entry()
    var scanner = ByteScanner(field)
    while let byte = scanner.next(), mailboxes.count < 100 {
      switch byte {
      case UInt8(ascii: "\""):
        isMalformed = !scanner.quoted(into: &entry.words) || isMalformed
      case UInt8(ascii: "("):
        isMalformed = !scanner.comment(into: &entry.comment) || isMalformed
      case UInt8(ascii: "<"):
        var inner: [UInt8] = []
        isMalformed = !scanner.angle(into: &inner) || !entry.angles.isEmpty || isMalformed
        // A second one is what some programs read instead.
        if entry.angles.count < 4 { entry.angles.append(inner) }
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        finish(&entry)
      case UInt8(ascii: ":") where entry.angles.isEmpty && !entry.words.contains(UInt8(ascii: "@")):
        // The name of a group (section 3.4).
        entry = Entry()
      default:
        if !entry.angles.isEmpty, byte > 0x20 { entry.hasRest = true }
        entry.words.append(byte)
      }
    }
    finish(&entry)
  }

  /// The first entry with an address, else the first.
  package var first: Mailbox? { mailboxes.first { $0.domain != nil } ?? mailboxes.first }

  private struct Entry {
    var words: [UInt8] = []
    var comment: [UInt8] = []
    var angles: [[UInt8]] = []
    var hasRest = false
  }

  private mutating func finish(_ entry: inout Entry) {
    defer { entry = Entry() }
    let words = MailWords.decoded(entry.words)
    if !entry.angles.isEmpty {
      for angle in entry.angles {
        // A route before the address is obsolete (section 4.4).
        let inner = angle.split(separator: UInt8(ascii: ":")).last.map { Array($0) } ?? []
        add(words, inner)
      }
      if entry.hasRest { isMalformed = true }
      return
    }
    guard !words.isEmpty else { return }
    if entry.words.contains(UInt8(ascii: "@")), !words.contains(" ") {
      add(MailWords.decoded(entry.comment), entry.words)
    } else {
      isMalformed = true
      mailboxes.append(Mailbox(name: words, address: ""))
    }
  }

  /// One mailbox; of an address with two `@` outside of quotes the two that programs make of it, for some end it at the second.
  private mutating func add(_ name: String, _ bytes: [UInt8]) {
    let address = Self.address(bytes)
    if address.isEmpty { isMalformed = true }
    mailboxes.append(Mailbox(name: name, address: address))
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count > 2, !address.hasPrefix("\"") else { return }
    isMalformed = true
    mailboxes.append(Mailbox(name: name, address: "\(parts[0])@\(parts[1].lowercased())"))
  }

  private static func address(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
    guard let at = text.lastIndex(of: "@") else { return text }
    return text[...at] + text[text.index(after: at)...].lowercased()
  }
}

/// A place in the bytes of a field.
private struct ByteScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func next() -> UInt8? {
    guard position < bytes.count else { return nil }
    position += 1
    return bytes[position - 1]
  }

  /// Up to the closing quote; false without one.
  mutating func quoted(into target: inout [UInt8]) -> Bool {
    while let byte = next() {
      if byte == UInt8(ascii: "\"") { return true }
      if byte == UInt8(ascii: "\\"), let escaped = next() {
        target.append(escaped)
      } else {
        target.append(byte)
      }
    }
    return false
  }

  /// Comments nest (section 3.2.2); a depth in place of recursion.
  mutating func comment(into target: inout [UInt8]) -> Bool {
    var depth = 1
    while let byte = next() {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\\"): _ = next().map { target.append($0) }
      default: target.append(byte)
      }
      if depth == 0 { return true }
    }
    return false
  }

  mutating func angle(into target: inout [UInt8]) -> Bool {
    while let byte = next() {
      if byte == UInt8(ascii: ">") { return true }
      if byte == UInt8(ascii: "<") { target.removeAll() } else { target.append(byte) }
    }
    return false
  }
}
