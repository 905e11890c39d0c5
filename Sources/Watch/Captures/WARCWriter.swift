internal import CCompression
import Crypto
import Fetch
import Foundation
import TocsinModel

/// Writes what went over the wire as records of a web archive (WARC 1.1, ISO 28500:2017), each a gzip member.
enum WARCWriter {
  /// The record that an archive begins with.
  static func information(version: String, at time: Double) -> [UInt8] {
    let content = "software: tocsin \(version)\r\nformat: WARC File Format 1.1\r\n"
    return record(
      "warcinfo", id: id(), at: time, fields: ["Content-Type: application/warc-fields"],
      Array(content.utf8))
  }

  /// A request and its response, under the address that was asked.
  ///
  /// The bytes are those of the wire, but where readers could not undo the coding: then the response is rebuilt, and
  /// says so.
  static func capture(_ result: FetchResult) -> [UInt8] {
    let (response, request) = (id(), id())
    let target = "WARC-Target-URI: \(result.location.url)"
    var fields = [target, "Content-Type: application/http;msgtype=response"]
    if !result.peer.isEmpty { fields.append("WARC-IP-Address: \(result.peer)") }
    fields.append("WARC-Payload-Digest: \(digest(result.body))")
    var wire = result.received
    if result.fields["content-encoding"]?.lowercased().contains("br") == true {
      wire = rebuilt(result)
      fields.append("Tocsin-Rebuilt: the body was unpacked, its framing and coding taken out")
    }
    return record("response", id: response, at: result.time, fields: fields, wire)
      + record(
        "request", id: request, at: result.time,
        fields: [
          target, "Content-Type: application/http;msgtype=request",
          "WARC-Concurrent-To: \(response)",
        ], result.sent)
      + certificates(result, response, target)
  }

  /// Who the server said it was.
  private static func certificates(
    _ result: FetchResult, _ response: String, _ target: String
  ) -> [UInt8] {
    guard !result.certificates.isEmpty else { return [] }
    return record(
      "metadata", id: id(), at: result.time,
      fields: [
        target, "Content-Type: application/pem-certificate-chain",
        "WARC-Concurrent-To: \(response)",
      ], result.certificates)
  }

  private static func rebuilt(_ result: FetchResult) -> [UInt8] {
    let end = result.received.firstRange(of: Array("\r\n\r\n".utf8))?.lowerBound
    let head = String(decoding: result.received[..<(end ?? 0)], as: UTF8.self)
    let lines = head.split(separator: "\r\n").filter { line in
      let name = line.prefix { $0 != ":" }.lowercased()
      return !["content-encoding", "transfer-encoding", "content-length"].contains(name)
    }
    let text =
      lines.joined(separator: "\r\n") + "\r\nContent-Length: \(result.body.count)\r\n\r\n"
    return Array(text.utf8) + result.body
  }

  private static func record(
    _ type: String, id: String, at time: Double, fields: [String], _ content: [UInt8]
  ) -> [UInt8] {
    let date = Date(timeIntervalSince1970: time).formatted(
      .iso8601.year().month().day().timeZone(separator: .omitted).time(
        includingFractionalSeconds: true))
    var head = "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Record-ID: \(id)\r\nWARC-Date: \(date)\r\n"
    for field in fields { head += field + "\r\n" }
    head += "WARC-Block-Digest: \(digest(content))\r\nContent-Length: \(content.count)\r\n\r\n"
    return packed(Array(head.utf8) + content + Array("\r\n\r\n".utf8))
  }

  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    let format = Int32(CCOMPRESSION_GZIP)
    let room = ccompression_bound(format, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = bytes.withUnsafeBufferPointer { source in
        source.baseAddress.map { ccompression_write(format, $0, source.count, base, room) } ?? 0
      }
    }
  }

  private static func id() -> String { "<urn:uuid:\(UUID().uuidString.lowercased())>" }

  private static func digest(_ bytes: [UInt8]) -> String {
    "sha256:" + SHA256.hash(data: bytes).hexadecimal
  }
}
