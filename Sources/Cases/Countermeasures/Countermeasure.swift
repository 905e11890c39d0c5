package import Wording

/// Something that is done about a case.
package struct Countermeasure: Hashable, Sendable {
  /// The change that made it: `M7`.
  package let number: Int
  package var draft: CountermeasureDraft
  package let by: String
  package let at: Int64
  package var sendings: [Sending] = []
  package var outcomes: [Outcome] = []
  package var takedowns: [Takedown] = []

  /// That it went out.
  package struct Sending: Hashable, Sendable, Codable {
    package var to: String
    package var channel: String
    /// Seconds since 1970.
    package var at: Int64

    package init(to: String, channel: String, at: Int64) {
      self.to = to
      self.channel = channel
      self.at = at
    }
  }

  /// What came of it.
  package struct Outcome: Hashable, Sendable, Codable {
    package enum Result: String, Sendable, Codable, CaseIterable {
      /// What was asked for was done.
      case acted
      case partly
      case refused
      case unanswered = "no-answer"
      /// It made things worse: drew attention, hit somebody uninvolved.
      case harmed
    }

    package var result: Result
    package var text: String
    package var at: Int64

    package init(_ result: Result, text: String, at: Int64) {
      self.result = result
      self.text = text
      self.at = at
    }
  }

  /// That something is gone.
  package struct Takedown: Hashable, Sendable, Codable {
    package var target: String
    package var at: Int64

    package init(target: String, at: Int64) {
      self.target = target
      self.at = at
    }
  }

  /// Hours from the first sending to the first takedown; `nil` before both.
  package var hoursToTakedown: Double? {
    guard let sent = sendings.map(\.at).min(), let gone = takedowns.map(\.at).min(), gone >= sent
    else { return nil }
    return Double(gone - sent) / 3600
  }
}

/// What is to be sent or done, before it is.
package struct CountermeasureDraft: Hashable, Sendable, Codable {
  package var kind: CountermeasureKind
  package var title: String
  package var text: String
  /// Addresses, hosts or accounts that it is about.
  package var targets: [String]
  /// Findings that it rests on.
  package var basis: [Int]

  package init(
    kind: CountermeasureKind, title: String, text: String, targets: [String], basis: [Int]
  ) {
    self.kind = kind
    self.title = title
    self.text = text
    self.targets = targets
    self.basis = basis
  }
}

/// What can be done: a list that is closed on purpose. DISARM's blue side also knows answers that a democracy does not
/// give; only these of its ids are named, and a catalogue adds none.
package enum CountermeasureKind: String, Sendable, Codable, CaseIterable {
  case correction, prebunk
  case notice = "dsa-notice"
  case abuse = "abuse-report"
  case blockList = "block-list"
  case warning = "staff-warning"
  case watch = "watch-closer"

  /// For a reader, in his language.
  package var phrase: Phrase {
    switch self {
    case .correction: "Correction"
    case .prebunk: "Prebunk"
    case .notice: "Notice under DSA article 16"
    case .abuse: "Abuse report to registrar and host"
    case .blockList: "Block list"
    case .warning: "Warning to staff"
    case .watch: "Watch closer"
    }
  }

  /// For what is kept and handed on: the same whoever asks.
  package var words: String { phrase.text(in: .english) }

  /// The counters of DISARM's blue side that it is nearest to, among those that are admitted.
  package var counters: [String] {
    switch self {
    case .correction: ["C00184", "C00219"]
    case .prebunk: ["C00125"]
    case .notice: ["C00074", "C00189"]
    case .abuse: ["C00189"]
    case .warning: ["C00081"]
    case .blockList, .watch: []
    }
  }
}
