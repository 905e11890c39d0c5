import Engine
import Foundation
import Store
package import TocsinModel

/// What is told of findings: short, the same whatever carries it.
package struct AlertText: Hashable, Sendable {
  /// One finding.
  package struct Line: Hashable, Sendable {
    package var number: Int
    package var kind: String
    package var attention: Finding.Attention
    /// The finding in one sentence, defanged.
    package var headline: String
    package var chips: [String]
    /// Where the console shows it.
    package var link: String?
    /// Seconds since 1970.
    package var changed: Int64
    /// The silence period that it falls in.
    package var silence: String?
  }

  /// Findings that one message names; the rest is counted.
  static let most = 10

  package var lines: [Line]
  /// Findings that are not named.
  package var more = 0
  /// Whether it stands for messages that would have been too many.
  package var isSummary = false
  /// The console, for all that is not named.
  package var console: String?

  /// One line, for subjects.
  package var title: String {
    let count = lines.count + more
    guard let first = lines.first else { return "Tocsin: nothing" }
    if count == 1 {
      return "Tocsin: \(first.attention.mark)\(first.label)\(first.headline.shortened(to: 90))"
    }
    let high = lines.count { $0.attention == .high }
    let words = high > 0 ? ", \(high) of them high" : ""
    return "Tocsin: \(count) findings\(words)"
  }

  /// All of it as plain text.
  package var body: String {
    var text = ""
    if isSummary {
      text += "More was found than is told one by one. In short:\n\n"
    }
    for line in lines {
      text += "\(line.attention.mark)\(line.label)(\(line.kind), \(line.attention.rawValue))\n"
      text += "  \(line.headline)\n"
      if !line.chips.isEmpty { text += "  \(line.chips.joined(separator: " · "))\n" }
      if let silence = line.silence { text += "  \(silence)\n" }
      if let link = line.link { text += "  \(link)\n" }
      text += "\n"
    }
    if more > 0 {
      text += "… and \(more) more\(console.map { ": \($0)" } ?? ", with “tocsin findings”").\n\n"
    }
    return text
      + "Observed by a machine; what it means is for people to judge. Addresses are written so that nothing opens them.\n"
  }

  /// What the test button sends.
  package static let test = AlertText(
    lines: [
      Line(
        number: 0, kind: "test", attention: .routine,
        headline: "This is a test: alerts of Tocsin arrive here.", chips: [], link: nil,
        changed: Int64(Date().timeIntervalSince1970), silence: nil)
    ])
}

extension AlertText.Line {
  init(_ finding: ListedFinding, console: String?, elections: [ElectionCalendar]) {
    number = finding.number
    kind = finding.kind.rawValue
    attention = finding.attention
    headline = finding.summary.headline.withDefangedAddresses.shortened(to: 300)
    chips = finding.summary.chips.prefix(6).map { $0.withDefangedAddresses.shortened(to: 80) }
    link = console.map {
      "\($0.hasSuffix("/") ? String($0.dropLast()) : $0)/findings/F\(finding.number)"
    }
    changed = finding.changed
    silence = elections.silenceInWords(at: Date(timeIntervalSince1970: Double(finding.changed)))
  }
}

extension AlertText.Line {
  /// The name that people use; a test is no finding.
  fileprivate var label: String { number > 0 ? "F\(number) " : "" }
}

extension Finding.Attention {
  fileprivate var mark: String { self == .high ? "!! " : self == .notable ? "! " : "" }
}

extension String {
  func shortened(to count: Int) -> String {
    self.count <= count ? self : prefix(count - 1) + "…"
  }
}
