/// What came of checking a file or a folder: what is proven, what is not, and what is wrong.
package struct VerificationReport: Sendable {
  /// Something that is not as it must be. One is enough: then nothing is called valid.
  package struct Fault: Hashable, Sendable {
    /// The file, or the entry.
    package var place: String
    package var sentence: String
  }

  package var subject: String
  package var proven: [String] = []
  package var unproven: [String] = []
  package var faults: [Fault] = []
  /// Two signed checkpoints that cannot both be of one log: proof that who holds its key misbehaved.
  package var forks: [(Checkpoint, Checkpoint)] = []

  package var isValid: Bool { faults.isEmpty && forks.isEmpty }

  /// Beyond these, they are counted: a screen is not a log.
  private static let mostFaults = 12
  var left = 0

  package init(subject: String) {
    self.subject = subject
  }

  mutating func fault(_ place: String, _ sentence: String) {
    let fault = Fault(place: place, sentence: sentence)
    guard !faults.contains(fault) else { return }
    if faults.count < Self.mostFaults { faults.append(fault) } else { left += 1 }
  }

  /// As text for a terminal, the verdict first.
  package var lines: [String] {
    var lines = [isValid ? "VALID  \(subject)" : "NOT VALID  \(subject)"]
    for fault in faults { lines.append("  ✗ \(fault.place): \(fault.sentence)") }
    if left > 0 { lines.append("  ✗ … and \(left) more") }
    for (first, second) in forks {
      lines.append("  ✗ The log forked: its key signed two trees that cannot both be.")
      lines += Self.beside(first, second).map { "      " + $0 }
    }
    guard isValid else { return lines + ["", "Nothing of it is relied upon while this is so."] }
    lines.append("Proven")
    lines += proven.map { "  ✓ \($0)" }
    lines.append("Not proven")
    lines += unproven.map { "  – \($0)" }
    return lines
  }

  /// Two checkpoints, line beside line.
  private static func beside(_ first: Checkpoint, _ second: Checkpoint) -> [String] {
    let pair = [first, second].map { checkpoint in
      checkpoint.note.text.split(separator: "\n").map(String.init)
        + checkpoint.note.signatures.map { "\u{2014} \($0.name) \(Hexadecimal.text($0.keyID))…" }
    }
    let width = pair[0].map(\.count).max() ?? 0
    return (0..<max(pair[0].count, pair[1].count)).map { row in
      let left = row < pair[0].count ? pair[0][row] : ""
      let right = row < pair[1].count ? pair[1][row] : ""
      return left + String(repeating: " ", count: width - left.count) + "  |  " + right
    }
  }
}
