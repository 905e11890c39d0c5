import Crypto
package import TocsinModel

/// Derives the id of a document from where it is and what it says.
///
/// The id is the first 128 bits of a SHA-256 (FIPS 180-4) over a versioned encoding in which each part
/// has a tag and a length, so that no two lists of parts are encoded alike.
package struct DocumentIdentity {
  /// Changes whenever the encoding below does.
  private static let version: [UInt8] = Array("tocsin-document/2\n".utf8)

  private var bytes: [UInt8] = []

  package init() {}

  /// The id of one document; reuses one buffer. Linear in its text.
  ///
  /// The place is the address, without its fragment, and what source and id the input gives
  /// it, as far as known: posts of several accounts may carry the same link. Without an
  /// address and without a source's id it is the file's absolute path, with that id if there is one. A record's
  /// ordinal is no part of it: a row put before the others would make all of them new. Rows that say the same in
  /// every part are told apart by ``TocsinModel/DocumentID/repeated(_:)``.
  package mutating func id(
    url: String?, source: SourceID?, externalID: String?, path: String,
    title: String?, text: String
  ) -> DocumentID {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: Self.version)
    if let url {
      var url = url
      append(tag: "u") { $0.appendUTF8(&url, upTo: UInt8(ascii: "#")) }
    }
    if url != nil || externalID != nil {
      if let source { append(tag: "s", source.rawValue) }
      if let externalID { append(tag: "i", externalID) }
    }
    if url == nil, source == nil || externalID == nil {
      append(tag: "p", path)
      if externalID == nil, let source { append(tag: "s", source.rawValue) }
    }
    if let title { append(tag: "t", title) }
    append(tag: "x", text)
    let digest = SHA256.hash(data: bytes)
    return digest.withUnsafeBytes { hash in
      DocumentID(
        high: UInt64(bigEndian: hash.loadUnaligned(as: UInt64.self)),
        low: UInt64(bigEndian: hash.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }

  /// The id of one document, for a caller that has only one.
  package static func documentID(
    url: String?, source: SourceID? = nil, externalID: String? = nil, path: String,
    title: String?, text: String
  ) -> DocumentID {
    var identity = DocumentIdentity()
    return identity.id(
      url: url, source: source, externalID: externalID, path: path, title: title, text: text)
  }

  /// Where a document is published, for telling versions of one text from different texts: a page's address or
  /// file. A record is what it says: that it has the same address or id as another makes it no version of it, since
  /// exports put all kinds of links and counters into these columns.
  package static func location(of document: Document, url: String?, path: String) -> DocumentID {
    guard document.form == .page else { return document.id }
    var identity = DocumentIdentity()
    return identity.id(
      url: url, source: nil, externalID: nil, path: path, title: nil, text: "")
  }

  private mutating func append(tag: Unicode.Scalar, _ text: String) {
    var text = text
    append(tag: tag) { $0.appendUTF8(&text, upTo: nil) }
  }

  private mutating func append(tag: Unicode.Scalar, _ body: (inout [UInt8]) -> Void) {
    bytes.append(UInt8(truncatingIfNeeded: tag.value))
    let lengthAt = bytes.count
    bytes.append(contentsOf: [0, 0, 0, 0])
    body(&bytes)
    let length = UInt32(truncatingIfNeeded: bytes.count - lengthAt - 4)
    for byte in 0..<4 { bytes[lengthAt + byte] = UInt8(truncatingIfNeeded: length >> (8 * byte)) }
  }
}

extension [UInt8] {
  fileprivate mutating func appendUTF8(_ text: inout String, upTo end: UInt8?) {
    text.withUTF8 { utf8 in
      guard let end, let index = utf8.firstIndex(of: end) else {
        append(contentsOf: utf8)
        return
      }
      append(contentsOf: utf8[..<index])
    }
  }
}
