import Copies
import Store
import TocsinModel

/// A link between two texts as a relation of the store: little-endian, a byte for the kind and one for whether the search was
/// capped (1) and the texts are in two scripts (2), then score and coverages as 32-bit floats, then the spans.
struct CopyRelation {
  var link: CopyLink
  /// Whether the later text resembles more texts than it was compared with.
  var isCapped = false

  init(_ link: CopyLink, isCapped: Bool = false) {
    self.link = link
    self.isCapped = isCapped
  }

  /// `nil` for bytes that no version wrote.
  init?(_ relation: Relation) {
    let decoded = relation.data.withUnsafeBytes { bytes -> CopyRelation? in
      guard bytes.count >= 14, (bytes.count - 14) % 16 == 0,
        CopyKind.allCases.indices.contains(Int(bytes[0]))
      else { return nil }
      func float(_ offset: Int) -> Float {
        Float(
          bitPattern: UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
      }
      let link = CopyLink(
        a: relation.a, b: relation.b, score: float(2), coverageA: float(6), coverageB: float(10),
        spans: CopyLink.spans(encoded: UnsafeRawBufferPointer(rebasing: bytes[14...])),
        kind: CopyKind.allCases[Int(bytes[0])], isTransliterated: bytes[1] & 2 != 0)
      return CopyRelation(link, isCapped: bytes[1] & 1 != 0)
    }
    guard let decoded else { return nil }
    self = decoded
  }

  var relation: Relation {
    var data: [UInt8] = [
      UInt8(CopyKind.allCases.firstIndex(of: link.kind) ?? 0),
      (isCapped ? 1 : 0) | (link.isTransliterated ? 2 : 0),
    ]
    for value in [link.score, link.coverageA, link.coverageB] {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
    return Relation(a: link.a, b: link.b, data: data + link.encodedSpans)
  }

  /// A text that is published several times and resembles no other is related to itself.
  static func alone(_ number: UInt32) -> CopyRelation {
    CopyRelation(
      CopyLink(a: number, b: number, score: 1, coverageA: 1, coverageB: 1, spans: []))
  }
}
