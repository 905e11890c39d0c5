import Names
import TocsinModel

/// Where a mail leads: a link, a form's target, or an address in its text.
package struct MailLink: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case link, form, text, mail
    /// In a QR code of a picture.
    case code
    /// In a file that came with the mail.
    case attached
  }

  package var kind: Kind
  /// As it is written.
  package var target: String
  /// What a reader sees in its place, blanks folded; empty for pictures and addresses in text.
  package var shown: String
  /// Lower case; the host, or the number where it is an address of the network.
  package var host: String
  /// The registration that the host belongs to; the host itself where there is none.
  package var registrable: String
  package var isNumeric = false
  /// Whether somebody's name stands before the host: `https://bank.example@evil.example/`.
  package var hasUserInformation = false
  package var isEncrypted: Bool

  /// Whether it leads to a web page.
  package var leadsOut: Bool { kind != .mail }
}

extension MailLink {
  /// Reads an address as browsers do (WHATWG URL, section 4.4, the parts that decide the host); `nil` for what leads
  /// nowhere, such as `cid:` and anchors. Bounded: 8 KiB of an address are looked at.
  init?(_ written: String, shown: String = "", kind: Kind = .link, parser: NameParser) {
    var bytes = Array(written.utf8.prefix(8192)).filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }[
      ...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    let text = String(decoding: bytes, as: UTF8.self)
    let lower = text.prefix(8).lowercased()
    var isEncrypted = false
    if lower.hasPrefix("mailto:") {
      let address = text.dropFirst(7).prefix { $0 != "?" }
      guard let domain = Mailbox(address: String(address)).domain,
        let host = parser.hostName(domain).host
      else { return nil }
      self.init(
        kind: .mail, target: String(text.prefix(500)), shown: shown, host: host.name.rawValue,
        registrable: host.registrable.rawValue, isEncrypted: true)
      return
    }
    if lower.hasPrefix("https:") {
      isEncrypted = true
      bytes = bytes.dropFirst(6)
    } else if lower.hasPrefix("http:") {
      bytes = bytes.dropFirst(5)
    } else if !lower.hasPrefix("//"), !lower.hasPrefix("www.") {
      return nil
    }
    bytes = bytes.drop { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    var authority = bytes.prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "?")
        && $0 != UInt8(ascii: "#")
    }
    let at = authority.lastIndex(of: UInt8(ascii: "@"))
    if let at { authority = authority[(at + 1)...] }
    if authority.first != UInt8(ascii: "["), let colon = authority.lastIndex(of: UInt8(ascii: ":"))
    {
      authority = authority[..<colon]
    }
    let raw = String(decoding: authority, as: UTF8.self).lowercased()
    guard !raw.isEmpty else { return nil }
    let (host, problem) = parser.hostName(raw)
    let isNumeric = problem == .address || raw.hasPrefix("[") || Self.isNumber(raw)
    guard isNumeric || host != nil else { return nil }
    self.init(
      kind: kind, target: String(text.prefix(2000)), shown: shown,
      host: isNumeric ? raw : host?.name.rawValue ?? raw,
      registrable: isNumeric ? raw : host?.registrable.rawValue ?? raw, isNumeric: isNumeric,
      hasUserInformation: at != nil, isEncrypted: isEncrypted)
  }

  /// Whether a host is an address written as one number, decimal, octal or hexadecimal, as browsers read it (WHATWG URL,
  /// section 3.5).
  private static func isNumber(_ host: String) -> Bool {
    let digits = host.hasPrefix("0x") ? host.dropFirst(2) : host[...]
    return !digits.isEmpty && digits.utf8.count <= 12
      && digits.utf8.allSatisfy {
        $0 &- 0x30 < 10 || (host.hasPrefix("0x") && ($0 | 0x20) &- 0x61 < 6)
      }
  }
}
