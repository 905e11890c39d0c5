import TocsinModel

extension NameFile {
  func note(_ code: String, _ message: String, severity: Diagnostic.Severity = .warning) {
    note(code, message, severity, at: Place(path: file.displayPath))
  }

  func note(
    _ code: String, _ message: String, _ severity: Diagnostic.Severity, at place: Place
  ) {
    notes.append(Diagnostic(code: code, severity: severity, message: message, place: place))
  }

  func noteBrokenTile(isLost: Bool) {
    let place = Place(path: file.displayPath, offset: offset)
    if isLost {
      note(
        "ct.bad-tile", "This is no entry of a log’s tile; from here on it was not read.", .error,
        at: place)
    } else {
      note("ct.bad-entry", "The entry is cut off.", .error, at: place)
    }
  }

  func noteTooLong(_ format: NameFormat) {
    let (code, message) = format.tooLong(options.limits)
    let place = Place(path: file.displayPath, line: line > 0 ? line : nil, offset: offset)
    note(code, message, .error, at: place)
    leftOut += 1
  }

  /// What is known of the file at its end.
  func noteEnd() {
    if let failure { note(failure.code, failure.message, severity: .error) }
    if bytes?.hasChanged == true {
      note(
        "input.changed",
        "It was written to while it was read; what was added is read the next time.")
    }
    if let decoded, decoded.malformed > 0 {
      note(
        "input.broken-encoding",
        "\(decoded.malformed) broken sequences were replaced with U+FFFD.")
    }
  }
}
