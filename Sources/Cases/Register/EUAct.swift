package import TocsinModel

/// An act of the Council that forbids to broadcast certain outlets, by its number. Which outlets these are is in the list
/// that is imported: only numbers and days are here, of those that were checked.
package struct EUAct: Hashable, Sendable {
  package let number: String
  /// The day from which it applied.
  package let from: CivilDate?

  /// Where it can be read (ELI).
  package var document: String {
    let parts = number.split(separator: "/")
    guard parts.count == 2 else { return "" }
    return "https://eur-lex.europa.eu/eli/reg/\(parts[0])/\(parts[1])/oj"
  }

  package static let known = [
    EUAct(number: "2022/350", from: CivilDate(year: 2022, month: 3, day: 2)),
    EUAct(number: "2022/879", from: CivilDate(year: 2022, month: 6, day: 25)),
    // Its list took effect by an implementing act.
    EUAct(number: "2022/2474", from: CivilDate(year: 2023, month: 2, day: 1)),
    EUAct(number: "2023/427", from: nil), EUAct(number: "2023/1214", from: nil),
    EUAct(number: "2024/1428", from: nil), EUAct(number: "2025/395", from: nil),
  ]

  /// `2022/350`, `(EU) 2022/350`, `Regulation (EU) 2022/350`.
  package static func named(_ text: String) -> EUAct? {
    known.first { text == $0.number || text.hasSuffix(" \($0.number)") }
  }
}
