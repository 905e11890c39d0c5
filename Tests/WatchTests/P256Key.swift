import Crypto
import Foundation

enum P256Key {
  /// A key that no log of the tests has.
  static let other = P256.Signing.PrivateKey().publicKey.derRepresentation
}
