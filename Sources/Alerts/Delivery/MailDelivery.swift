import Engine
import Fetch
import Foundation

/// Sends a mail: plain text, one part.
struct MailDelivery: AlertDelivery {
  let mail: AlertSettings.Mail
  var transport = MailTransport()

  func deliver(_ text: AlertText, id: String, at time: Double) async throws(FetchError) {
    var message = MailMessage(
      server: mail.server, sender: mail.sender, recipients: mail.recipients,
      message: Self.message(text, id: id, at: time, from: mail.sender, to: mail.recipients))
    message.user = mail.user
    if let file = mail.passwordFile { message.password = try Posting.secret(file) }
    message.isPlain = mail.isPlain
    message.trusted = mail.trusted
    try await transport.send(message)
  }

  /// RFC 5322, with the body in base64, so that no line is too long and no letter is lost.
  static func message(
    _ text: AlertText, id: String, at time: Double, from: String, to: [String]
  ) -> [UInt8] {
    let host = from.split(separator: "@").last.map(String.init) ?? "localhost"
    let lines = [
      "From: Tocsin <\(from)>", "To: \(to.joined(separator: ", "))",
      "Subject: \(words(text.title))", "Date: \(date(time))", "Message-ID: <\(id)@\(host)>",
      "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
    ]
    let body = Data(text.body.replacing("\n", with: "\r\n").utf8)
      .base64EncodedString(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ])
    return Array((lines.joined(separator: "\r\n") + "\r\n" + body + "\r\n").utf8)
  }

  /// Encoded words (RFC 2047) of whole characters, each within a line.
  private static func words(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) || text.utf8.count > 60 else {
      return text
    }
    var words: [String] = []
    var part = ""
    for character in text {
      if part.utf8.count + character.utf8.count > 42 {
        words.append(part)
        part = ""
      }
      part.append(character)
    }
    words.append(part)
    return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
      .joined(separator: "\r\n ")
  }

  private static func date(_ time: Double) -> String {
    var seconds = Int(time)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return String(
      format: "%@, %02d %@ %04d %02d:%02d:%02d +0000", days[Int(parts.tm_wday)], parts.tm_mday,
      months[Int(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec)
  }
}
