package import Evidence
import Foundation
import Store
package import TocsinModel

extension Custody {
  /// What is captured of a document.
  struct Captured {
    var statement: StoredStatement
    /// What goes into an archive.
    var capture: ArchivedCapture
    /// What the server showed of itself.
    var certificates: [UInt8]?
  }

  /// Captures a document, once: its bytes are kept and stated. Who has the workspace keeps them although the file goes.
  ///
  /// - Returns: `nil` when the file is not there any more, or cannot be read.
  func capture(
    _ document: Document, _ origin: DocumentOrigin?, hash: String? = nil, by: String
  ) throws -> Captured? {
    for known in try store.statements(about: document.id, kind: Statement.Kind.capture.rawValue)
    where !isPicture(known) {
      if let capture = restored(known, document) {
        return Captured(
          statement: known, capture: capture, certificates: certificates(of: known))
      }
    }
    guard let origin,
      let read = CaptureReader.read(
        CaptureSource(
          path: origin.path, format: origin.format ?? "", line: origin.line, offset: origin.offset,
          url: document.url, name: "urn:tocsin:document:\(document.id)"), hash: hash)
    else { return nil }
    let now = clock()
    var details = [
      "document": "\(document.id)", "url": read.url, "how": read.how, "file": read.fileHash,
      "time": "\(Int64(read.time ?? Double(now)))",
    ]
    details["peer"] = read.peer
    if read.isPage { details["page"] = "yes" }
    if let former = origin.sha256, former != read.fileHash {
      details["changed"] = "the file is not what it was when it was read: then \(former)"
    }
    var kept: [String] = []
    let payload: ArraySlice<UInt8>
    switch read.content {
    case .exchange(let request, let response):
      let hash = try blobs.put(response)
      details["response"] = hash
      kept.append(hash)
      if let request {
        let hash = try blobs.put(request)
        details["request"] = hash
        kept.append(hash)
      }
      payload = response[bodyStart(of: response)...]
    case .file(let type, let bytes):
      let hash = try blobs.put(bytes)
      details["bytes"] = hash
      details["type"] = type
      kept.append(hash)
      payload = bytes[...]
    }
    if let chain = read.certificates {
      let hash = try blobs.put(chain)
      details["certificates"] = hash
      kept.append(hash)
    }
    let statement = Statement(
      .capture, at: now, by: by, about: "document \(document.id)", bytes: Array(payload),
      details: details)
    let number = try keep(statement, blobs: kept, documents: [document.id])
    try store.addCustody(
      CustodyEvent(
        at: now, by: by, act: .collected, about: "document \(document.id)", purpose: read.how))
    guard let stored = try store.statements(numbered: [number]).first,
      let capture = restored(stored, document)
    else { return nil }
    return Captured(statement: stored, capture: capture, certificates: read.certificates)
  }

  private func isPicture(_ stored: StoredStatement) -> Bool {
    stored.content.flatMap { try? Statement($0) }?.details["picture"] != nil
  }

  /// The pictures that were taken of a document.
  func pictures(of document: Document) throws -> [Captured] {
    try store.statements(about: document.id, kind: Statement.Kind.capture.rawValue)
      .filter(isPicture).compactMap { known in
        restored(known, document).map { Captured(statement: known, capture: $0) }
      }
  }

  /// What was captured of a document, so that it can be shown: what went over the wire, or the file with its type.
  ///
  /// - Returns: `nil` where nothing of it is at hand any more.
  package func captured(
    _ id: DocumentID, by: String
  ) throws -> (content: ArchivedCapture.Content, url: String)? {
    try setUp()
    let log = try openLog()
    guard let document = try store.documents(ids: [id], withText: false)[id],
      let captured = try capture(document, try store.origins(of: [id])[id], by: by)
    else { return nil }
    try settle(log)
    return (captured.capture.content, captured.capture.url)
  }

  /// Keeps a picture of a document as a capture of its own.
  ///
  /// - Parameter how: it was taken; what is not so on it.
  package func keep(picture bytes: [UInt8], of id: DocumentID, how: String, by: String) throws {
    let log = try openLog()
    let (now, hash) = (clock(), try blobs.put(bytes))
    let statement = Statement(
      .capture, at: now, by: by, about: "picture of document \(id)", bytes: bytes,
      details: [
        "document": "\(id)", "url": "urn:tocsin:picture:\(id)", "how": how, "bytes": hash,
        "file": hash, "type": "image/png", "picture": "yes", "time": "\(now)",
      ])
    _ = try keep(statement, blobs: [hash], documents: [id])
    try store.addCustody(
      CustodyEvent(
        at: now, by: by, act: .collected, about: "document \(id)", copy: .working, purpose: how))
    try settle(log)
  }

  private func certificates(of stored: StoredStatement) -> [UInt8]? {
    stored.content.flatMap { try? Statement($0) }?.details["certificates"].flatMap { blobs.get($0) }
  }

  /// What a statement says was captured, from the bytes that are kept; `nil` when they are gone or altered.
  private func restored(_ stored: StoredStatement, _ document: Document) -> ArchivedCapture? {
    guard let content = stored.content, let statement = try? Statement(content),
      let url = statement.details["url"],
      let time = statement.details["time"].flatMap(Double.init)
    else { return nil }
    let body: ArchivedCapture.Content
    if let hash = statement.details["response"] {
      guard let response = blobs.get(hash) else { return nil }
      let request = statement.details["request"]
      let sent = request.flatMap { blobs.get($0) }
      if request != nil, sent == nil { return nil }
      body = .exchange(request: sent, response: response)
    } else {
      guard let hash = statement.details["bytes"], let bytes = blobs.get(hash) else { return nil }
      body = .file(
        type: statement.details["type"] ?? "application/octet-stream", bytes: bytes)
    }
    var provenance = [
      ("how", statement.details["how"] ?? ""), ("document", "\(document.id)"),
      ("sha256-of-file", statement.details["file"] ?? ""),
    ]
    if let changed = statement.details["changed"] { provenance.append(("changed", changed)) }
    return ArchivedCapture(
      url: url, time: time, content: body, peer: statement.details["peer"],
      title: statement.details["page"] == nil ? nil : document.title ?? url, provenance: provenance)
  }

  private func bodyStart(of response: [UInt8]) -> Int {
    response.prefix(1 << 20).firstRange(of: Array("\r\n\r\n".utf8))?.upperBound ?? response.count
  }
}
