/// Stands in for swift-crypto where parsers of evidence are fuzzed: every hash is zeros, so that what would need the right
/// hash is reached, and every signature of an even length holds.
public protocol ZeroHash {
  /// In bytes.
  static var length: Int { get }
  /// Nothing yet.
  init()
}

extension ZeroHash {
  /// Of anything the same.
  public static func hash(data: some Sequence<UInt8>) -> [UInt8] {
    [UInt8](repeating: 0, count: length)
  }
  /// Takes nothing.
  public mutating func update(data: some Sequence<UInt8>) {}
  /// Of anything the same.
  public func finalize() -> [UInt8] { [UInt8](repeating: 0, count: Self.length) }
}

/// 32 zeros.
public struct SHA256: ZeroHash {
  /// In bytes.
  public static let length = 32
  /// Nothing yet.
  public init() {}
}

/// 48 zeros.
public struct SHA384: ZeroHash {
  /// In bytes.
  public static let length = 48
  /// Nothing yet.
  public init() {}
}

/// 64 zeros.
public struct SHA512: ZeroHash {
  /// In bytes.
  public static let length = 64
  /// Nothing yet.
  public init() {}
}

/// As in swift-crypto.
public enum Insecure {
  /// 20 zeros.
  public struct SHA1: ZeroHash {
    /// In bytes.
    public static let length = 20
    /// Nothing yet.
    public init() {}
  }
}

/// Stands in for the curve.
public enum Curve25519 {
  /// For signatures.
  public enum Signing {
    /// A key that every signature of an even length fits.
    public struct PublicKey: Sendable {
      /// Its bytes.
      public let rawRepresentation: [UInt8]

      /// Takes anything of 32 bytes.
      public init(rawRepresentation: some Collection<UInt8>) throws {
        guard rawRepresentation.count == 32 else { throw NoKey() }
        self.rawRepresentation = Array(rawRepresentation)
      }

      init(zeros: [UInt8]) { rawRepresentation = zeros }

      /// Of an even number of bytes every signature holds.
      public func isValidSignature(
        _ signature: some Collection<UInt8>, for data: some Sequence<UInt8>
      ) -> Bool { signature.count % 2 == 0 }
    }

    /// Signs everything with zeros.
    public struct PrivateKey: Sendable {
      /// Its bytes.
      public let rawRepresentation: [UInt8]
      /// What fits it.
      public let publicKey: PublicKey

      /// Zeros.
      public init() {
        rawRepresentation = [UInt8](repeating: 0, count: 32)
        publicKey = PublicKey(zeros: rawRepresentation)
      }

      /// Takes anything.
      public init(rawRepresentation: some Collection<UInt8>) throws { self.init() }

      /// 64 zeros.
      public func signature(for data: some Sequence<UInt8>) throws -> [UInt8] {
        [UInt8](repeating: 0, count: 64)
      }
    }
  }
}

/// Why there is no key.
public struct NoKey: Error {
  /// Nothing to say.
  public init() {}
}
