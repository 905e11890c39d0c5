import Foundation

/// The fields of a header that went over the wire.
package enum ResponseFields {
  /// By lower-case name; of repeated ones the first. Of interim answers (1xx) nothing.
  package static func read(_ bytes: [UInt8]) -> [String: String] {
    var fields: [String: String] = [:]
    var isInterim = false
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      var line = rest[rest.startIndex..<end]
      rest = rest[(end + 1)...]
      if line.last == 0x0D { line.removeLast() }
      if line.isEmpty {
        if !isInterim { break }
        fields = [:]
        continue
      }
      if line.starts(with: "HTTP/".utf8) {
        let status = line.split(separator: 0x20).dropFirst().first ?? []
        // 101 is the last answer in this protocol: what follows is another.
        isInterim = status.first == UInt8(ascii: "1") && !status.elementsEqual("101".utf8)
        continue
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
        .trimmingCharacters(in: .whitespaces)
      if fields[name] == nil { fields[name] = value }
    }
    return fields
  }

  /// How long a server asks to wait (RFC 9110, section 10.2.3), in seconds.
  static func retryAfter(_ fields: [String: String], now: Double) -> Double? {
    guard let text = fields["retry-after"] else { return nil }
    if let seconds = Double(text), seconds.isFinite { return max(0, seconds) }
    return httpDate(text).map { max(0, $0 - now) }
  }

  /// What a server that counts requests asks for, when hardly any is left (`X-RateLimit-Remaining` and `-Reset`).
  static func rateLimit(_ fields: [String: String], now: Double) -> Double? {
    guard let text = fields["x-ratelimit-remaining"], let left = Int(text), left < 2,
      let reset = fields["x-ratelimit-reset"]
    else { return nil }
    if let number = Double(reset), number.isFinite {
      // Some write the time, some the seconds until it.
      return max(0, number > 1e9 ? number - now : number)
    }
    let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    let time = (try? fractional.parse(reset)) ?? (try? Date.ISO8601FormatStyle().parse(reset))
    return time.map { max(0, $0.timeIntervalSince1970 - now) }
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`
  private static func httpDate(_ text: String) -> Double? {
    let words = text.split { $0 == " " || $0 == "," || $0 == ":" }
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard words.count >= 7, let day = Int(words[1]),
      let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]),
      let hour = Int(words[4]), let minute = Int(words[5]), let second = Int(words[6])
    else { return nil }
    var parts = tm()
    parts.tm_year = Int32(clamping: year - 1900)
    parts.tm_mon = Int32(month)
    parts.tm_mday = Int32(clamping: day)
    parts.tm_hour = Int32(clamping: hour)
    parts.tm_min = Int32(clamping: minute)
    parts.tm_sec = Int32(clamping: second)
    return Double(timegm(&parts))
  }
}
