import Foundation

/// Writes captures into one file that a browser replays (WACZ 1.1.1): web archives, their index, the list of pages, the
/// hash of each, and a signature over all. Memory does not grow with the number of captures.
package final class WACZWriter {
  /// Of an archive, for whoever looks at it.
  package struct Description: Sendable {
    package var title: String
    package var software: String
    /// Seconds since 1970.
    package var created: Double

    package init(title: String, software: String, created: Double) {
      self.title = title
      self.software = software
      self.created = created
    }
  }

  /// Bytes after which another web archive is begun, as ISO 28500 recommends.
  private static let fullArchive = 1 << 30
  /// Lines of the index that are packed together: one look-up unpacks so many.
  private static let block = 3000

  private let path: String
  private let draft: String
  private let description: Description
  private let signer: ArchiveSigner?
  private let zip: ZipWriter
  private let index: LineSorter
  private let pages: LineSorter
  private var pageCount = 0
  private var firstPage: (url: String, date: String)?
  private var archive: String?
  private var archives = 0
  private var resources: [[String: any Sendable]] = []

  /// - Parameter path: of the file, which is there when ``finish()`` returns, and not before.
  package init(
    _ path: String, _ description: Description, signer: ArchiveSigner?
  ) throws(EvidenceError) {
    self.path = path
    draft = path + ".part"
    self.description = description
    self.signer = signer
    zip = try ZipWriter(draft)
    index = LineSorter(draft + ".index")
    pages = LineSorter(draft + ".pages")
  }

  deinit { unlink(draft) }

  // MARK: Captures

  package func add(_ capture: ArchivedCapture) throws(EvidenceError) {
    if archive != nil, zip.size >= Self.fullArchive { try endArchive() }
    if archive == nil { try beginArchive() }
    let target = ("WARC-Target-URI", capture.url)
    var about: String
    switch capture.content {
    case .exchange(let request, let response):
      let http = HTTPHead(response)
      var fields = [target, ("Content-Type", "application/http;msgtype=response")]
      if let peer = capture.peer, !peer.isEmpty { fields.append(("WARC-IP-Address", peer)) }
      let record = WARCRecord(
        .response, at: capture.time, fields: fields, response,
        payload: response[min(http.bodyStart, response.count)...])
      try write(record, capture, type: http.type, status: http.status)
      about = record.id
      if let request {
        try zip.append(
          WARCRecord(
            .request, at: capture.time,
            fields: [
              target, ("Content-Type", "application/http;msgtype=request"),
              ("WARC-Concurrent-To", about),
            ], request, payload: request[min(HTTPHead(request).bodyStart, request.count)...]
          ).packed)
      }
    case .file(let type, let bytes):
      let record = WARCRecord(
        .resource, at: capture.time, fields: [target, ("Content-Type", type)], bytes,
        payload: bytes[...])
      try write(record, capture, type: type, status: nil)
      about = record.id
    }
    if !capture.provenance.isEmpty {
      let text = capture.provenance.map { "\($0.name): \(WARCRecord.line($0.value))\r\n" }.joined()
      try zip.append(
        WARCRecord(
          .metadata, at: capture.time,
          fields: [
            target, ("Content-Type", "application/warc-fields"), ("WARC-Concurrent-To", about),
          ], Array(text.utf8)
        ).packed)
    }
    if let title = capture.title { try addPage(capture, title) }
  }

  private func write(
    _ record: WARCRecord, _ capture: ArchivedCapture, type: String, status: Int?
  ) throws(EvidenceError) {
    let packed = record.packed
    var entry: [String: any Sendable] = [
      "url": capture.url, "mime": type, "digest": record.payloadDigest ?? "",
      "length": packed.count, "offset": zip.size, "filename": archive ?? "",
    ]
    if let status { entry["status"] = status }
    let line =
      "\(SortKey.of(capture.url)) \(SortKey.timestamp(capture.time)) \(try Self.json(entry))"
    try index.add(Array(line.utf8))
    try zip.append(packed)
  }

  private func addPage(_ capture: ArchivedCapture, _ title: String) throws(EvidenceError) {
    let date = WARCRecord.date(capture.time)
    if firstPage == nil { firstPage = (capture.url, date) }
    pageCount += 1
    let digits = String(pageCount)
    let page = try Self.json([
      "id": "page-\(digits)", "url": capture.url, "ts": date, "title": title,
    ])
    // Sorted by their numbers, they come out in the order in which they went in.
    let key = String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    try pages.add(Array("\(key) \(page)".utf8))
  }

  private func beginArchive() throws(EvidenceError) {
    archives += 1
    let name = "data-\(archives).warc.gz"
    try zip.begin("archive/\(name)")
    archive = name
    let text = "software: \(description.software)\r\nformat: WARC File Format 1.1\r\n"
    try zip.append(
      WARCRecord(
        .warcinfo, at: description.created,
        fields: [("WARC-Filename", name), ("Content-Type", "application/warc-fields")],
        Array(text.utf8)
      ).packed)
  }

  private func endArchive() throws(EvidenceError) {
    guard let name = archive else { return }
    note("archive/\(name)", try zip.end())
    archive = nil
  }

  // MARK: The end

  /// Writes index, pages and hashes, signs, and puts the file into its place.
  package func finish() throws(EvidenceError) {
    if archive == nil, archives == 0 { try beginArchive() }
    try endArchive()
    try writeIndex()
    try zip.begin("pages/pages.jsonl")
    try zip.append(
      Array(
        (try Self.json(["format": "json-pages-1.0", "id": "pages", "title": "All Pages"]) + "\n")
          .utf8))
    try pages.each { line throws(EvidenceError) in
      try zip.append(Array(line.drop { $0 != 0x20 }.dropFirst()) + [0x0A])
    }
    note("pages/pages.jsonl", try zip.end())
    try writePackage()
    try zip.finish()
    guard rename(draft, path) == 0 else { throw .cannotWrite(path: path, code: errno) }
  }

  private func note(_ path: String, _ written: ZipWriter.Written) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    resources.append([
      "name": name, "path": path, "hash": "sha256:\(written.sha256)", "bytes": written.size,
    ])
  }

  private func writeIndex() throws(EvidenceError) {
    try zip.begin("indexes/index.cdx.gz")
    var secondary =
      "!meta 0 \(try Self.json(["format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"]))\n"
    var lines: [UInt8] = []
    var (count, first, offset) = (0, "", 0)
    func end() throws(EvidenceError) {
      guard count > 0 else { return }
      let packed = GzipMember.packed(lines)
      let entry = try Self.json([
        "offset": offset, "length": packed.count, "digest": WARCRecord.digest(packed),
        "filename": "index.cdx.gz",
      ])
      secondary += "\(first) \(entry)\n"
      try zip.append(packed)
      offset += packed.count
      (lines, count) = ([], 0)
    }
    try index.each { line throws(EvidenceError) in
      if count == 0 {
        first = String(decoding: line, as: UTF8.self).split(separator: " ").prefix(2)
          .joined(separator: " ")
      }
      lines += line + [0x0A]
      count += 1
      if count == Self.block { try end() }
    }
    try end()
    note("indexes/index.cdx.gz", try zip.end())
    note("indexes/index.idx", try zip.add("indexes/index.idx", Array(secondary.utf8)))
  }

  private func writePackage() throws(EvidenceError) {
    let created = WARCRecord.date(description.created)
    var package: [String: any Sendable] = [
      "profile": "data-package", "wacz_version": "1.1.1", "title": description.title,
      "created": created, "software": description.software, "resources": resources,
    ]
    if let firstPage {
      package["mainPageUrl"] = firstPage.url
      package["mainPageDate"] = firstPage.date
    }
    let bytes = Array((try Self.json(package) + "\n").utf8)
    _ = try zip.add("datapackage.json", bytes)
    let hash = WARCRecord.digest(bytes)
    var digest: [String: any Sendable] = ["path": "datapackage.json", "hash": hash]
    if let signer {
      digest["signedData"] =
        [
          "hash": hash, "signature": try signer.sign(hash), "publicKey": signer.publicKey,
          "created": created, "software": description.software,
        ] as [String: any Sendable]
    }
    _ = try zip.add("datapackage-digest.json", Array((try Self.json(digest) + "\n").utf8))
  }

  private static func json(_ value: [String: any Sendable]) throws(EvidenceError) -> String {
    do {
      let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
      return String(
        decoding: try JSONSerialization.data(withJSONObject: value, options: options),
        as: UTF8.self)
    } catch {
      throw .refused(reason: "What is known of a capture cannot be written: \(error).")
    }
  }
}
