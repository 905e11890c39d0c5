/// A share whose names are 64-bit hashes: what is kept of millions of posts, whose texts have the names.
package struct NumberedShare: Hashable, Sendable {
  /// Of the layer and the name of what is shared.
  package var object: UInt64
  package var account: UInt64
  /// The number of the post.
  package var content: UInt32
  /// Seconds since 1970-01-01T00:00:00Z.
  package var time: Int64
  package var layer: ShareLayer

  package init(
    object: UInt64, account: UInt64, content: UInt32, time: Int64, layer: ShareLayer
  ) {
    self.object = object
    self.account = account
    self.content = content
    self.time = time
    self.layer = layer
  }
}

extension ShareTable {
  /// Rows whose objects and accounts are named by their hashes in sixteen hexadecimal digits, and whose contents have
  /// no names: ``contentName(ofRow:)`` gives their numbers.
  package init(numbered shares: some Sequence<NumberedShare>) {
    self.init()
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { name in
      let bytes = UnsafeBufferPointer(name)
      for share in shares.prefix(Self.mostRows) {
        Self.write(share.object, to: name)
        let object = objects.number(of: bytes, mark: share.layer.number)
        Self.write(share.account, to: name)
        append(
          object: object, account: accounts.number(of: bytes), content: share.content,
          time: share.time)
      }
    }
  }

  /// The name that a hash has here.
  package static func name(ofHash hash: UInt64) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { name in
      write(hash, to: name)
      return String(decoding: name, as: UTF8.self)
    }
  }

  /// The hash of such a name.
  package static func hash(ofName name: String) -> UInt64? { UInt64(name, radix: 16) }

  private static func write(_ hash: UInt64, to name: UnsafeMutableBufferPointer<UInt8>) {
    for place in 0..<16 {
      let digit = UInt8(truncatingIfNeeded: hash >> UInt64(60 - 4 * place)) & 15
      name.initializeElement(at: place, to: digit < 10 ? digit + 0x30 : digit + 0x57)
    }
  }
}
