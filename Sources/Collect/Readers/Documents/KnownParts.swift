import Crypto
import TocsinModel

/// What stands in files that came before, by their SHA-256: logos and signatures come with every mail of a sender. Bounded in memory.
///
/// Each was read by a process of its own, so that no file has a say in what is remembered of another.
struct KnownParts {
  /// Bytes of all that is remembered, about; beyond it is begun anew.
  private static let most = 8 << 20
  /// What one costs beside its words.
  private static let each = 200

  private var contents: [SHA256Digest: PartContents] = [:]
  private var size = 0

  /// Linear in the bytes.
  static func name(of bytes: [UInt8]) -> SHA256Digest { SHA256.hash(data: bytes) }

  subscript(_ name: SHA256Digest) -> PartContents? {
    get { contents[name] }
    set {
      guard let newValue, contents[name] == nil else { return }
      let words = newValue.codes + newValue.links + newValue.names
      let cost = words.reduce(Self.each) { $0 + $1.utf8.count + 16 }
      if size + cost > Self.most {
        contents = [:]
        size = 0
      }
      size += cost
      contents[name] = newValue
    }
  }
}
