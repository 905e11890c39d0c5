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

  func noteTooLong() {
    let place = Place(path: file.displayPath, line: line > 0 ? line : nil, offset: offset)
    switch format {
    case .lines, .objects, .entries, .tile:
      note(
        "jsonl.too-long",
        "The record is longer than \(options.limits.record >> 20) MB and was left out.", .error,
        at: place)
    default:
      note(
        "names.too-long",
        "The line is longer than \(NameBlock.longestLine >> 10) kB and was left out.", .error,
        at: place)
    }
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
