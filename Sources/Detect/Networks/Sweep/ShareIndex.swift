package import TocsinModel

/// The rows of a table by object, and within an object by time: what a window slides over.
///
/// Two rows of one time stand in the order of their accounts, then of their rows.
package struct ShareIndex: Sendable {
  package struct Entry: Sendable {
    package var time: Int64
    package var account: UInt32
    package var row: UInt32
  }

  /// By object; behind the last one the rows of objects that nobody else shares, in no order.
  package private(set) var entries: [Entry]
  /// Where each object's entries begin; two more than there are objects.
  private var starts: [UInt32]

  /// For so many rows there is one pass over all of them, which handles a part of the objects and so writes near each other. A pass is
  /// cheap, and passes run on all cores.
  private static let rowsOfPass = 1 << 22
  private static let mostPasses = 16

  /// O(n log n) in time, 16 bytes a row.
  /// - Parameters:
  ///   - tie: the order of accounts at one time, by the account's number; its number where `nil`.
  ///   - isIncluded: by the account's number.
  package init(_ table: ShareTable, tie: [UInt32]? = nil, isIncluded: [Bool]? = nil) {
    let objects = table.objects.count
    let last = UInt32(objects)
    let passes = max(1, min(Self.mostPasses, table.count / Self.rowsOfPass))
    var starts = [UInt32](repeating: 0, count: objects + 2)
    Self.divide(objects + 1, passes, over: &starts) { counts, range in
      Self.eachRow(table, range, last, isIncluded) { _, object in counts[object + 1] += 1 }
    }
    for object in 1..<starts.count { starts[object] += starts[object - 1] }
    let total = Int(starts[objects + 1])
    var next = starts
    entries = [Entry](unsafeUninitializedCapacity: total) { buffer, count in
      let share = SharedBuffer(buffer)
      Self.divide(objects + 1, passes, over: &next) { next, range in
        Self.eachRow(table, range, last, isIncluded) { row, object in
          share.elements.initializeElement(
            at: Int(next[object]),
            to: Entry(time: table.time[row], account: table.account[row], row: UInt32(row)))
          next[object] += 1
        }
      }
      count = total
    }
    self.starts = starts
    let bounds = starts
    entries.withUnsafeMutableBufferPointer { buffer in
      let share = SharedBuffer(buffer)
      concurrently(over: objects) { objects in
        for object in objects where bounds[object + 1] - bounds[object] > 1 {
          share.sort(Int(bounds[object])..<Int(bounds[object + 1]), tie)
        }
      }
    }
  }

  /// Calls the body for the rows whose objects lie in a range, where rows without one have the number behind the last.
  @inline(__always)
  private static func eachRow(
    _ table: ShareTable, _ range: Range<Int>, _ last: UInt32, _ isIncluded: [Bool]?,
    _ body: (Int, Int) -> Void
  ) {
    table.object.withUnsafeBufferPointer { objects in
      for row in objects.indices {
        let object = Int(min(objects[row], last))
        guard range.contains(object) else { continue }
        if let isIncluded, !isIncluded[Int(table.account[row])] { continue }
        body(row, object)
      }
    }
  }

  /// Calls the body for ranges of numbers on all cores, with the cells of an array that stand for them.
  private static func divide(
    _ count: Int, _ passes: Int, over cells: inout [UInt32],
    _ body: @Sendable (UnsafeMutableBufferPointer<UInt32>, Range<Int>) -> Void
  ) {
    cells.withUnsafeMutableBufferPointer { cells in
      let shared = SharedBuffer(cells)
      concurrently(over: passes) { numbers in
        for number in numbers {
          body(shared.elements, number * count / passes..<(number + 1) * count / passes)
        }
      }
    }
  }

  package var objectCount: Int { starts.count - 2 }

  @inline(__always)
  package func entries(of object: Int) -> Range<Int> {
    Int(starts[object])..<Int(starts[object + 1])
  }

  /// Leaves out all objects but some, whose entries stay in order; the others have none from then on.
  /// - Returns: how far the entries of each object have moved to the front.
  mutating func keep(_ isKept: (Int) -> Bool) -> [UInt32] {
    var moved = [UInt32](repeating: 0, count: objectCount)
    var (kept, total) = (starts, 0)
    for object in 0..<objectCount {
      kept[object] = UInt32(total)
      moved[object] = starts[object] - UInt32(total)
      if isKept(object) { total += entries(of: object).count }
    }
    (kept[objectCount], kept[objectCount + 1]) = (UInt32(total), UInt32(total))
    entries = [Entry](unsafeUninitializedCapacity: total) { buffer, count in
      for object in 0..<objectCount where kept[object + 1] > kept[object] {
        for place in entries(of: object) {
          buffer.initializeElement(at: place - Int(moved[object]), to: entries[place])
        }
      }
      count = total
    }
    starts = kept
    return moved
  }
}

extension SharedBuffer<ShareIndex.Entry> {
  fileprivate func sort(_ range: Range<Int>, _ tie: [UInt32]?) {
    var slice = UnsafeMutableBufferPointer(rebasing: elements[range])
    slice.sort { left, right in
      if left.time != right.time { return left.time < right.time }
      if left.account != right.account {
        guard let tie else { return left.account < right.account }
        let (a, b) = (tie[Int(left.account)], tie[Int(right.account)])
        if a != b { return a < b }
        // Two accounts with one digest: in the order of the input after all.
        return left.row < right.row
      }
      return left.row < right.row
    }
  }
}
