import TocsinModel

/// The state of reading one block.
struct NameReading {
  var name = WrittenName(
    bytes: UnsafeBufferPointer(start: nil, count: 0), firstSeen: nil, lastSeen: nil, line: 0,
    offset: 0)
  var report = NameReport()
  var times = NameTimes()
  var lastTimes = NameTimes()
  /// For names and records that are not in the block as they are.
  var scratch: [UInt8] = []
  private let path: String
  private let format: NameFormat
  private let limits: CollectLimits

  init(_ block: borrowing NameBlock) {
    path = block.path
    format = block.format
    limits = block.limits
  }

  /// Something about the record that is being read.
  mutating func note(
    _ code: String, _ message: @autoclosure () -> String, severity: Diagnostic.Severity = .error
  ) {
    let place = Place(path: path, line: name.line > 0 ? name.line : nil, offset: name.offset)
    report.note(
      Diagnostic(code: code, severity: severity, message: message(), place: place),
      limit: limits.diagnostics)
  }

  /// Counts a record that was too long to be kept.
  mutating func noteTooLong() {
    let (code, message) = format.tooLong(limits)
    report.records += 1
    note(code, message)
  }

  mutating func noteNoName() {
    note("names.no-name", "There is no name in this record.", severity: .warning)
  }

  /// Hands over one name.
  @inline(__always)
  mutating func give<Visitor: NameVisitor>(
    _ start: UnsafePointer<UInt8>, count: Int, to visitor: inout Visitor
  ) {
    name.bytes = UnsafeBufferPointer(start: start, count: count)
    report.names += 1
    visitor.visit(name)
  }

  /// Hands over the name in ``scratch``.
  @inline(__always)
  mutating func giveScratch<Visitor: NameVisitor>(to visitor: inout Visitor) {
    guard !scratch.isEmpty else { return }
    // Taken out while it is read: two parts of one value may not be used at once.
    var taken: [UInt8] = []
    swap(&taken, &scratch)
    taken.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      give(base, count: bytes.count, to: &visitor)
    }
    swap(&taken, &scratch)
  }
}
