/// One line of the register of exports.
package struct ReleaseRecord: Hashable, Sendable {
  package var number = 0
  /// Seconds since 1970.
  package var at: Int64
  package var by: String
  package var approver: String
  package var recipient: String
  package var purpose: String
  package var tlp: String
  package var format: String
  /// Labels with the versions that left: `F12@3`.
  package var items: [String]
  /// JSON: what a correction repeats.
  package var options: String
  package var sha256: String
  package var objects: Int
  /// The id of a collection; empty for a file.
  package var collection: String
  /// The release that this one corrects.
  package var revises: Int?
  /// The release that this one takes back.
  package var withdraws: Int?

  package init(
    at: Int64, by: String, approver: String, recipient: String, purpose: String, tlp: String,
    format: String, items: [String], options: String, sha256: String, objects: Int,
    collection: String, revises: Int? = nil, withdraws: Int? = nil
  ) {
    self.at = at
    self.by = by
    self.approver = approver
    self.recipient = recipient
    self.purpose = purpose
    self.tlp = tlp
    self.format = format
    self.items = items
    self.options = options
    self.sha256 = sha256
    self.objects = objects
    self.collection = collection
    self.revises = revises
    self.withdraws = withdraws
  }
}

/// An object as it left.
package struct ReleasedObject: Hashable, Sendable {
  package var id: String
  /// Its `modified`, or `created`; empty for what has neither.
  package var version: String
  package var type: String
  package var content: [UInt8]
  /// Microseconds since 1970; 0 before it is kept.
  package var added: Int64 = 0

  package init(id: String, version: String, type: String, content: [UInt8]) {
    self.id = id
    self.version = version
    self.type = type
    self.content = content
  }
}

/// A collection that partners may ask for over TAXII.
package struct SharedCollection: Hashable, Sendable {
  package var id: String
  package var name: String
  package var description: String
  /// What it holds at most.
  package var tlp: String
  /// Whether partners may add to it; what they add is a report of theirs, which its readers see.
  package var canWrite: Bool
  /// Names of the tokens that may look; empty for all that something is shared with.
  package var readers: [String]

  package init(
    id: String, name: String, description: String, tlp: String, canWrite: Bool,
    readers: [String] = []
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.tlp = tlp
    self.canWrite = canWrite
    self.readers = readers
  }
}
