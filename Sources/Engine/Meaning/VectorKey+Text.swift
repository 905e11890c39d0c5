import Crypto
import Store

extension VectorKey {
  /// The key of a text. Linear.
  init(_ text: String) {
    var hash = SHA256()
    var text = text
    text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    self = hash.finalize().withUnsafeBytes { digest in
      VectorKey(
        high: UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self)),
        low: UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }
}
