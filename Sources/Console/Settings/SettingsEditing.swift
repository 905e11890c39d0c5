import Wording

/// What keeps the settings of the workspace, and changes them where somebody fills in a form.
package protocol SettingsEditing: Sendable {
  func settings() async throws -> Settings

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

  /// Where the file is.
  package var path: String
  /// Tells one state of the file from another.
  package var revision: String
  /// Of the one election; `nil` where the file has several, which are written there.
  package var election: Election?
  /// In the order of the file; those that are new come behind.
  package var protected: [Protected]
  package var partners: [String]
  package var decoys: [String]
  /// Whom those may write to who are asked.
  package var contact: String
  package var folders: [String]
  package var feeds: [String]
  /// What is wrong in the file.
  package var problems: [String]

  package init(
    path: String, revision: String, election: Election?,
    protected: [Protected], partners: [String], decoys: [String], contact: String,
    folders: [String], feeds: [String], problems: [String]
  ) {
    self.path = path
    self.revision = revision
    self.election = election
    self.protected = protected
    self.partners = partners
    self.decoys = decoys
    self.contact = contact
    self.folders = folders
    self.feeds = feeds
    self.problems = problems
  }
}
