import Crypto
import Foundation

/// Where the bytes of something that was read are, and what is known of it.
package struct CaptureSource: Sendable {
  package var path: String
  /// As the collector calls it: `page`, `warc`, `table`, `lines`, ….
  package var format: String
  package var line: Int?
  package var offset: Int?
  /// The address that the content gives itself.
  package var url: String?
  /// What it is called where it has no address.
  package var name: String

  package init(
    path: String, format: String, line: Int? = nil, offset: Int? = nil, url: String? = nil,
    name: String
  ) {
    self.path = path
    self.format = format
    self.line = line
    self.offset = offset
    self.url = url
    self.name = name
  }
}

/// The bytes behind something that was read: what went over the wire, the file, or of a file with many records the lines
/// that are about this one alone, since the others are about other people.
package struct CaptureReader {
  /// What was found.
  package struct Result: Sendable {
    package var content: ArchivedCapture.Content
    package var url: String
    /// Seconds since 1970, where the file tells it.
    package var time: Double?
    package var peer: String?
    /// How it was obtained.
    package var how: String
    /// Of what lies at the place now, in hexadecimal.
    package var fileHash: String
    package var isPage: Bool
    /// The certificates that the server showed, in PEM.
    package var certificates: [UInt8]?
  }

  /// Longer captures are refused.
  package static let longest = 256 << 20
  private static let longestLine = 16 << 20

  /// - Parameter hash: of the file, where it was counted already: one of many records is counted once.
  /// - Returns: `nil` when the file is not there any more, or not what it was.
  package static func read(_ source: CaptureSource, hash: String? = nil) -> Result? {
    guard let hash = hash ?? (try? FileHash.sha256(of: source.path).hash) else { return nil }
    switch source.format {
    case "warc":
      guard let offset = source.offset else { return nil }
      return record(source, offset, hash)
    case "table", "lines":
      guard let line = source.line else { return nil }
      return lines(source, line, hash)
    default: return file(source, hash)
    }
  }

  private static func file(_ source: CaptureSource, _ hash: String) -> Result? {
    guard let bytes = try? WholeFile.read(source.path, limit: longest) else { return nil }
    let types = [
      "page": "text/html", "mhtml": "multipart/related", "pdf": "application/pdf",
      "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "odt": "application/vnd.oasis.opendocument.text", "mail": "message/rfc822",
      "text": "text/plain", "json": "application/json", "feed": "application/xml",
      "history": "text/html", "zip": "application/zip", "tar": "application/x-tar",
      "names": "text/plain",
    ]
    let isPage = source.format == "page" && !bytes.starts(with: [0x1F, 0x8B])
    // Under the address of the page it is found when it is replayed; a file of many things is under none of theirs.
    return Result(
      content: .file(type: types[source.format] ?? "application/octet-stream", bytes: bytes),
      url: isPage ? source.url ?? source.name : source.name, time: nil, peer: nil,
      how: isPage && source.url != nil
        ? "read from a file; the address is the one that the page gives itself"
        : "read from a file", fileHash: hash, isPage: isPage && source.url != nil)
  }

  private static func lines(_ source: CaptureSource, _ line: Int, _ hash: String) -> Result? {
    guard let file = UnpackedFile(source.path) else { return nil }
    var bytes: [UInt8] = []
    for number in 1..<max(1, line) {
      guard let other = file.line(longestLine) else { return nil }
      // Without the names of its columns a row says nothing.
      if number == 1, source.format == "table" { bytes = other }
    }
    let start = bytes.count
    repeat {
      guard let next = file.line(longestLine) else { break }
      bytes += next
      // A quoted field may hold line breaks.
    } while source.format == "table" && bytes.count < longestLine
      && bytes[start...].count(where: { $0 == 0x22 }) % 2 == 1
    guard bytes.count > start else { return nil }
    return Result(
      content: .file(
        type: source.format == "table" ? "text/csv" : "application/json", bytes: bytes),
      url: source.name, time: nil, peer: nil,
      how: source.format == "table"
        ? "read from lines 1 and \(line) of a file" : "read from line \(line) of a file",
      fileHash: hash, isPage: false)
  }

  private struct Record {
    var fields: [String: String]
    var block: [UInt8]
  }

  private static func record(_ source: CaptureSource, _ offset: Int, _ hash: String) -> Result? {
    guard let file = UnpackedFile(source.path), file.skip(offset), let found = next(file) else {
      return nil
    }
    let url = found.fields["warc-target-uri"] ?? source.url ?? source.name
    let time = found.fields["warc-date"].flatMap { text in
      try? Date(text.prefix(19) + "Z", strategy: .iso8601).timeIntervalSince1970
    }
    guard found.fields["content-type"]?.hasPrefix("application/http") == true else {
      return Result(
        content: .file(type: found.fields["content-type"] ?? "text/html", bytes: found.block),
        url: url, time: time, peer: nil, how: "read from a web archive", fileHash: hash,
        isPage: true)
    }
    // The request stands beside it, behind it in most archives.
    var request: [UInt8]?
    if let other = next(file), other.fields["warc-type"] == "request",
      other.fields["warc-concurrent-to"] == found.fields["warc-record-id"]
    {
      request = other.block
    }
    var certificates: [UInt8]?
    if request != nil, let other = next(file), other.fields["warc-type"] == "metadata",
      other.fields["content-type"] == "application/pem-certificate-chain",
      other.fields["warc-concurrent-to"] == found.fields["warc-record-id"]
    {
      certificates = other.block
    }
    return Result(
      content: .exchange(request: request, response: found.block), url: url, time: time,
      peer: found.fields["warc-ip-address"],
      how: "fetched, and kept in a web archive as it went over the wire", fileHash: hash,
      isPage: true, certificates: certificates)
  }

  /// The next record of a web archive.
  private static func next(_ file: UnpackedFile) -> Record? {
    var fields: [String: String] = [:]
    var count = 0
    var isBegun = false
    while let line = file.line(1 << 16), count < 1000 {
      count += 1
      let text = String(decoding: line, as: UTF8.self).trimmingCharacters(
        in: .whitespacesAndNewlines)
      if text.isEmpty {
        if isBegun { break }
        continue
      }
      guard isBegun else {
        guard text.hasPrefix("WARC/") else { return nil }
        isBegun = true
        continue
      }
      guard let colon = text.firstIndex(of: ":") else { continue }
      fields[text[..<colon].lowercased()] = text[text.index(after: colon)...]
        .trimmingCharacters(in: .whitespaces)
    }
    guard let length = fields["content-length"].flatMap(Int.init), (0...longest).contains(length)
    else { return nil }
    let block = file.read(length)
    return block.count == length ? Record(fields: fields, block: block) : nil
  }
}
