import Foundation
import SwiftASN1

/// An authority's signed word that bytes of a hash existed at a time (RFC 3161, section 2.4.2): taken apart, not yet
/// verified. It is a CMS message (RFC 5652) whose content is no plain data, which is why it is read here.
package struct TimeStamp: Sendable {
  /// Why a stamp proves nothing.
  package enum Fault: Error, Hashable, Sendable {
    /// It is no answer of an authority, or it is cut off.
    case form
    /// The authority refused, in its own words.
    case refused(status: Int, text: String)
    /// A hash or a signature that is not believed, or not read.
    case weakHash, unreadSignature
    /// It is about other bytes.
    case otherBytes
    /// It answers another question: replayed.
    case otherNonce
    /// What is signed is not what it says.
    case altered
    case signature
    case noCertificate
    /// The signature does not say which certificate is meant, or means another one.
    case otherCertificate
    /// The certificate is not for stamping time, and for nothing else.
    case purpose
    /// Nobody who is trusted vouches for the certificate at that time.
    case chain(String)
  }

  private static let signedData: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 7, 2]
  static let content: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 16, 1, 4]
  /// A stamp with its certificates is some kilobytes.
  package static let longest = 1 << 18

  /// Seconds since 1970, with fractions.
  package let time: Double
  /// What the authority says of its own clock, in seconds.
  package let accuracy: Double?
  package let policy: String
  package let serial: String
  let imprintDigest: ASN1ObjectIdentifier
  let imprint: [UInt8]
  let nonce: [UInt8]?
  /// What is signed, as it was encoded.
  let info: [UInt8]
  let signer: SignerInfo
  /// In DER.
  let certificates: [[UInt8]]

  struct SignerInfo: Sendable {
    /// The issuer and number of the certificate, or the hash of its key.
    var name: ASN1Node
    var digest: ASN1ObjectIdentifier
    var algorithm: ASN1ObjectIdentifier
    /// As a set, which is what is signed.
    var attributes: [UInt8]
    /// What the attributes say, in DER, by their types.
    var values: [ASN1ObjectIdentifier: [ASN1Node]]
    var signature: [UInt8]
  }

  /// Linear in the bytes, of which there are few.
  package init(_ bytes: [UInt8]) throws(Fault) {
    guard bytes.count <= Self.longest, let root = try? DER.parse(bytes) else { throw .form }
    var outer = try DERParts(root)
    // An answer has a status before the token; a token begins with its type.
    if try outer.at(0).identifier == .sequence {
      try Self.checkStatus(DERParts(outer.at(0)))
      guard outer.nodes.count == 2 else { throw .form }
      outer = try DERParts(outer.at(1))
    }
    guard outer.nodes.count == 2, try outer.objectIdentifier(0) == Self.signedData else {
      throw .form
    }
    let message = try DERParts(DERParts(outer.at(1), .context(0)).at(0))
    let encapsulated = try DERParts(message.at(2))
    guard try message.integer(0) == [3], try encapsulated.objectIdentifier(0) == Self.content else {
      throw .form
    }
    info = try DERParts(encapsulated.at(1), .context(0)).octets(0)
    certificates =
      try message.tagged(0).map { node throws(Fault) in
        try DERParts(node, .context(0)).nodes.map { Array($0.encodedBytes) }
      } ?? []
    guard let last = message.nodes.last else { throw .form }
    let signers = try DERParts(last, .set)
    // RFC 3161, section 2.4.2: the authority's signature and no other.
    guard signers.nodes.count == 1 else { throw .form }
    signer = try Self.signer(DERParts(signers.at(0)))
    // RFC 5652, section 5.1: what the signer hashed with is among the hashes of the message.
    let digests = try DERParts(message.at(1), .set).nodes.map { node throws(Fault) in
      try DERParts(node).objectIdentifier(0)
    }
    guard digests.contains(signer.digest) else { throw .altered }

    guard let tree = try? DER.parse(info) else { throw .form }
    let parts = try DERParts(tree)
    policy = "\(try parts.objectIdentifier(1))"
    let imprintParts = try DERParts(parts.at(2))
    imprintDigest = try DERParts(imprintParts.at(0)).objectIdentifier(0)
    imprint = try imprintParts.octets(1)
    serial = Hexadecimal.text(try parts.integer(3))
    time = try Self.time(parts.at(4))
    let rest = parts.nodes.dropFirst(5)
    accuracy = try rest.first { $0.identifier == .sequence }.map { node throws(Fault) in
      try Self.accuracy(DERParts(node))
    }
    nonce = try parts.nodes.indices.dropFirst(5).first { parts.nodes[$0].identifier == .integer }
      .map { place throws(Fault) in try parts.integer(place) }
  }

  private static func number(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }

  private static func checkStatus(_ parts: DERParts) throws(Fault) {
    let status = number(try parts.integer(0))
    // Granted, and granted with changes.
    guard status > 1 else { return }
    var text: [String] = []
    if let words = parts.nodes.dropFirst().first(where: { $0.identifier == .sequence }) {
      text = try DERParts(words).nodes.compactMap { node in
        guard case .primitive(let bytes) = node.content else { return nil }
        return String(decoding: bytes.prefix(200), as: UTF8.self)
      }
    }
    throw .refused(status: status, text: text.joined(separator: " "))
  }

  private static func signer(_ parts: DERParts) throws(Fault) -> SignerInfo {
    // Version, who signed, digest, signed attributes, algorithm, signature.
    let place = 3
    let node = try parts.at(place)
    let name = try parts.at(1)
    guard try parts.integer(0) == (name.identifier == .sequence ? [1] : [3]) else { throw .form }
    var values: [ASN1ObjectIdentifier: [ASN1Node]] = [:]
    for attribute in try DERParts(node, .context(0)).nodes {
      let pair = try DERParts(attribute)
      let type = try pair.objectIdentifier(0)
      guard values[type] == nil else { throw .form }
      values[type] = try DERParts(pair.at(1), .set).nodes
    }
    // RFC 5652, section 5.4: it is signed with the tag of a set in place of its own.
    let attributes = [0x31] + node.encodedBytes.dropFirst()
    return SignerInfo(
      name: name, digest: try DERParts(parts.at(2)).objectIdentifier(0),
      algorithm: try DERParts(parts.at(place + 1)).objectIdentifier(0), attributes: attributes,
      values: values, signature: try parts.octets(place + 2))
  }

  private static func time(_ node: ASN1Node) throws(Fault) -> Double {
    guard let time = try? GeneralizedTime(derEncoded: node) else { throw .form }
    var parts = DateComponents()
    (parts.year, parts.month, parts.day) = (time.year, time.month, time.day)
    (parts.hour, parts.minute, parts.second) = (time.hours, time.minutes, time.seconds)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    guard let date = calendar.date(from: parts) else { throw .form }
    return date.timeIntervalSince1970 + time.fractionalSeconds
  }

  private static func accuracy(_ parts: DERParts) throws(Fault) -> Double {
    var total = 0.0
    for node in parts.nodes {
      guard case .primitive(let bytes) = node.content else { throw .form }
      let unit: Double
      switch node.identifier.tagClass {
      case .universal: unit = 1
      default: unit = node.identifier.tagNumber == 0 ? 1e-3 : 1e-6
      }
      total += Double(number(bytes)) * unit
    }
    return total
  }
}

extension TimeStamp.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .form: "it is no time stamp (RFC 3161), or it is cut off"
    case .refused(let status, let text):
      "the authority refused to stamp it (status \(status)\(text.isEmpty ? "" : ": \(text)"))"
    case .weakHash: "it rests on a hash that is not believed any more"
    case .unreadSignature: "its signature is of a kind that is not read"
    case .otherBytes: "it stamps other bytes than these"
    case .otherNonce: "it answers another request: it was replayed"
    case .altered: "it was altered: what is signed is not what it says"
    case .signature: "its signature is not that of its certificate: it was altered or forged"
    case .noCertificate: "it comes without the certificate of who signed it"
    case .otherCertificate: "it was signed for another certificate than the one it comes with"
    case .purpose: "its certificate is not one for stamping time"
    case .chain(let reason):
      "no trusted authority vouches for its certificate at that time (\(reason))"
    }
  }
}
