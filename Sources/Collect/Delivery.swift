import TocsinModel

/// Hands over what was read, counts it, and keeps diagnostics within bounds.
final class Delivery {
  typealias Body = (Collected, Int) throws -> Void

  private let body: Body
  private let options: CollectOptions
  private let skipped: Int
  /// The file, or the one within it that is being read.
  var file: InputFile
  private var counts: [String: Int] = [:]
  /// Records that are complete: those skipped, refused and handed over.
  private(set) var records = 0
  private(set) var delivered = 0
  private(set) var diagnostics = 0

  init(file: InputFile, options: CollectOptions, skipping skipped: Int, body: @escaping Body) {
    self.file = file
    self.options = options
    self.skipped = skipped
    self.body = body
  }

  /// Whether the next record is one that the caller has already.
  var isSkipping: Bool { records < skipped }

  func place(line: Int? = nil, offset: Int? = nil) -> Place {
    Place(path: file.displayPath, line: line, offset: offset)
  }

  func pass() { records += 1 }

  func deliver(_ document: Document) throws {
    guard !isSkipping else { return pass() }
    records += 1
    delivered += 1
    try body(.document(document), records)
  }

  func deliver(_ page: RawPage) throws {
    guard !isSkipping else { return pass() }
    records += 1
    delivered += 1
    try body(.page(page), records)
  }

  func deliver(_ mail: RawMail) throws {
    guard !isSkipping else { return pass() }
    records += 1
    delivered += 1
    try body(.mail(mail, path: file.path), records)
  }

  /// The next record cannot be read.
  func refuse(
    _ code: String, _ message: String, severity: Diagnostic.Severity = .error, at place: Place
  ) throws {
    let isKnown = isSkipping
    records += 1
    try note(code, message, severity: severity, at: place, isKnown: isKnown)
  }

  /// Something about the file, or about the next record, which goes on.
  func note(
    _ code: String, _ message: String, severity: Diagnostic.Severity = .warning, at place: Place
  ) throws {
    try note(code, message, severity: severity, at: place, isKnown: isSkipping)
  }

  /// The same, but only the first of its kind in the file.
  func noteOnce(
    _ code: String, _ message: String, severity: Diagnostic.Severity = .warning, at place: Place
  ) throws {
    guard counts[code] == nil else { return }
    try note(code, message, severity: severity, at: place)
  }

  /// What the caller has already is counted all the same, so that the bound on each code falls where it
  /// fell without the break.
  private func note(
    _ code: String, _ message: String, severity: Diagnostic.Severity, at place: Place,
    isKnown: Bool
  ) throws {
    let count = counts[code, default: 0] + 1
    counts[code] = count
    guard !isKnown else { return }
    diagnostics += 1
    let diagnostic = Diagnostic(code: code, severity: severity, message: message, place: place)
    if severity == .error, options.isStrict { throw CollectError.strict(diagnostic) }
    if count <= options.limits.diagnostics { try body(.diagnostic(diagnostic), records) }
  }

  /// Says how many diagnostics were only counted.
  func finish() throws {
    for (code, count) in counts.sorted(by: { $0.key < $1.key })
    where count > options.limits.diagnostics {
      let more = count - options.limits.diagnostics
      let diagnostic = Diagnostic(
        code: code, severity: .warning,
        message: "There are \(more) more of this kind in this file; they are not listed.",
        place: place())
      try body(.diagnostic(diagnostic), records)
    }
  }
}
