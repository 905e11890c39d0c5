public import Crypto

/// Stands in for RSA where parsers are fuzzed.
public enum _RSA {
  /// For signatures.
  public enum Signing {
    /// A key that is as long as it says.
    public struct PublicKey: Sendable {
      /// Eight for each byte.
      public let keySizeInBits: Int

      /// Takes anything of 128 bytes and more.
      public init(unsafeDERRepresentation bytes: some Collection<UInt8>) throws {
        guard bytes.count >= 128 else { throw NoKey() }
        keySizeInBits = bytes.count * 8
      }

      /// Every signature holds.
      public func isValidSignature(
        _ signature: RSASignature, for digest: SHA256.Digest, padding: Padding
      ) -> Bool { true }
    }

    /// Any bytes.
    public struct RSASignature {
      /// Takes anything.
      public init(rawRepresentation: some Collection<UInt8>) {}
    }

    /// How it is filled up.
    public struct Padding: Sendable {
      /// The usual way.
      public static let insecurePKCS1v1_5 = Padding()
    }
  }
}
