/// The year and month in an address such as `…/2018/08/title.html`.
enum AddressMonth {
  /// `nil` where the address names none. Linear in the first two thousand bytes.
  static func of(_ url: String) -> (year: Int, month: Int)? {
    var previous: (value: Int, digits: Int)?
    var value = 0
    var digits = 0
    for byte in url.utf8.prefix(2000) {
      if byte &- 0x30 < 10 {
        value = digits < 9 ? value * 10 + Int(byte - 0x30) : value
        digits += 1
        continue
      }
      let isBetween = byte == 0x2F || byte == 0x2D
      if digits > 0 {
        if let year = previous, year.digits == 4, 1990...2100 ~= year.value, digits <= 2,
          1...12 ~= value, isBetween
        {
          return (year.value, value)
        }
        previous = (value, digits)
      }
      if !isBetween || digits == 0 { previous = nil }
      value = 0
      digits = 0
    }
    return nil
  }
}
