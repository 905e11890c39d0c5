import Crypto
import MIME

/// Verifies the signatures of a mail (RFC 6376; RFC 8301 for what is too weak; RFC 8463 for Ed25519) with keys that a resolver
/// knows.
package struct DKIMVerifier: Sendable {
  /// More signatures are not looked at (RFC 6376, section 6.1, allows a limit).
  package static let mostSignatures = 20

  private let resolver: any RecordResolver

  package init(_ resolver: any RecordResolver) {
    self.resolver = resolver
  }

  /// In the order of the fields; empty where there is no signature. Linear in the mail for each signature.
  package func verify(_ mail: [UInt8]) -> [DKIMResult] {
    let message = SignedMessage(mail)
    return message.fields.indices.filter { message.fields[$0].name == "dkim-signature" }
      .prefix(Self.mostSignatures).map { verify(message, $0) }
  }

  private func verify(_ message: SignedMessage, _ place: Int) -> DKIMResult {
    let field = message.fields[place]
    let tags = TagList(String(decoding: field.bytes[field.value...], as: UTF8.self))
    var result = DKIMResult(
      outcome: .pass, domain: tags.compact("d")?.lowercased() ?? "",
      selector: tags.compact("s")?.lowercased() ?? "",
      detail: "The signature holds.", weaknesses: [])
    do throws(SignatureFailure) {
      try check(message, place, DKIMSignature(tags), &result)
    } catch {
      result.outcome = error.outcome
      result.detail = error.detail
    }
    return result
  }

  /// Whether body and header are as they were when they were signed; also of a message signature of ARC (RFC 8617, section 4.1.2).
  func check(
    _ message: SignedMessage, _ place: Int, _ signature: DKIMSignature, _ result: inout DKIMResult
  ) throws(SignatureFailure) {
    // RFC 6376, section 8.15: a second sender above the signed one would be what a program shows.
    guard message.fields.filter({ $0.name == "from" }).count == 1 else {
      throw SignatureFailure(outcome: .permerror, detail: "There is not exactly one sender field.")
    }
    let signed = signature.fields
    if !["subject", "date", "to"].allSatisfy(signed.contains) {
      result.weaknesses.append(.openFields)
    }
    if signature.length != nil { result.weaknesses.append(.partOfBody) }
    if let expiry = signature.expiry, let date = Self.date(message), date > expiry {
      result.weaknesses.append(.expired)
    }
    let key = try SigningKeys(resolver).key(signature, of: result.keyName, &result)

    var body = signature.bodyForm.body(message.body)
    if let length = signature.length {
      guard length <= body.count else {
        throw SignatureFailure(outcome: .permerror, detail: "l= is longer than the body.")
      }
      body.removeLast(body.count - length)
    }
    guard Array(SHA256.hash(data: body)) == signature.bodyHash else {
      throw SignatureFailure(outcome: .fail, detail: "The body was changed after it was signed.")
    }
    let input = headerInput(message, place, signature)
    guard key.verifies(signature.signature, of: input) else {
      throw SignatureFailure(
        outcome: .fail,
        detail: "The header was changed after it was signed, or another key signed it.")
    }
  }

  /// Section 3.7: the fields that are named, from the last of each name upward, then the signature itself with nothing in `b=`.
  private func headerInput(_ message: SignedMessage, _ place: Int, _ signature: DKIMSignature)
    -> [UInt8]
  {
    var rest: [String: [Int]] = [:]
    for (index, field) in message.fields.enumerated() {
      rest[field.name, default: []].append(index)
    }
    var input: [UInt8] = []
    for name in signature.fields {
      if let index = rest[name]?.popLast() {
        input += signature.headerForm.field(message.fields[index])
      }
    }
    input += signature.headerForm.field(SignatureBlank.emptied(message.fields[place]))
    input.removeLast(2)
    return input
  }

  /// Seconds since 1970 of the mail's own date.
  private static func date(_ message: SignedMessage) -> Int64? {
    message.fields.first { $0.name == "date" }.flatMap {
      MailDate.seconds(String(decoding: $0.bytes[$0.value...], as: UTF8.self))
    }
  }
}
