/// Shares as columns, in the order of the input: 16 bytes a row, every object and account once, and the contents by row.
package struct ShareTable: Sendable {
  /// Marked with the number of their layer.
  package private(set) var objects = NameList()
  package private(set) var accounts = NameList()
  /// The name of each row's content, by row; none where contents are posts or were left out.
  package private(set) var contents = NameList()
  /// The number of each row's object and account; ``unshared`` for an object that no other row has.
  package private(set) var object: [UInt32] = []
  package private(set) var account: [UInt32] = []
  /// The number of each row's post; none where contents have names or were left out.
  package private(set) var posts: [UInt32] = []
  /// Seconds since 1970-01-01T00:00:00Z.
  package private(set) var time: [Int64] = []

  /// Stands for all objects of one row, where these were not given numbers.
  package static let unshared = UInt32.max

  /// Row numbers have 32 bits.
  package static let mostRows = Int(UInt32.max) - 1

  package init() {}

  /// Rows in any order; those over ``mostRows`` are left out.
  package init(_ shares: some Sequence<Share>) {
    var (objects, accounts) = (InternedNames(), InternedNames())
    for share in shares.prefix(Self.mostRows) {
      object.append(objects.number(of: share.object, mark: share.layer.number))
      account.append(accounts.number(of: share.account.rawValue))
      var content = share.content
      content.withUTF8 { _ = contents.append($0) }
      time.append(Self.bounded(share.time))
    }
    (self.objects, self.accounts) = (objects.list, accounts.list)
  }

  /// Columns of one length: names, and the number of each row's name.
  /// - Parameters:
  ///   - contents: by row, or none.
  ///   - posts: by row, or none.
  ///   - times: within what ``bounded(_:)`` gives.
  package init(
    objects: (NameList, [UInt32]), accounts: (NameList, [UInt32]), contents: NameList = NameList(),
    posts: [UInt32] = [], times: [Int64]
  ) {
    (self.objects, object) = objects
    (self.accounts, account) = accounts
    (self.contents, self.posts) = (contents, posts)
    time = times
  }

  /// How many rows there are.
  package var count: Int { time.count }

  /// The name of a row's content; its post's number where contents are posts; empty where they were left out.
  package func contentName(ofRow row: Int) -> String {
    if contents.count > 0 { return contents[UInt32(row)] }
    return posts.isEmpty ? "" : String(posts[row])
  }

  /// Within ±2⁶⁰, so that sums and differences of times cannot overflow; the universe is younger.
  package static func bounded(_ time: Int64) -> Int64 { max(-(1 << 60), min(1 << 60, time)) }

  package func layer(ofObject number: UInt32) -> ShareLayer {
    ShareLayer(number: objects.mark(of: number))
  }

  /// Lets go of what is in rows, but for contents, whose rows can still be asked about: who has put the rows in another order
  /// needs them no more, and they are most of the memory.
  package mutating func dropRows() {
    (object, account, time) = ([], [], [])
  }
}
