import Crypto
import CryptoExtras
import Foundation

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

  private struct Failure: Error {
    var outcome: DKIMResult.Outcome
    var detail: String
  }

  private func verify(_ message: SignedMessage, _ place: Int) -> DKIMResult {
    let field = message.fields[place]
    let tags = TagList(String(decoding: field.bytes[field.value...], as: UTF8.self))
    var result = DKIMResult(
      outcome: .pass, domain: tags.compact("d")?.lowercased() ?? "",
      selector: tags.compact("s")?.lowercased() ?? "",
      detail: "The signature holds.", weaknesses: [])
    do throws(Failure) {
      try check(message, place, tags, &result)
    } catch {
      result.outcome = error.outcome
      result.detail = error.detail
    }
    return result
  }

  private func check(
    _ message: SignedMessage, _ place: Int, _ tags: TagList, _ result: inout DKIMResult
  ) throws(Failure) {
    let signature = try Signature(tags)
    // RFC 6376, section 8.15: a second sender above the signed one would be what a program shows.
    guard message.fields.filter({ $0.name == "from" }).count == 1 else {
      throw Failure(outcome: .permerror, detail: "There is not exactly one sender field.")
    }
    let signed = signature.fields
    if !["subject", "date", "to"].allSatisfy(signed.contains) {
      result.weaknesses.append(.openFields)
    }
    if signature.length != nil { result.weaknesses.append(.partOfBody) }
    if let expiry = signature.expiry, let date = Self.date(message), date > expiry {
      result.weaknesses.append(.expired)
    }
    let key = try key(signature, of: result.keyName, &result)

    var body = signature.bodyForm.body(message.body)
    if let length = signature.length {
      guard length <= body.count else {
        throw Failure(outcome: .permerror, detail: "l= is longer than the body.")
      }
      body.removeLast(body.count - length)
    }
    guard Array(SHA256.hash(data: body)) == signature.bodyHash else {
      throw Failure(outcome: .fail, detail: "The body was changed after it was signed.")
    }
    let input = headerInput(message, place, signature)
    guard key.verifies(signature.signature, of: input) else {
      throw Failure(
        outcome: .fail,
        detail: "The header was changed after it was signed, or another key signed it.")
    }
  }

  /// Section 3.7: the fields that are named, from the last of each name upward, then the signature itself with nothing in `b=`.
  private func headerInput(_ message: SignedMessage, _ place: Int, _ signature: Signature)
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
    var own = message.fields[place]
    own.bytes = SignatureBlank.emptied(own.bytes, from: own.value)[...]
    own.value = own.bytes.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0
    input += signature.headerForm.field(own)
    input.removeLast(2)
    return input
  }

  // MARK: Keys

  private enum Key {
    case rsa(_RSA.Signing.PublicKey)
    case ed25519(Curve25519.Signing.PublicKey)

    func verifies(_ signature: [UInt8], of input: [UInt8]) -> Bool {
      switch self {
      case .rsa(let key):
        key.isValidSignature(
          _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: input),
          padding: .insecurePKCS1v1_5)
      case .ed25519(let key):
        // RFC 8463, section 3: what is signed is the hash.
        key.isValidSignature(signature, for: Data(SHA256.hash(data: input)))
      }
    }
  }

  private func key(
    _ signature: Signature, of name: String, _ result: inout DKIMResult
  ) throws(Failure) -> Key {
    let texts: [String]
    switch resolver.records(.txt, of: name) {
    case .records(let found) where !found.isEmpty: texts = found
    case .records, .none, .noName:
      throw Failure(outcome: .permerror, detail: "There is no key at \(name).")
    case .unknown:
      throw Failure(
        outcome: .unverifiable,
        detail: "The key at \(name) is not known here, so that it cannot be verified.")
    }
    let tags = TagList(texts[0])
    if let version = tags["v"], version != "DKIM1" || tags.tags.first?.name != "v" {
      throw Failure(outcome: .permerror, detail: "The record at \(name) is no key.")
    }
    guard !tags.isMalformed, let written = tags.compact("p") else {
      throw Failure(outcome: .permerror, detail: "The key at \(name) is malformed.")
    }
    guard !written.isEmpty else {
      throw Failure(outcome: .permerror, detail: "The key at \(name) was revoked.")
    }
    if let hashes = tags.compact("h"), !hashes.split(separator: ":").contains("sha256") {
      throw Failure(outcome: .permerror, detail: "The key at \(name) is not for SHA-256.")
    }
    if let services = tags.compact("s"),
      !services.split(separator: ":").contains(where: { $0 == "*" || $0 == "email" })
    {
      throw Failure(outcome: .permerror, detail: "The key at \(name) is not for mail.")
    }
    let flags = tags.compact("t")?.split(separator: ":") ?? []
    if flags.contains("y") { result.weaknesses.append(.testing) }
    if flags.contains("s"), let identity = signature.identityDomain, identity != result.domain {
      throw Failure(outcome: .permerror, detail: "The key at \(name) does not allow subdomains.")
    }
    guard (tags["k"] ?? "rsa") == signature.keyType, let bytes = Base64.decoded(written) else {
      throw Failure(
        outcome: .permerror, detail: "The key at \(name) is of another kind than the signature.")
    }
    return try key(bytes, signature.keyType, name, &result)
  }

  private func key(
    _ bytes: [UInt8], _ type: String, _ name: String, _ result: inout DKIMResult
  ) throws(Failure) -> Key {
    if type == "ed25519" {
      guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
        throw Failure(outcome: .permerror, detail: "The key at \(name) is no Ed25519 key.")
      }
      return .ed25519(key)
    }
    // Fewer than 1024 bits are refused (RFC 8301, section 3.2).
    guard let key = try? _RSA.Signing.PublicKey(unsafeDERRepresentation: bytes) else {
      throw Failure(
        outcome: .permerror, detail: "The key at \(name) is no RSA key of 1024 bits or more.")
    }
    if key.keySizeInBits < 2048 { result.weaknesses.append(.shortKey) }
    return .rsa(key)
  }

  /// Seconds since 1970 of the mail's own date.
  private static func date(_ message: SignedMessage) -> Int64? {
    message.fields.first { $0.name == "date" }.flatMap {
      MailDate.seconds(String(decoding: $0.bytes[$0.value...], as: UTF8.self))
    }
  }

  /// What a signature says (section 3.5).
  private struct Signature {
    var fields: [String]
    var headerForm = Canonicalization.simple
    var bodyForm = Canonicalization.simple
    var bodyHash: [UInt8]
    var signature: [UInt8]
    var length: Int?
    var expiry: Int64?
    var keyType: String
    var identityDomain: String?

    init(_ tags: TagList) throws(Failure) {
      func malformed(_ why: String) -> Failure {
        Failure(outcome: .permerror, detail: "The signature is malformed: \(why).")
      }
      guard !tags.isMalformed, tags["v"] == "1" else { throw malformed("its tags cannot be read") }
      guard let domain = tags.compact("d")?.lowercased(), domain.contains("."),
        let selector = tags.compact("s"), !selector.isEmpty
      else { throw malformed("it names no domain or no selector") }
      switch tags.compact("a")?.lowercased() {
      case "rsa-sha256": keyType = "rsa"
      case "ed25519-sha256": keyType = "ed25519"
      case "rsa-sha1":
        throw Failure(
          outcome: .permerror, detail: "It is signed with SHA-1, which proves nothing any more.")
      default: throw malformed("its algorithm is not known")
      }
      guard let body = tags.compact("bh").flatMap({ Base64.decoded($0) }), !body.isEmpty,
        let own = tags.compact("b").flatMap({ Base64.decoded($0) }), !own.isEmpty
      else { throw malformed("it has no hash or no signature") }
      bodyHash = body
      signature = own
      fields = tags.compact("h")?.lowercased().split(separator: ":").map(String.init) ?? []
      guard fields.contains("from") else { throw malformed("the sender is not signed") }
      if let forms = tags.compact("c")?.lowercased().split(
        separator: "/", omittingEmptySubsequences: false)
      {
        guard let header = Canonicalization(rawValue: String(forms[0])),
          let body = forms.count > 1 ? Canonicalization(rawValue: String(forms[1])) : .simple,
          forms.count <= 2
        else { throw malformed("its canonicalization is not known") }
        headerForm = header
        bodyForm = body
      }
      if let written = tags.compact("l") {
        guard written.utf8.count <= 18, let length = Int(written), length >= 0 else {
          throw malformed("l= is no number")
        }
        self.length = length
      }
      if let written = tags.compact("x") {
        guard let expiry = Int64(written), written.utf8.count <= 12 else {
          throw malformed("x= is no number")
        }
        if let stamp = tags.compact("t").flatMap({ Int64($0) }), expiry <= stamp {
          throw malformed("it expired before it was made")
        }
        self.expiry = expiry
      }
      if let identity = tags.compact("i")?.lowercased() {
        guard let at = identity.lastIndex(of: "@") else { throw malformed("i= is no identity") }
        let part = String(identity[identity.index(after: at)...])
        guard part == domain || part.hasSuffix("." + domain) else {
          throw malformed("i= is not below d=")
        }
        identityDomain = part
      }
      if let query = tags.compact("q"),
        !query.split(separator: ":").contains(where: { $0.hasPrefix("dns/txt") })
      {
        throw malformed("its key is to be asked for in another way than the DNS")
      }
    }
  }
}

/// A signature's own field with nothing in `b=`.
enum SignatureBlank {
  static func emptied(_ bytes: ArraySlice<UInt8>, from value: Int) -> [UInt8] {
    var start = value
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.endIndex
      if let equals = bytes[start..<end].firstIndex(of: UInt8(ascii: "=")),
        bytes[start..<equals].filter({ $0 > 0x20 }).elementsEqual([UInt8(ascii: "b")])
      {
        return Array(bytes[..<(equals + 1)]) + Array(bytes[end...])
      }
      start = end + 1
    }
    return Array(bytes)
  }
}
