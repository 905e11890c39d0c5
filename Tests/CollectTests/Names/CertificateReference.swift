import SwiftASN1

/// The names of a certificate’s dNSNames by swift-asn1, to hold the reader’s own walk against.
enum CertificateReference {
  private struct OtherStructure: Error {}

  /// - Throws: what swift-asn1 finds wrong, or when it is no certificate.
  static func names(tbs bytes: [UInt8]) throws -> [String] {
    var parts = try children(DER.parse(bytes), .sequence)[...]
    if parts.first?.identifier == context(0) { parts.removeFirst() }
    let expected: [ASN1Identifier] = [.integer] + Array(repeating: .sequence, count: 5)
    guard parts.prefix(6).map(\.identifier) == expected else { throw OtherStructure() }
    for set in try children(parts[parts.startIndex + 4], .sequence) {
      for attribute in try children(set, .set) {
        let fields = try children(attribute, .sequence)
        guard let type = fields.first, fields.count > 1 else { throw OtherStructure() }
        _ = try ASN1ObjectIdentifier(derEncoded: type)
      }
    }
    parts = parts.dropFirst(6)
    for number: UInt in [1, 2] where parts.first?.identifier == context(number) {
      parts.removeFirst()
    }
    guard let wrapper = parts.first, wrapper.identifier == context(3) else { return [] }
    guard let extensions = try children(wrapper, context(3)).first else { throw OtherStructure() }
    for one in try children(extensions, .sequence) {
      let fields = try children(one, .sequence)
      guard let type = fields.first else { throw OtherStructure() }
      guard try ASN1ObjectIdentifier(derEncoded: type) == [2, 5, 29, 17] else { continue }
      guard fields.count >= 2 else { throw OtherStructure() }
      let place = fields[1].identifier == .boolean ? 2 : 1
      guard fields.count > place, fields[place].identifier == .octetString,
        case .primitive(let value) = fields[place].content
      else { throw OtherStructure() }
      return try children(DER.parse(value), .sequence).compactMap { name in
        guard name.identifier == context(2), case .primitive(let bytes) = name.content else {
          return nil
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
      }
    }
    return []
  }

  private static func context(_ number: UInt) -> ASN1Identifier {
    ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
  }

  private static func children(
    _ node: ASN1Node, _ identifier: ASN1Identifier
  ) throws -> [ASN1Node] {
    guard node.identifier == identifier, case .constructed(let children) = node.content else {
      throw OtherStructure()
    }
    return Array(children)
  }
}
