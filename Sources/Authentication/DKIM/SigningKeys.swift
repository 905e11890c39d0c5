import Crypto
import CryptoExtras
import Foundation

/// Why a signature shows nothing.
struct SignatureFailure: Error {
  var outcome: DKIMResult.Outcome
  var detail: String
}

/// The public keys by which mail is verified, as domains record them (RFC 6376, section 3.6.1; RFC 8463).
struct SigningKeys {
  private let resolver: any RecordResolver

  init(_ resolver: any RecordResolver) {
    self.resolver = resolver
  }

  enum Key {
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

  /// What is recorded under a name, for a signature of its kind. What it weakens is added to the result.
  func key(
    _ signature: DKIMSignature, of name: String, _ result: inout DKIMResult
  ) throws(SignatureFailure) -> Key {
    let texts: [String]
    switch resolver.records(.txt, of: name) {
    case .records(let found) where !found.isEmpty: texts = found
    case .records, .none, .noName:
      throw SignatureFailure(outcome: .permerror, detail: "There is no key at \(name).")
    case .unknown:
      throw SignatureFailure(
        outcome: .unverifiable,
        detail: "The key at \(name) is not known here, so that it cannot be verified.")
    }
    let tags = TagList(texts[0])
    if let version = tags["v"], version != "DKIM1" || tags.tags.first?.name != "v" {
      throw SignatureFailure(outcome: .permerror, detail: "The record at \(name) is no key.")
    }
    guard !tags.isMalformed, let written = tags.compact("p") else {
      throw SignatureFailure(outcome: .permerror, detail: "The key at \(name) is malformed.")
    }
    guard !written.isEmpty else {
      throw SignatureFailure(outcome: .permerror, detail: "The key at \(name) was revoked.")
    }
    if let hashes = tags.compact("h"), !hashes.split(separator: ":").contains("sha256") {
      throw SignatureFailure(outcome: .permerror, detail: "The key at \(name) is not for SHA-256.")
    }
    if let services = tags.compact("s"),
      !services.split(separator: ":").contains(where: { $0 == "*" || $0 == "email" })
    {
      throw SignatureFailure(outcome: .permerror, detail: "The key at \(name) is not for mail.")
    }
    let flags = tags.compact("t")?.split(separator: ":") ?? []
    if flags.contains("y") { result.weaknesses.append(.testing) }
    if flags.contains("s"), let identity = signature.identityDomain, identity != result.domain {
      throw SignatureFailure(
        outcome: .permerror, detail: "The key at \(name) does not allow subdomains.")
    }
    guard (tags["k"] ?? "rsa") == signature.keyType, let bytes = Base64.decoded(written) else {
      throw SignatureFailure(
        outcome: .permerror, detail: "The key at \(name) is of another kind than the signature.")
    }
    return try key(bytes, signature.keyType, name, &result)
  }

  private func key(
    _ bytes: [UInt8], _ type: String, _ name: String, _ result: inout DKIMResult
  ) throws(SignatureFailure) -> Key {
    if type == "ed25519" {
      guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
        throw SignatureFailure(outcome: .permerror, detail: "The key at \(name) is no Ed25519 key.")
      }
      return .ed25519(key)
    }
    // Fewer than 1024 bits are refused (RFC 8301, section 3.2).
    guard let key = try? _RSA.Signing.PublicKey(unsafeDERRepresentation: bytes) else {
      throw SignatureFailure(
        outcome: .permerror, detail: "The key at \(name) is no RSA key of 1024 bits or more.")
    }
    if key.keySizeInBits < 2048 { result.weaknesses.append(.shortKey) }
    return .rsa(key)
  }
}
