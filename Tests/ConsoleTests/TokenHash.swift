import Crypto

/// A token as the workspace keeps it.
enum TokenHash {
  static func of(_ token: String) -> [UInt8] { Array(SHA256.hash(data: Array(token.utf8))) }
}
