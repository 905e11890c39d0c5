/// A mailbox and who may look into it.
package struct Mailbox: Sendable {
  /// `imaps://host:993`, or `imap://host:143` on this machine.
  package var server: String
  package var user: String
  package var password: String
  package var folder: String
  /// A file of certificates to trust instead of the system's.
  package var trusted: String?

  package init(
    server: String, user: String, password: String, folder: String = "INBOX",
    trusted: String? = nil
  ) {
    self.server = server
    self.user = user
    self.password = password
    self.folder = folder
    self.trusted = trusted
  }

  var isEncrypted: Bool { server.hasPrefix("imaps://") }

  /// Where it is; `nil` for what is no server.
  package var endpoint: Endpoint? {
    let (scheme, usual) = isEncrypted ? ("imaps://", 993) : ("imap://", 143)
    guard server.hasPrefix(scheme) else { return nil }
    let rest = String(server.dropFirst(scheme.count))
    return Endpoint(rest) ?? (rest.contains(":") ? nil : Endpoint("\(rest):\(usual)"))
  }

  /// A name of a folder as it goes over the wire: UTF-7 as IMAP changes it (RFC 3501, section 5.1.3), in quotation marks.
  package static func quoted(folder: String) -> String {
    var encoded = ""
    var waiting: [UInt8] = []
    func flush() {
      guard !waiting.isEmpty else { return }
      encoded += "&" + base64(waiting) + "-"
      waiting = []
    }
    for scalar in folder.unicodeScalars {
      if scalar.value >= 0x20, scalar.value < 0x7F {
        flush()
        encoded += scalar == "&" ? "&-" : String(scalar)
      } else {
        for unit in String(scalar).utf16 { waiting += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
      }
    }
    flush()
    return quoted(encoded)
  }

  /// A string in quotation marks; of ASCII without ends of lines.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// With a comma for the slash and without padding.
  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,")
    var text = ""
    var bits = 0
    var value = 0
    for byte in bytes {
      value = value << 8 | Int(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(digits[value >> bits & 63])
      }
      value &= 0xFF
    }
    if bits > 0 { text.append(digits[value << (6 - bits) & 63]) }
    return text
  }
}
