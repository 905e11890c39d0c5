package import TocsinModel

/// What `alerts:` says: who is told what.
package struct AlertSettings: Hashable, Sendable {
  /// Where alerts go.
  package struct Target: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case mail(Mail)
      case webhook(url: String, secretFile: String?)
      case matrix(server: String, room: String, tokenFile: String)
      case atom(path: String)
    }

    package var name: String
    package var kind: Kind
    package var line: Int?
  }

  package struct Mail: Hashable, Sendable {
    /// `smtps://host:465` or `smtp://host:587`, which has to speak STARTTLS.
    package var server: String
    package var sender: String
    package var recipients: [String]
    package var user: String?
    package var passwordFile: String?
    /// Another file of certificates to trust.
    package var trusted: String?
    /// Without encryption, to a server on this machine only.
    package var isPlain = false
  }

  /// Which findings are told to whom. What is left out is no condition.
  package struct Rule: Hashable, Sendable {
    package var kinds: [String] = []
    package var attention = Finding.Attention.high
    /// Names of accounts, sites, domains: one of them is in the finding.
    package var entities: [String] = []
    /// The phases of an election in which it holds.
    package var phases: [ElectionPhase] = []
    /// Names of targets; empty for all.
    package var targets: [String] = []
    package var line: Int?
  }

  /// Hours in which nobody is woken, by the clock of a time zone; what came is told at their end.
  package struct Quiet: Hashable, Sendable {
    /// Minutes since midnight.
    package var from: Int
    package var to: Int

    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  package var targets: [Target] = []
  package var rules: [Rule] = []
  /// Where the console answers, for links.
  package var console: String?
  /// Alerts an hour and target; beyond, one summary.
  package var hourly = 12
  package var quiet: Quiet?
  package var zone = "UTC"
  /// Seconds between two digests; `nil` tells at once.
  package var digest: Double?

  package init() {}
}

/// Where in an election a time lies.
package enum ElectionPhase: String, Sendable, CaseIterable {
  /// More than 90 days before, or after the last round.
  case far
  case campaign
  case silence
  /// A day on which people vote.
  case vote
  /// The days after the last round.
  case count
}
