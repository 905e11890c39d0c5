import Wording

/// What keeps the settings of the workspace, and changes them where somebody fills in a form.
package protocol SettingsEditing: Sendable {
  func settings() async throws -> Settings

  /// Whether there is no file yet.
  var isNew: Bool { get async }

  /// Writes what is another than it was, and nothing else.
  func save(_ settings: Settings) async throws -> SettingsOutcome
}

/// What became of a form.
package enum SettingsOutcome: Hashable, Sendable {
  case saved
  /// The file is not the one that the form was made of.
  case changedMeanwhile
  /// Nothing was written, for these reasons.
  case refused([String])
}

/// The settings that a form shows: those that an analyst changes. All others stay as they are in the file.
package struct Settings: Hashable, Sendable {
  package struct Election: Hashable, Sendable {
    package var name: String
    /// Such as 2026-11-08; empty where it is not known.
    package var date: String

    package init(name: String, date: String) {
      self.name = name
      self.date = date
    }
  }

  /// A name that is protected from look-alikes.
  package struct Protected: Hashable, Sendable {
    package var name: String
    package var domains: [String]
    /// Names and words that people know it by.
    package var words: [String]

    package init(name: String, domains: [String], words: [String]) {
      self.name = name
      self.domains = domains
      self.words = words
    }
  }

  /// A number that decides what is a finding.
  package struct Threshold: Hashable, Sendable {
    /// Its key in the file, such as `whole-score`.
    package var name: String
    /// As the file has it; empty where it has none, and what is usual holds.
    package var value: String
    package var usual: String

    package init(name: String, value: String, usual: String) {
      self.name = name
      self.value = value
      self.usual = usual
    }
  }

  /// From which attention on findings are told to somebody.
  package struct AlertRule: Hashable, Sendable {
    /// Of which findings; empty for all.
    package var kinds: [String]
    /// `routine`, `notable` or `high`; empty where the file has none, which means high.
    package var attention: String

    package init(kinds: [String], attention: String) {
      self.kinds = kinds
      self.attention = attention
    }
  }

  /// Where the file is.
  package var path: String
  /// Whether it is not there yet: then five questions make it.
  package var isNew = false
  /// Tells one state of the file from another.
  package var revision: String
  /// Of the one election; `nil` where the file has several, which are written there.
  package var election: Election?
  /// In the order of the file; those that are new come behind.
  package var protected: [Protected]
  package var partners: [String]
  package var decoys: [String]
  package var thresholds: [Threshold]
  /// In the order of the file; none is added here.
  package var alerts: [AlertRule]
  /// Whom those may write to who are asked.
  package var contact: String
  package var folders: [String]
  package var feeds: [String]
  /// What is wrong in the file.
  package var problems: [String]

  package init(
    path: String, revision: String, election: Election?,
    protected: [Protected], partners: [String], decoys: [String],
    thresholds: [Threshold] = [], alerts: [AlertRule] = [], contact: String,
    folders: [String], feeds: [String], problems: [String]
  ) {
    self.path = path
    self.revision = revision
    self.election = election
    self.protected = protected
    self.partners = partners
    self.decoys = decoys
    self.thresholds = thresholds
    self.alerts = alerts
    self.contact = contact
    self.folders = folders
    self.feeds = feeds
    self.problems = problems
  }
}
