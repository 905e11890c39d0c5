import Crypto
import SwiftASN1

/// What is sent to a time stamping authority (RFC 3161, section 2.4.1): the hash of the bytes, and never the bytes.
package struct StampRequest: Hashable, Sendable {
  /// SHA-256 of what is stamped.
  package let hash: [UInt8]
  /// What the answer must repeat; an old answer cannot.
  package let nonce: [UInt8]

  /// - Parameter nonce: eight bytes; chance, unless a test says otherwise.
  package init(
    stamping bytes: [UInt8],
    nonce: [UInt8] = (0..<8).map { _ in UInt8.random(in: .min ... .max) }
  ) {
    hash = Array(SHA256.hash(data: bytes))
    // Positive, and without leading zeros: one way to write it.
    self.nonce = [(nonce.first ?? 1) & 0x7F | 1] + nonce.dropFirst()
  }

  /// Reads what ``encoded`` wrote, or `openssl ts -query`.
  ///
  /// - Returns: `nil` for another hash than SHA-256, and for what is no request.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count < 4096, let parts = try? DERParts(DER.parse(bytes)),
      let imprint = try? DERParts(parts.at(1)), let algorithm = try? DERParts(imprint.at(0)),
      (try? algorithm.objectIdentifier(0)) == StampDigest.sha256.identifier,
      let hash = try? imprint.octets(1), hash.count == 32
    else { return nil }
    self.hash = hash
    nonce =
      parts.nodes.dropFirst(2).first { $0.identifier == .integer }
      .flatMap { node in if case .primitive(let bytes) = node.content { Array(bytes) } else { nil }
      }
      ?? []
  }

  /// In DER.
  package var encoded: [UInt8] {
    var serializer = DER.Serializer()
    // Serialising plain values into memory has nothing that fails.
    try? serializer.appendConstructedNode(identifier: .sequence) { coder in
      try coder.serialize(1)
      try coder.appendConstructedNode(identifier: .sequence) { coder in
        try coder.appendConstructedNode(identifier: .sequence) { coder in
          try coder.serialize(StampDigest.sha256.identifier)
          try coder.serialize(ASN1Null())
        }
        try coder.serialize(ASN1OctetString(contentBytes: hash[...]))
      }
      coder.appendPrimitiveNode(identifier: .integer) { $0 += nonce }
      // The certificate comes with the answer: who verifies needs no network.
      try coder.serialize(true)
    }
    return serializer.serializedBytes
  }
}
