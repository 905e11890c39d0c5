/// Stands in for swift-crypto where readers are fuzzed: nothing is hashed there, and BoringSSL takes long to build.
public struct SHA256 {
  public struct Digest: Sequence {
    public func makeIterator() -> Array<UInt8>.Iterator {
      Array(repeating: 0, count: 32).makeIterator()
    }

    public func withUnsafeBytes<Result>(
      _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
      try [UInt8](repeating: 0, count: 32).withUnsafeBytes(body)
    }
  }

  public init() {}

  public static func hash(data: some Sequence<UInt8>) -> Digest { Digest() }
  public mutating func update(bufferPointer: UnsafeRawBufferPointer) {}
  public mutating func update(data: some Sequence<UInt8>) {}
  public func finalize() -> Digest { Digest() }
}
