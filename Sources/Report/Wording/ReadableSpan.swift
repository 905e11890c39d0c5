import Wording

/// A length of time in words.
package enum ReadableSpan {
  /// `48 s`, `14 min`, `2 h 14 min`, `3 days 4 h`, `74 days`; the sign is left to the caller.
  static func words(_ seconds: Int64) -> String {
    let total = seconds.magnitude
    let (days, hours, minutes) = (total / 86_400, total / 3600, total / 60)
    if total < 60 { return "\(total) s" }
    if hours < 1 { return "\(minutes) min" }
    if hours < 48 {
      let rest = minutes % 60
      return rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min"
    }
    let rest = hours % 24
    if days > 30 || rest == 0 { return localized("\(counted: days, "day")") }
    return localized("\(counted: days, "day") \(rest) h")
  }

  /// `2 h later`, `at the same time`, `2 h earlier`.
  package static func delay(_ seconds: Int64) -> String {
    if seconds == 0 { return localized("at the same time") }
    return seconds > 0
      ? localized("\(words(seconds)) later") : localized("\(words(seconds)) earlier")
  }
}
