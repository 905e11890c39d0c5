/// The shares of a workspace's posts as columns, by the numbers of their posts: 29 bytes a share.
package struct ShareColumns: Sendable {
  package internal(set) var objects: [UInt64] = []
  package internal(set) var accounts: [UInt64] = []
  package internal(set) var times: [Int64] = []
  /// The numbers of the posts, ascending.
  package internal(set) var posts: [UInt32] = []
  package internal(set) var layers: [UInt8] = []
  /// How many documents, from number 0, are in it.
  package var end = 0

  package init() {}

  package var count: Int { posts.count }

  package mutating func append(_ share: NumberedShare) {
    objects.append(share.object)
    accounts.append(share.account)
    times.append(share.time)
    posts.append(share.content)
    layers.append(share.layer.number)
  }

  package subscript(row: Int) -> NumberedShare {
    NumberedShare(
      object: objects[row], account: accounts[row], content: posts[row], time: times[row],
      layer: ShareLayer(number: layers[row]))
  }

  /// The rows of a post. O(log n).
  package func rows(ofPost number: UInt32) -> Range<Int> {
    firstRow(notBefore: number)..<firstRow(notBefore: number &+ 1)
  }

  /// The first row whose post has this number or a later one. O(log n).
  package func firstRow(notBefore number: UInt32) -> Int {
    var (low, high) = (0, posts.count)
    while low < high {
      let middle = (low + high) / 2
      if posts[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
