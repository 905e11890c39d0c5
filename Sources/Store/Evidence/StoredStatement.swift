/// What the log holds the hash of, as the workspace keeps it.
package struct StoredStatement: Hashable, Sendable {
  package var number: Int
  /// Its index in the log; `nil` while it is not appended.
  package var leaf: UInt64?
  package var commitment: [UInt8]
  package var kind: String
  package var about: String
  package var sha256: String
  /// Hashes of the files it needs.
  package var blobs: [String]
  /// The statement's file; `nil` once it was erased.
  package var content: [UInt8]?
}

/// Who had evidence in hands, and what they did with it (Berkeley Protocol, chapter VI).
package struct CustodyEvent: Hashable, Sendable, Codable {
  package enum Act: String, Sendable, Codable {
    case collected, examined, exported, erased, verified
  }

  /// A working copy may be changed; an evidentiary one is never.
  package enum Copy: String, Sendable, Codable {
    case evidentiary, working
  }

  /// Seconds since 1970.
  package var at: Int64
  package var by: String
  package var act: Act
  package var about: String
  package var copy: Copy
  package var purpose: String

  package init(
    at: Int64, by: String, act: Act, about: String, copy: Copy = .evidentiary, purpose: String = ""
  ) {
    self.at = at
    self.by = by
    self.act = act
    self.about = about
    self.copy = copy
    self.purpose = purpose
  }
}

/// That something was erased: when, by whom, why; not what.
package struct RecordedErasure: Hashable, Sendable {
  package var number: Int
  package var at: Int64
  package var by: String
  package var reason: String
  /// Of the statements that are gone.
  package var statements: [Int]
  /// Labels of the findings of which they said something: `F12`.
  package var findings: [String]
  package var isLogged: Bool
}

/// Where a document's bytes are.
package struct DocumentOrigin: Hashable, Sendable {
  package var document: [UInt8]
  /// Absolute.
  package var path: String
  package var shown: String
  package var format: String?
  /// Of the file when it was read, in hexadecimal.
  package var sha256: String?
  package var line: Int?
  package var offset: Int?
}
