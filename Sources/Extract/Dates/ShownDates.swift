import HTML

/// What the dates with strokes that a page shows say of the order in which it writes them.
struct ShownDates {
  private var hasDayFirst = false
  private var hasMonthFirst = false
  /// Whether an hour after twelve stands beside one: `07/05/2025 14:02`.
  private(set) var hasLateHours = false

  /// `16/02/2026` puts the day first, and `02/16/2026` the month; `nil` where none does, or both.
  var isMonthFirst: Bool? { hasDayFirst == hasMonthFirst ? nil : hasMonthFirst }

  /// Linear in the texts that are as short as dates.
  init(in tree: HTMLTree) {
    for node in 0..<tree.count where tree.tag(node) == .text {
      let run = tree.text(node)
      guard 8...80 ~= run.count else { continue }
      tree.withBytes(run) { if $0.contains(0x2F) { read($0) } }
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var numbers: [Int] = []
    var value = 0
    var digits = 0
    var isAfterDate = false
    for index in 0...bytes.count {
      let byte = index < bytes.count ? bytes[index] : 0x20
      if byte &- 0x30 < 10 {
        value = digits < 4 ? value * 10 + Int(byte - 0x30) : value
        digits += 1
        continue
      }
      if isAfterDate, byte == 0x3A, digits == 2, 13...23 ~= value { hasLateHours = true }
      if 1...4 ~= digits { numbers.append(value) } else { numbers.removeAll() }
      if numbers.count >= 3, byte != 0x2F, 1990...2100 ~= numbers[numbers.count - 1] {
        let first = numbers[numbers.count - 3]
        let second = numbers[numbers.count - 2]
        if 13...31 ~= first, 1...12 ~= second { hasDayFirst = true }
        if 1...12 ~= first, 13...31 ~= second { hasMonthFirst = true }
        isAfterDate = true
      }
      if byte != 0x2F { numbers.removeAll() }
      value = 0
      digits = 0
    }
  }
}
