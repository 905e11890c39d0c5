import Dispatch
package import TocsinModel

/// Makes a table of the rows that readers find. Objects and accounts are numbered on threads of their own beside the one that
/// reads, a piece of a file after another; where a core is alone, nothing is lost.
package final class ShareTableBuilder {
  private let objects = NumberedColumn("objects")
  private let accounts = NumberedColumn("accounts")
  private let keepsContents: Bool
  private var contents = NameList()
  private var times: [Int64] = []

  /// - Parameter keepsContents: whether the names of contents are wanted. They are nearly half of the memory, and who prints no
  ///   content needs none.
  package init(keepsContents: Bool) {
    self.keepsContents = keepsContents
  }

  package var count: Int { times.count }

  /// More rows are made room for as they come: a file may say that it is of any size.
  private static let mostReserved = 1 << 24

  /// Makes room for more rows like some, so many times as many. Arrays that grow by themselves are moved some twenty times, and
  /// memory that is fresh from the system each time costs as much as reading.
  func reserve(like rows: SharePiece.Rows, times: Double) {
    let more = Double(rows.times.count) * max(1, times) * 1.02
    let count = Int(min(Double(Self.mostReserved), Double(count) + more))
    self.times.reserveCapacity(count)
    objects.reserve(count, meanLength: rows.objects.meanLength)
    accounts.reserve(count, meanLength: rows.accounts.meanLength)
    if keepsContents { contents.reserve(count, bytes: count * rows.contents.meanLength) }
  }

  /// Adds the rows of a piece. Linear on average.
  func append(_ piece: SharePiece) {
    guard !piece.rows.times.isEmpty else { return }
    objects.append(piece) { $0.rows.objects }
    accounts.append(piece) { $0.rows.accounts }
    if keepsContents { contents.append(piece.rows.contents, in: piece.text) }
    times.append(contentsOf: piece.rows.times)
  }

  /// The table of all rows; nothing can be added afterwards.
  package func finish() -> ShareTable {
    defer { (contents, times) = (NameList(), []) }
    return ShareTable(
      objects: objects.finish(), accounts: accounts.finish(), contents: contents, times: times)
  }
}

/// One column of names, numbered on a queue.
///
/// `@unchecked Sendable`: the names and numbers are touched on the queue alone.
private final class NumberedColumn: @unchecked Sendable {
  private let queue: DispatchQueue
  /// Pieces that wait, so that memory stays bounded where reading is faster.
  private let room = DispatchSemaphore(value: 8)
  private var names = InternedNames()
  private var numbers: [UInt32] = []

  init(_ name: String) {
    queue = DispatchQueue(label: "tocsin.shares.\(name)")
  }

  func append(_ piece: SharePiece, _ names: @escaping @Sendable (SharePiece) -> NameBatch) {
    room.wait()
    queue.async {
      self.names.append(names(piece), in: piece.text, to: &self.numbers)
      self.room.signal()
    }
  }

  func reserve(_ count: Int, meanLength: Int) {
    queue.async {
      self.numbers.reserveCapacity(count)
      self.names.reserve(count, bytes: count * meanLength)
    }
  }

  /// The names without what finds them, and the number of each row's name.
  func finish() -> (names: NameList, numbers: [UInt32]) {
    queue.sync {
      defer { (names, numbers) = (InternedNames(), []) }
      return (names.list, numbers)
    }
  }
}
