/// Shares as columns, in the order of the input: 20 bytes a row, and every name once.
package struct ShareTable: Sendable {
  /// Marked with the number of their layer.
  package internal(set) var objects = InternedNames()
  package internal(set) var accounts = InternedNames()
  package private(set) var contents = InternedNames()
  /// The number of each row's object, account and content; ``unshared`` for an object that no other row has.
  package private(set) var object: [UInt32] = []
  package private(set) var account: [UInt32] = []
  package private(set) var content: [UInt32] = []
  /// Seconds since 1970-01-01T00:00:00Z.
  package private(set) var time: [Int64] = []

  /// Stands for all objects of one row, where these were not given numbers.
  package static let unshared = UInt32.max

  /// Row numbers have 32 bits.
  package static let mostRows = Int(UInt32.max) - 1

  package init() {}

  /// Rows in any order; those over ``mostRows`` are left out.
  package init(_ shares: some Sequence<Share>) {
    for share in shares.prefix(Self.mostRows) {
      object.append(objects.number(of: share.object, mark: share.layer.number))
      account.append(accounts.number(of: share.account.rawValue))
      content.append(contents.number(of: share.content))
      time.append(Self.bounded(share.time))
    }
  }

  /// Columns of one length: names, and the number of each row's name.
  package init(
    objects: (InternedNames, [UInt32]), accounts: (InternedNames, [UInt32]),
    contents: (InternedNames, [UInt32]), times: [Int64]
  ) {
    (self.objects, object) = objects
    (self.accounts, account) = accounts
    (self.contents, content) = contents
    time = times.map(Self.bounded)
  }

  /// How many rows there are.
  package var count: Int { time.count }

  /// Adds a row of UTF-8 names. O(length) on average.
  package mutating func append(
    object: UnsafeBufferPointer<UInt8>, account: UnsafeBufferPointer<UInt8>,
    content: UnsafeBufferPointer<UInt8>, time: Int64, layer: ShareLayer = .link
  ) {
    self.object.append(objects.number(of: object, mark: layer.number))
    self.account.append(accounts.number(of: account))
    self.content.append(contents.number(of: content))
    self.time.append(Self.bounded(time))
  }

  /// Adds a row of numbers that are known already.
  mutating func append(object: UInt32, account: UInt32, content: UInt32, time: Int64) {
    self.object.append(object)
    self.account.append(account)
    self.content.append(content)
    self.time.append(Self.bounded(time))
  }

  /// The name of a row's content; its number where contents have none.
  package func contentName(ofRow row: Int) -> String {
    contents.count == 0 ? String(content[row]) : contents[content[row]]
  }

  /// Within ±2⁶⁰, so that sums and differences of times cannot overflow; the universe is younger.
  private static func bounded(_ time: Int64) -> Int64 { max(-(1 << 60), min(1 << 60, time)) }

  package func layer(ofObject number: UInt32) -> ShareLayer {
    ShareLayer(number: objects.mark(of: number))
  }
}
