/// Scores as people read them.
package enum Decimal {
  /// At most four places after the point, without trailing zeros; what is no number is empty.
  package static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e14 else { return "" }
    let scaled = (value * 10_000).rounded()
    let whole = Int64(scaled) / 10_000
    var fraction = Int64(scaled.magnitude) % 10_000
    let sign = scaled < 0 && whole == 0 ? "-" : ""
    guard fraction != 0 else { return "\(sign == "-" ? "" : sign)\(whole)" }
    var places = 4
    while fraction % 10 == 0 {
      fraction /= 10
      places -= 1
    }
    let digits = "\(fraction)"
    return "\(sign)\(whole)." + String(repeating: "0", count: places - digits.utf8.count) + digits
  }
}
