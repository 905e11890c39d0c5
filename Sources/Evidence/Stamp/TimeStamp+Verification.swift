import Crypto
import Foundation
import SwiftASN1
@_spi(FixedExpiryValidationTime) import X509

extension TimeStamp {
  private static let contentType: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 3]
  private static let messageDigest: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 4]
  private static let signingCertificate: ASN1ObjectIdentifier = [
    1, 2, 840, 113549, 1, 9, 16, 2, 12,
  ]
  private static let signingCertificateV2: ASN1ObjectIdentifier = [
    1, 2, 840, 113549, 1, 9, 16, 2, 47,
  ]
  /// Some tokens bring their authority's whole tree.
  private static let mostCertificates = 20

  /// Who vouches for it.
  package struct Authority: Hashable, Sendable {
    /// The name of the certificate that signed.
    package var name: String
    /// The name of the root that is trusted.
    package var root: String
  }

  /// Holds the stamp against what it should stamp and whom to trust (RFC 3161, section 2.2 and 2.4.2; RFC 5652,
  /// section 5.4 to 5.6; RFC 5816). Asks no network: what was revoked since is not known.
  ///
  /// - Parameters:
  ///   - roots: certificates in PEM; what they do not vouch for is refused.
  ///   - request: when it is known, the stamp must answer it.
  package func verify(
    _ bytes: [UInt8], roots: String, request: StampRequest? = nil
  ) async throws(Fault) -> Authority {
    try checkImprint(bytes, request)
    guard let digest = StampDigest(signer.digest) else { throw .weakHash }
    guard let type = signer.values[Self.contentType]?.first,
      (try? ASN1ObjectIdentifier(derEncoded: type)) == Self.content,
      let node = signer.values[Self.messageDigest]?.first,
      let signedDigest = try? ASN1OctetString(derEncoded: node)
    else { throw .form }
    guard signedDigest.bytes.elementsEqual(digest.hash(info)) else { throw .altered }
    let (leaf, others) = try certificate()
    let algorithm = try signatureAlgorithm(digest, leaf)
    guard
      leaf.publicKey.isValidSignature(
        signer.signature, for: signer.attributes, signatureAlgorithm: algorithm)
    else { throw .signature }
    return try await chain(leaf, others, roots)
  }

  private func checkImprint(_ bytes: [UInt8], _ request: StampRequest?) throws(Fault) {
    guard let digest = StampDigest(imprintDigest) else { throw .weakHash }
    guard imprint == digest.hash(bytes) else { throw .otherBytes }
    if let request, !request.nonce.isEmpty, nonce != request.nonce { throw .otherNonce }
  }

  /// The certificate that the signed attributes name (RFC 5035), and the others.
  private func certificate() throws(Fault) -> (Certificate, [Certificate]) {
    guard !certificates.isEmpty else { throw .noCertificate }
    guard certificates.count <= Self.mostCertificates else { throw .form }
    let (hash, digest) = try namedCertificate()
    guard let index = certificates.firstIndex(where: { digest($0) == hash }) else {
      throw .otherCertificate
    }
    var read: [Certificate] = []
    var leaf: Certificate?
    for (number, bytes) in certificates.enumerated() {
      guard let certificate = try? Certificate(derEncoded: bytes) else {
        // Somebody else's certificate beside it may be of a kind that is not read.
        if number == index { throw .form }
        continue
      }
      if number == index { leaf = certificate } else { read.append(certificate) }
    }
    guard let leaf else { throw .noCertificate }
    guard try isNamed(leaf) else { throw .otherCertificate }
    return (leaf, read)
  }

  /// Whether the message means this certificate as well as the signature does.
  private func isNamed(_ leaf: Certificate) throws(Fault) -> Bool {
    guard signer.name.identifier == .sequence else {
      guard case .primitive(let bytes) = signer.name.content,
        let own = try? leaf.extensions.subjectKeyIdentifier
      else { return false }
      return own.keyIdentifier == bytes
    }
    let parts = try DERParts(signer.name)
    guard let issuer = try? DistinguishedName(derEncoded: parts.at(0)) else { throw .form }
    // Both may have a zero before a first bit that is set.
    let serial = try parts.integer(1).drop { $0 == 0 }
    return issuer == leaf.issuer && serial.elementsEqual(leaf.serialNumber.bytes.drop { $0 == 0 })
  }

  private func namedCertificate() throws(Fault) -> ([UInt8], ([UInt8]) -> [UInt8]) {
    if let node = signer.values[Self.signingCertificateV2]?.first {
      let named = try DERParts(DERParts(DERParts(node).at(0)).at(0))
      // Without an algorithm it is SHA-256.
      guard try named.at(0).identifier == .sequence else {
        return (try named.octets(0), StampDigest.sha256.hash)
      }
      guard let digest = StampDigest(try DERParts(named.at(0)).objectIdentifier(0)) else {
        throw .weakHash
      }
      return (try named.octets(1), digest.hash)
    }
    guard let node = signer.values[Self.signingCertificate]?.first else { throw .otherCertificate }
    // SHA-1 only says here which certificate is meant; to forge that, a second certificate with the same hash and a
    // trusted signature would be needed.
    let named = try DERParts(DERParts(DERParts(node).at(0)).at(0))
    return (try named.octets(0), { Array(Insecure.SHA1.hash(data: $0)) })
  }

  /// The algorithm is named twice in CMS, or half: by the signature, and by the digest with the kind of the key.
  private func signatureAlgorithm(
    _ digest: StampDigest, _ leaf: Certificate
  ) throws(Fault) -> Certificate.SignatureAlgorithm {
    let rsa: [ASN1ObjectIdentifier: StampDigest] = [
      [1, 2, 840, 113549, 1, 1, 1]: digest, [1, 2, 840, 113549, 1, 1, 11]: .sha256,
      [1, 2, 840, 113549, 1, 1, 12]: .sha384, [1, 2, 840, 113549, 1, 1, 13]: .sha512,
    ]
    let ecdsa: [ASN1ObjectIdentifier: StampDigest] = [
      [1, 2, 840, 10045, 2, 1]: digest, [1, 2, 840, 10045, 4, 3, 2]: .sha256,
      [1, 2, 840, 10045, 4, 3, 3]: .sha384, [1, 2, 840, 10045, 4, 3, 4]: .sha512,
    ]
    if let named = rsa[signer.algorithm] {
      switch named {
      case .sha256: return .sha256WithRSAEncryption
      case .sha384: return .sha384WithRSAEncryption
      case .sha512: return .sha512WithRSAEncryption
      }
    }
    if let named = ecdsa[signer.algorithm] {
      switch named {
      case .sha256: return .ecdsaWithSHA256
      case .sha384: return .ecdsaWithSHA384
      case .sha512: return .ecdsaWithSHA512
      }
    }
    if signer.algorithm == [1, 3, 101, 112] { return .ed25519 }
    throw .unreadSignature
  }

  private func chain(
    _ leaf: Certificate, _ others: [Certificate], _ roots: String
  ) async throws(Fault) -> Authority {
    guard let usage = leaf.extensions[oid: .X509ExtensionID.extendedKeyUsage], usage.critical,
      let purposes = try? ExtendedKeyUsage(usage), Array(purposes) == [.timeStamping]
    else { throw .purpose }
    let trusted = Self.roots(roots)
    guard !trusted.isEmpty else { throw .chain("no root is given") }
    let moment = Date(timeIntervalSince1970: time)
    var verifier = Verifier(rootCertificates: CertificateStore(trusted)) {
      RFC5280Policy(fixedExpiryValidationTime: moment)
      StampingPolicy()
    }
    switch await verifier.validate(leaf: leaf, intermediates: CertificateStore(others)) {
    case .validCertificate(let chain):
      let root = chain.last ?? leaf
      return Authority(name: "\(leaf.subject)", root: "\(root.subject)")
    case .couldNotValidate(let failures):
      if moment < leaf.notValidBefore || moment > leaf.notValidAfter {
        throw .chain("it was not valid then")
      }
      throw .chain(
        failures.first.map { "\($0.policyFailureReason)" } ?? "its root is not among them")
    }
  }

  /// The certificates of a file in PEM; what is none is passed over.
  static func roots(_ pem: String) -> [Certificate] {
    guard let documents = try? PEMDocument.parseMultiple(pemString: pem) else { return [] }
    return documents.compactMap { try? Certificate(pemDocument: $0) }
  }
}

/// What a certificate may be used for was checked before; here it only counts as understood.
private struct StampingPolicy: VerifierPolicy {
  let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [.X509ExtensionID.extendedKeyUsage]

  func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
    .meetsPolicy
  }
}
