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
  /// Rows whose objects and accounts are named by their hashes in sixteen hexadecimal digits, and whose contents are
  /// posts: ``contentName(ofRow:)`` gives their numbers.
  ///
  /// An object with one row makes no pair, and most have one: these rows are ``unshared``, and stand for their
  /// account's times alone. O(n), 4 bytes a row on the way.
  /// - Parameters:
  ///   - columns: the first rows of them are taken, up to ``mostRows``.
  ///   - isHidden: posts whose rows are left out.
  package init(
    _ columns: ShareColumns, rows: Int, isHidden: ((UInt32) -> Bool)? = nil
  ) {
    let rows = max(0, min(rows, columns.count, Self.mostRows))
    var (seen, repeated) = (HashFilter(count: rows), HashFilter(count: rows))
    for object in columns.objects[..<rows] where seen.insert(object) { repeated.insert(object) }
    var (objects, accounts) = (InternedHashes(), InternedHashes())
    var (object, account, posts): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
    var times: [Int64] = []
    object.reserveCapacity(rows)
    account.reserveCapacity(rows)
    posts.reserveCapacity(rows)
    times.reserveCapacity(rows)
    for row in 0..<rows {
      if let isHidden, isHidden(columns.posts[row]) { continue }
      let hash = columns.objects[row]
      object.append(
        repeated.contains(hash)
          ? objects.number(of: hash, mark: columns.layers[row]) : Self.unshared)
      account.append(accounts.number(of: columns.accounts[row]))
      posts.append(columns.posts[row])
      times.append(Self.bounded(columns.times[row]))
    }
    self.init(
      objects: (objects.list, object), accounts: (accounts.list, account), posts: posts,
      times: times)
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

  static func write(_ hash: UInt64, to name: UnsafeMutableBufferPointer<UInt8>) {
    for place in 0..<16 {
      let digit = UInt8(truncatingIfNeeded: hash >> UInt64(60 - 4 * place)) & 15
      name.initializeElement(at: place, to: digit < 10 ? digit + 0x30 : digit + 0x57)
    }
  }
}
