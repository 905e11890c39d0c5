import Crypto
package import Fetch
package import Foundation
import TocsinModel

/// Posts JSON, signed as the Standard Webhooks specification (1.0.0) has it: `webhook-signature` is the HMAC-SHA256 over
/// id, time and body.
package struct WebhookDelivery: AlertDelivery {
  let url: String
  let secretFile: String?

  private struct Payload: Encodable {
    struct Entry: Encodable {
      var finding: String
      var kind: String
      var attention: String
      var headline: String
      var chips: [String]
      var link: String?
      var changed: String
      var silence: String?
    }

    var type = "tocsin.findings"
    var timestamp: String
    var title: String
    var findings: [Entry]
    var more: Int
    var isSummary: Bool
  }

  package func deliver(_ text: AlertText, id: String, at time: Double) async throws(FetchError) {
    let iso = { (seconds: Double) in Date(timeIntervalSince1970: seconds).formatted(.iso8601) }
    let payload = Payload(
      timestamp: iso(time), title: text.title,
      findings: text.lines.map { line in
        Payload.Entry(
          finding: "F\(line.number)", kind: line.kind, attention: line.attention.rawValue,
          headline: line.headline, chips: line.chips, link: line.link,
          changed: iso(Double(line.changed)), silence: line.silence)
      }, more: text.more, isSummary: text.isSummary)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let body = try? encoder.encode(payload) else { throw .failed("it cannot be written") }
    let stamp = "\(Int(time))"
    var fields = [
      "Content-Type: application/json", "webhook-id: \(id)", "webhook-timestamp: \(stamp)",
    ]
    if let secretFile {
      let secret = try Posting.secret(secretFile)
      fields.append("webhook-signature: v1,\(Self.signature(secret, id, stamp, body))")
    }
    try await Posting().send(Array(body), to: url, fields: fields)
  }

  package static func signature(
    _ secret: String, _ id: String, _ stamp: String, _ body: Data
  ) -> String {
    // Secrets with this beginning are base64 of the key.
    let key =
      secret.hasPrefix("whsec_")
      ? Data(base64Encoded: String(secret.dropFirst(6))) ?? Data(secret.utf8) : Data(secret.utf8)
    let signed = Data("\(id).\(stamp).".utf8) + body
    let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key))
    return Data(code).base64EncodedString()
  }
}
