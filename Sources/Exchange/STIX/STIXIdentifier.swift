import Crypto
import Dispatch
import Synchronization
import TocsinModel

/// Identifiers that follow from what an object is, so that whoever takes the same thing in twice has it once
/// (STIX 2.1, section 2.9; UUID version 5 of RFC 9562, section 5.5).
package enum STIXIdentifier {
  /// The name space of STIX 2.1 for observables, which OpenCTI uses for all else as well.
  private static let observables = UUIDText.bytes("00abedb4-aa42-466c-9c01-fed23315a9b7")
  /// Of what has a name of its own in a workspace, such as a finding: its words may change, its identity not.
  private static let own = UUIDText.bytes("6f3f1c0e-58f1-4b8e-9a1c-2d7a4f0c9be1")

  /// Of the members that make an object what it is, by the recipe of STIX for observables and of OpenCTI for the others
  /// (pycti, `generate_id`).
  package static func of(_ type: String, _ contributing: [JSONNode.Member]) -> String {
    id(type, JSONNode.object(contributing).canonical, in: observables)
  }

  /// Of what is known by its name, whatever its case: channels, narratives, infrastructure, intrusion sets.
  package static func named(_ type: String, _ name: String) -> String {
    of(type, [.init("name", .string(folded(name)))])
  }

  package static func identity(_ name: String, kind: String) -> String {
    of("identity", [.init("name", .string(folded(name))), .init("identity_class", .string(kind))])
  }

  /// `relationship_type`, `source_ref` and `target_ref`: OpenCTI's recipe for what has no times.
  package static func relationship(_ kind: String, _ source: String, _ target: String) -> String {
    var name: [UInt8] = []
    name.reserveCapacity(256)
    name += "{\"relationship_type\":".utf8
    JSONQuoting.canonical.quote(kind, into: &name)
    name += ",\"source_ref\":".utf8
    JSONQuoting.canonical.quote(source, into: &name)
    name += ",\"target_ref\":".utf8
    JSONQuoting.canonical.quote(target, into: &name)
    name.append(UInt8(ascii: "}"))
    return id("relationship", name, in: observables)
  }

  /// Of something that a producer calls by a name that stays.
  package static func own(_ type: String, producer: String, _ name: String) -> String {
    id(type, Array("\(producer)\n\(name)".utf8), in: own)
  }

  /// Of a bundle, from the objects in it as they are written: from the hashes of pieces of as many of them each, which are made
  /// on the processors that there are. Linear in the objects.
  static func bundle(_ lines: [[UInt8]]) -> String {
    let pieces = stride(from: 0, to: lines.count, by: 4096).map {
      lines[$0..<min(lines.count, $0 + 4096)]
    }
    let hashes = Mutex([[UInt8]](repeating: [], count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: pieces.count) { piece in
      var hash = Insecure.SHA1()
      for line in pieces[piece] {
        hash.update(data: line)
        // Where an object ends is part of what the bundle says.
        hash.update(data: newline)
      }
      let whole = Array(hash.finalize())
      hashes.withLock { $0[piece] = whole }
    }
    return id("bundle", hashes.withLock { Array($0.joined()) }, in: own)
  }

  private static let newline: [UInt8] = [0x0A]

  private static func folded(_ name: String) -> String {
    var text = Substring(name.lowercased())
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func id(_ type: String, _ name: [UInt8], in space: [UInt8]) -> String {
    var hash = Insecure.SHA1()
    hash.update(data: space)
    hash.update(data: name)
    return hash.finalize().withUnsafeBytes { id(type, $0) }
  }

  /// A type with a UUID made of the first sixteen bytes of a hash.
  private static func id(_ type: String, _ hash: UnsafeRawBufferPointer) -> String {
    String(unsafeUninitializedCapacity: type.utf8.count + 38) { text in
      var at = 0
      for byte in type.utf8 {
        text[at] = byte
        at += 1
      }
      for index in 0..<16 {
        if index == 0 {
          text[at] = 0x2D
          text[at + 1] = 0x2D
          at += 2
        } else if UUIDText.isAfterDash(index) {
          text[at] = 0x2D
          at += 1
        }
        // Version 5 and the variant of RFC 9562, section 4.
        let byte =
          switch index {
          case 6: hash[index] & 0x0F | 0x50
          case 8: hash[index] & 0x3F | 0x80
          default: hash[index]
          }
        text[at] = UUIDText.digit(byte >> 4)
        text[at + 1] = UUIDText.digit(byte & 15)
        at += 2
      }
      return at
    }
  }
}

/// UUIDs as text.
private enum UUIDText {
  static func bytes(_ uuid: String) -> [UInt8] {
    let values = uuid.compactMap(\.hexDigitValue).map(UInt8.init)
    return stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }

  static func isAfterDash(_ index: Int) -> Bool {
    index == 4 || index == 6 || index == 8 || index == 10
  }

  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x57 + value
  }
}
