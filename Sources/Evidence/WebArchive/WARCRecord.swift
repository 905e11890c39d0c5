import Crypto
import Foundation

/// A record of a web archive (WARC 1.1, ISO 28500:2017), as a gzip member of its own.
struct WARCRecord {
  enum Kind: String {
    case warcinfo, request, response, resource, metadata
  }

  let kind: Kind
  let id: String
  private let time: Double
  private let fields: [(String, String)]
  private let block: [UInt8]
  /// Of what the record is about, without the headers of HTTP; `nil` where there is none.
  let payloadDigest: String?

  /// - Parameter fields: after those that every record has; line breaks in values are taken out.
  init(
    _ kind: Kind, at time: Double, fields: [(String, String)], _ block: [UInt8],
    payload: ArraySlice<UInt8>? = nil
  ) {
    self.kind = kind
    id = "<urn:uuid:\(UUID().uuidString.lowercased())>"
    self.time = time
    self.fields = fields
    self.block = block
    payloadDigest = payload.map { Self.digest($0) }
  }

  static func digest(_ bytes: some DataProtocol) -> String {
    "sha256:" + Hexadecimal.text(SHA256.hash(data: bytes))
  }

  static func date(_ time: Double) -> String {
    Date(timeIntervalSince1970: time.rounded(.down)).formatted(.iso8601)
  }

  /// Linear. The record and the two line breaks behind it, packed.
  var packed: [UInt8] {
    var head = "WARC/1.1\r\nWARC-Type: \(kind.rawValue)\r\nWARC-Record-ID: \(id)\r\n"
    head += "WARC-Date: \(Self.date(time))\r\n"
    for (name, value) in fields { head += "\(name): \(Self.line(value))\r\n" }
    if let payloadDigest { head += "WARC-Payload-Digest: \(payloadDigest)\r\n" }
    head += "WARC-Block-Digest: \(Self.digest(block))\r\nContent-Length: \(block.count)\r\n\r\n"
    return GzipMember.packed(Array(head.utf8) + block + Array("\r\n\r\n".utf8))
  }

  /// A value of a field ends where its line does: what came from outside must not begin another one.
  static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }
}
