import MIME

/// What a host says of where a mail came from (RFC 8601), or what was verified here.
package struct AuthenticationResults: Hashable, Sendable {
  /// The host that says it; `nil` where it was verified here.
  package var host: String?
  /// `pass`, `fail`, `none` …, lower case; `nil` where nothing is said.
  package var spf: String?
  package var dkim: String?
  package var dmarc: String?
  /// The registrations that signed it validly.
  package var signers: [String] = []

  package init(host: String? = nil, spf: String? = nil, dkim: String? = nil, dmarc: String? = nil) {
    self.host = host
    self.spf = spf
    self.dkim = dkim
    self.dmarc = dmarc
  }

  /// Reads the value of a field: `mx.example; spf=pass smtp.mailfrom=a.example; dkim=pass header.d=a.example`. Linear.
  package init(field: String) {
    let parts = Self.withoutComments(field).split(separator: ";")
    host = parts.first.flatMap { $0.split { $0 == " " || $0 == "\t" }.first }.map {
      $0.lowercased()
    }
    for part in parts.dropFirst() {
      let words = part.split { $0 == " " || $0 == "\t" }
      guard let first = words.first, let equals = first.firstIndex(of: "=") else { continue }
      let method = first[..<equals].lowercased()
      let result = first[first.index(after: equals)...].lowercased()
      switch method {
      case "spf": spf = spf ?? result
      case "dmarc": dmarc = dmarc ?? result
      case "dkim":
        // One valid signature is enough (RFC 6376, section 6.1).
        if dkim != "pass" { dkim = result }
        if result == "pass" {
          for word in words.dropFirst()
          where word.hasPrefix("header.d=") || word.hasPrefix("header.i=@") {
            signers.append(word.split { $0 == "=" || $0 == "@" }.last.map { $0.lowercased() } ?? "")
          }
        }
      default: break
      }
    }
  }

  private static func withoutComments(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "(")) else { return text }
    var depth = 0
    let kept = text.utf8.filter { byte in
      if byte == UInt8(ascii: "(") { depth += 1 }
      defer { if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 } }
      return depth == 0
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
