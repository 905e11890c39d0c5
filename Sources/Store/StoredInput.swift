/// A file as the store knows it.
package struct StoredInput: Hashable, Sendable {
  package enum State: Int, Sendable, CaseIterable {
    /// Some of it is stored; the next scan goes on there.
    case reading = 0
    case done = 1
    /// It could not be read; the next scan tries again.
    case failed = 2
  }

  package let number: Int
  /// Identifies it from scan to scan.
  package let path: String
  /// The path as the user gave it.
  package var shown: String
  package var size: Int
  /// Nanoseconds since 1970.
  package var modified: Int
  /// Lower-case hexadecimal; known once it was read whole.
  package var sha256: String?
  package var format: String?
  /// How many of its records are stored, those refused with a diagnostic included.
  package var records: Int
  package var state: State

  package init(
    number: Int, path: String, shown: String, size: Int, modified: Int, sha256: String? = nil,
    format: String? = nil, records: Int = 0, state: State = .reading
  ) {
    self.number = number
    self.path = path
    self.shown = shown
    self.size = size
    self.modified = modified
    self.sha256 = sha256
    self.format = format
    self.records = records
    self.state = state
  }

  /// Whether a file of this size and time need not be read again.
  package func isDone(size: Int, modified: Int) -> Bool {
    state == .done && isSame(size: size, modified: modified)
  }

  package func isSame(size: Int, modified: Int) -> Bool {
    self.size == size && self.modified == modified
  }
}
