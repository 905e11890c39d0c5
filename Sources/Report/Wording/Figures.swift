import Wording

extension BinaryInteger {
  /// With its digits in groups as the language writes them: `12,345`.
  package var grouped: String { Language.current.grouped(self) }

  /// `1 source`, `3 sources`.
  package func counted(_ noun: String, _ plural: String? = nil) -> String {
    "\(grouped) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}

extension Double {
  /// A share of 0…1 in whole per cent; never rounded up to all or down to nothing.
  package var percent: String {
    guard isFinite else { return "–" }
    let share = Swift.min(Swift.max(self, 0), 1)
    let sign = Language.current.percentSign
    if share > 0, share < 0.01 { return "<1\(sign)" }
    if share < 1, share > 0.99 { return ">99\(sign)" }
    return "\(Int((share * 100).rounded()))\(sign)"
  }

  /// At most three decimals, no trailing zeros.
  package var plain: String {
    guard isFinite else { return "–" }
    guard magnitude < 1e15 else { return "\(self)" }
    let thousandths = Int64((self * 1000).rounded())
    let whole = thousandths.magnitude / 1000
    var digits = String(thousandths.magnitude % 1000)
    digits = String(repeating: "0", count: 3 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = thousandths < 0 ? "−" : ""
    return digits.isEmpty
      ? "\(sign)\(whole.grouped)"
      : "\(sign)\(whole.grouped)\(Language.current.decimalMark)\(digits)"
  }
}
