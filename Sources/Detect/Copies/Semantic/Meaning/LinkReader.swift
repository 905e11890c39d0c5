/// Gives the links between documents that are known before their passages are compared.
package protocol LinkReader {
  /// Those by letters of documents, or of all, that are alike as wholes: they are not looked at again, and vouch for others.
  func alike(_ documents: [UInt32]?) throws -> [CopyLink]
  /// The pairs by meaning of documents, as they were found before.
  func meant(_ documents: [UInt32]) throws -> [NumberPair]
}

/// Links of documents that are all new.
package struct NewLinks: LinkReader {
  private let alike: [CopyLink]

  package init(alike: [CopyLink] = []) { self.alike = alike }

  package func alike(_ documents: [UInt32]?) throws -> [CopyLink] { alike }

  package func meant(_ documents: [UInt32]) throws -> [NumberPair] { [] }
}
