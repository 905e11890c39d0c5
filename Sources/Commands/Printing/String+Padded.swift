extension String {
  /// The text and as many blanks as it lacks of `width`.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }
}
