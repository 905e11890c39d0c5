/// Dates of mails (RFC 5322, section 3.3, with the zones of section 4.3 as UTC).
package enum MailDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Seconds since 1970-01-01T00:00:00Z; `nil` for what is no date. Linear.
  package static func seconds(_ text: String) -> Int64? {
    var words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" || $0 == "," }.map
    { $0.lowercased() }
    if let first = words.first, Int(first) == nil { words.removeFirst() }
    guard words.count >= 4, let day = Int64(words[0]), (1...31).contains(day),
      let month = months.firstIndex(of: String(words[1].prefix(3))), var year = Int64(words[2]),
      (0...9999).contains(year)
    else { return nil }
    if year < 100 { year += year < 50 ? 2000 : 1900 }
    let time = words[3].split(separator: ":").compactMap { Int64($0) }
    guard time.count >= 2, (0..<24).contains(time[0]), (0..<60).contains(time[1]),
      (0...60).contains(time.count > 2 ? time[2] : 0)
    else { return nil }
    var zone: Int64 = 0
    if words.count > 4, let sign = words[4].first, sign == "+" || sign == "-",
      let offset = Int64(words[4].dropFirst()), (0...9999).contains(offset)
    {
      zone = (offset / 100 * 60 + offset % 100) * 60 * (sign == "-" ? -1 : 1)
    }
    return days(year, Int64(month) + 1, day) * 86_400 + time[0] * 3_600 + time[1] * 60
      + (time.count > 2 ? time[2] : 0) - zone
  }

  /// Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let ofEra = year - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }
}
