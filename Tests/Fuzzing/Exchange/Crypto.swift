/// Stands in for swift-crypto where partners' data is fuzzed: what is read is not hashed, and BoringSSL takes long to build.
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

/// As in swift-crypto.
public enum Insecure {
  /// 20 zeros.
  public struct SHA1: ZeroHash {
    /// In bytes.
    public static let length = 20
    /// Nothing yet.
    public init() {}
  }

  /// 16 zeros.
  public struct MD5: ZeroHash {
    /// In bytes.
    public static let length = 16
    /// Nothing yet.
    public init() {}
  }
}

/// As in swift-crypto.
public struct SymmetricKey {
  /// Of anything the same.
  public init(data: some Sequence<UInt8>) {}
}

/// Zeros, whatever the key.
public enum HMAC<Hash: ZeroHash> {
  /// Of anything the same.
  public static func authenticationCode(
    for data: some Sequence<UInt8>, using key: SymmetricKey
  ) -> [UInt8] { Hash.hash(data: data) }
}
