import Dispatch
package import TocsinModel

/// Makes a table of the rows that readers find. Objects and accounts are numbered on threads of their own beside the one that
/// reads, a batch of rows after another; where a core is alone, nothing is lost.
package final class ShareTableBuilder {
  private let objects = NumberedColumn("objects")
  private let accounts = NumberedColumn("accounts")
  private let contents = NumberedColumn("contents")
  private let areContentsNumbered: Bool
  private var listed = InternedNames()
  private var times: [Int64] = []
  private var (objectBatch, accountBatch, contentBatch) = (NameBatch(), NameBatch(), NameBatch())

  /// Rows of a batch; three batches of names this long stay in a core's cache.
  private static let rows = 8_192

  /// - Parameter areContentsNumbered: whether rows of one content get one number. Where contents are only shown, each row has
  ///   a number of its own, at half of the memory.
  package init(areContentsNumbered: Bool) {
    self.areContentsNumbered = areContentsNumbered
  }

  package var count: Int { times.count }

  /// Adds a row of UTF-8 names. O(length) on average.
  package func append(
    object: UnsafeBufferPointer<UInt8>, account: UnsafeBufferPointer<UInt8>,
    content: UnsafeBufferPointer<UInt8>, time: Int64, layer: ShareLayer = .link
  ) {
    objectBatch.append(object, mark: layer.number)
    accountBatch.append(account)
    if areContentsNumbered { contentBatch.append(content) } else { _ = listed.list(content) }
    times.append(time)
    if objectBatch.count == Self.rows { flush() }
  }

  private func flush() {
    objects.append(objectBatch)
    accounts.append(accountBatch)
    if areContentsNumbered { contents.append(contentBatch) }
    (objectBatch, accountBatch, contentBatch) = (NameBatch(), NameBatch(), NameBatch())
  }

  /// The table of all rows; nothing can be added afterwards.
  package func finish() -> ShareTable {
    flush()
    let (objects, accounts) = (objects.finish(), accounts.finish())
    let contents =
      areContentsNumbered
      ? contents.finish() : (listed, Array(0..<UInt32(truncatingIfNeeded: listed.count)))
    return ShareTable(objects: objects, accounts: accounts, contents: contents, times: times)
  }
}

/// One column of names, numbered on a queue.
///
/// `@unchecked Sendable`: the names and numbers are touched on the queue alone.
private final class NumberedColumn: @unchecked Sendable {
  private let queue: DispatchQueue
  /// Batches that wait, so that memory stays bounded where reading is faster.
  private let room = DispatchSemaphore(value: 8)
  private var names = InternedNames()
  private var numbers: [UInt32] = []

  init(_ name: String) {
    queue = DispatchQueue(label: "tocsin.shares.\(name)")
  }

  func append(_ batch: NameBatch) {
    room.wait()
    queue.async {
      self.names.append(batch, to: &self.numbers)
      self.room.signal()
    }
  }

  func finish() -> (names: InternedNames, numbers: [UInt32]) {
    queue.sync {
      defer { (names, numbers) = (InternedNames(), []) }
      return (names, numbers)
    }
  }
}
