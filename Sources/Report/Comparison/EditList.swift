/// Edits in the making: empty ones are dropped, neighbours of one kind are joined.
struct EditList {
  private(set) var edits: [WordEdit] = []

  mutating func append(_ isEqual: Bool, _ a: Range<Int>, _ b: Range<Int>) {
    guard !a.isEmpty || !b.isEmpty else { return }
    if let last = edits.last, last.isEqual == isEqual {
      edits.removeLast()
      edits.append(
        WordEdit(
          isEqual: isEqual, a: last.a.lowerBound..<a.upperBound, b: last.b.lowerBound..<b.upperBound
        ))
    } else {
      edits.append(WordEdit(isEqual: isEqual, a: a, b: b))
    }
  }
}
