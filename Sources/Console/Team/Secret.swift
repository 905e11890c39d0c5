import Crypto
import TocsinModel

/// 256 bits of the system's generator that let somebody in. Only the hash is stored: who reads the workspace cannot use it.
struct Secret: Sendable {
  /// In hexadecimal digits, behind the prefix.
  let text: String

  /// - Parameter prefix: tells people, and scanners of what was published by mistake, what it is.
  init(prefix: String = "") {
    text =
      prefix
      + (0..<4).map { _ in UInt64.random(in: .min ... .max).hexadecimal }.joined()
  }

  init(_ text: some StringProtocol) {
    self.text = String(text)
  }

  var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}
