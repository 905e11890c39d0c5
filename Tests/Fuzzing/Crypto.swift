/// Stands in for swift-crypto where readers are fuzzed: nothing is hashed there, and BoringSSL takes long to build.
public struct SHA256 {
  /// As the library calls it.
  public typealias Digest = SHA256Digest

  /// Nothing yet.
  public init() {}

  /// Of anything the same.
  public static func hash(data: some Sequence<UInt8>) -> Digest { Digest() }
  /// Takes nothing.
  public mutating func update(bufferPointer: UnsafeRawBufferPointer) {}
  /// Takes nothing.
  public mutating func update(data: some Sequence<UInt8>) {}
  /// Of anything the same.
  public func finalize() -> Digest { Digest() }
}

/// 32 zeros.
public struct SHA256Digest: Sequence, Hashable, Sendable {
  /// The zeros.
  public func makeIterator() -> Array<UInt8>.Iterator {
    Array(repeating: 0, count: 32).makeIterator()
  }

  /// The zeros.
  public func withUnsafeBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try [UInt8](repeating: 0, count: 32).withUnsafeBytes(body)
  }
}

/// Stands in for the curve.
public enum Curve25519 {
  /// For signatures.
  public enum Signing {
    /// A key that every signature fits.
    public struct PublicKey: Sendable {
      /// Takes anything of 32 bytes.
      public init(rawRepresentation: some Collection<UInt8>) throws {
        guard rawRepresentation.count == 32 else { throw NoKey() }
      }

      /// Of an even number of bytes every signature holds.
      public func isValidSignature(
        _ signature: some Collection<UInt8>, for data: some Sequence<UInt8>
      ) -> Bool { signature.count % 2 == 0 }
    }
  }
}

/// Why there is no key.
public struct NoKey: Error {
  /// Nothing to say.
  public init() {}
}
