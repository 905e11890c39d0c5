import Foundation
import TocsinModel

/// A countermeasure as a mail that a mail program opens as a draft (RFC 5322, RFC 2046): its text, and attached a page for
/// each finding that it rests on, and what else is handed over. Nothing is sent.
package struct CountermeasureMail {
  /// Something that is attached.
  package struct Attachment: Sendable {
    package var name: String
    package var type: String
    package var bytes: [UInt8]

    package init(name: String, type: String, bytes: [UInt8]) {
      self.name = name
      self.type = type
      self.bytes = bytes
    }
  }

  /// Bytes of attachments at most: abuse desks take no larger mails.
  package static let longest = 20 << 20
  /// Pages of findings that are attached; the text names all.
  static let mostPages = 20
  /// All parts are in base64, which has neither of its signs.
  private static let boundary = "=_tocsin_part"

  private let subject: String
  private let text: String
  private let to: String
  private let from: String
  private let at: Int64
  private let attachments: [Attachment]

  /// - Parameters:
  ///   - to: an address; empty where whoever sends it fills it in, as `from`.
  ///   - now: seconds since 1970.
  ///   - others: what is attached besides the pages of findings.
  /// - Throws: ``DraftError/noAddress(_:)``, ``DraftError/tooLarge``.
  package init(
    _ known: Case, _ measure: Countermeasure, to: String = "", from: String = "", at now: Int64,
    others: [Attachment] = []
  ) throws(DraftError) {
    for address in [to, from] where !address.isEmpty && !Drafting.isAddress(address) {
      throw .noAddress(address)
    }
    let basis = Set(measure.draft.basis)
    let pages = known.observed.filter { basis.contains($0.number) }.prefix(Self.mostPages).map {
      Attachment(
        name: "\($0.label).html", type: "text/html; charset=utf-8",
        bytes: Array(CaseFile.summary(of: $0, cases: [known.label]).utf8))
    }
    attachments = pages + others
    guard attachments.reduce(0, { $0 + $1.bytes.count }) <= Self.longest else { throw .tooLarge }
    subject = measure.draft.title.oneLine
    text = measure.draft.text
    (self.to, self.from, at) = (to, from, now)
  }

  /// The message, with CRLF at the end of each line. Linear in what is attached.
  package var bytes: [UInt8] {
    var lines = [
      "MIME-Version: 1.0", "Date: \(Self.date(at))", "Subject: \(Self.encoded(subject))",
      // Mail programs open it to be written on.
      "X-Unsent: 1",
    ]
    if !from.isEmpty { lines.append("From: \(from)") }
    if !to.isEmpty { lines.append("To: \(to)") }
    lines += ["Content-Type: multipart/mixed; boundary=\"\(Self.boundary)\"", ""]
    lines += part("text/plain; charset=utf-8", Array(text.utf8), name: nil)
    for attached in attachments {
      lines += part(attached.type, attached.bytes, name: attached.name)
    }
    lines += ["--\(Self.boundary)--", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  private func part(_ type: String, _ bytes: [UInt8], name: String?) -> [String] {
    var lines = ["--\(Self.boundary)", "Content-Type: \(type)"]
    if let name {
      lines.append("Content-Disposition: attachment; filename=\"\(Self.plain(name))\"")
    }
    lines += ["Content-Transfer-Encoding: base64", ""]
    return lines + [
      Data(bytes).base64EncodedString(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ])
    ]
  }

  /// A file's name of letters, digits, dots and hyphens: nothing in it ends a quotation or a line.
  private static func plain(_ name: String) -> String {
    String(
      name.map {
        $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" as Character
      })
  }

  /// RFC 2047, section 2: words of at most 75 letters, each whole in UTF-8.
  private static func encoded(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), text.utf8.count < 900,
      !text.contains("=?")
    {
      return text
    }
    var words: [String] = []
    var word = ""
    func close() {
      words.append("=?utf-8?B?\(Data(word.utf8).base64EncodedString())?=")
      word = ""
    }
    for scalar in text.unicodeScalars {
      if word.utf8.count + String(scalar).utf8.count > 42 { close() }
      word.unicodeScalars.append(scalar)
    }
    if !word.isEmpty { close() }
    return words.joined(separator: "\r\n ")
  }

  /// RFC 5322, section 3.3.
  private static func date(_ seconds: Int64) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, d MMM yyyy HH:mm:ss '+0000'"
    return formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
  }
}
