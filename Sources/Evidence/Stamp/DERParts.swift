import SwiftASN1

/// The parts of a structure in DER, by place.
struct DERParts {
  let nodes: [ASN1Node]

  /// A structure has few parts; more are an attempt.
  private static let most = 1000

  /// - Parameter identifier: what it must be tagged with.
  init(_ node: ASN1Node, _ identifier: ASN1Identifier = .sequence) throws(TimeStamp.Fault) {
    guard node.identifier == identifier, case .constructed(let collection) = node.content else {
      throw .form
    }
    var nodes: [ASN1Node] = []
    for part in collection {
      guard nodes.count < Self.most else { throw .form }
      nodes.append(part)
    }
    self.nodes = nodes
  }

  func at(_ index: Int) throws(TimeStamp.Fault) -> ASN1Node {
    guard nodes.indices.contains(index) else { throw .form }
    return nodes[index]
  }

  func objectIdentifier(_ index: Int) throws(TimeStamp.Fault) -> ASN1ObjectIdentifier {
    let node = try at(index)
    guard let value = try? ASN1ObjectIdentifier(derEncoded: node) else { throw .form }
    return value
  }

  func octets(_ index: Int) throws(TimeStamp.Fault) -> [UInt8] {
    guard let value = try? ASN1OctetString(derEncoded: at(index)) else { throw .form }
    return Array(value.bytes)
  }

  /// The only part of such a tag.
  func tagged(_ number: UInt) -> ASN1Node? {
    nodes.first { $0.identifier == .context(number) }
  }

  func integer(_ index: Int) throws(TimeStamp.Fault) -> [UInt8] {
    let node = try at(index)
    guard node.identifier == .integer, case .primitive(let bytes) = node.content, !bytes.isEmpty
    else { throw .form }
    return Array(bytes)
  }
}

extension ASN1Identifier {
  static func context(_ number: UInt) -> ASN1Identifier {
    ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
  }
}
