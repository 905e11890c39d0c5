/// Scores as people read them.
package enum Decimal {
  /// At most so many places after the point, without trailing zeros; what is no number is empty.
  /// - Parameter places: 1 to 4.
  package static func text(_ value: Double, places: Int = 4) -> String {
    guard value.isFinite, abs(value) < 1e14 else { return "" }
    var places = max(1, min(4, places))
    let unit = [10, 100, 1000, 10_000][places - 1]
    let scaled = (value * Double(unit)).rounded()
    let whole = Int64(scaled) / Int64(unit)
    var fraction = Int64(scaled.magnitude) % Int64(unit)
    let sign = scaled < 0 && whole == 0 ? "-" : ""
    guard fraction != 0 else { return "\(sign == "-" ? "" : sign)\(whole)" }
    while fraction % 10 == 0 {
      fraction /= 10
      places -= 1
    }
    let digits = "\(fraction)"
    return "\(sign)\(whole)." + String(repeating: "0", count: places - digits.utf8.count) + digits
  }
}
