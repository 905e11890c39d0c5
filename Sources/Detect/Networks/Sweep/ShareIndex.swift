import Foundation
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

  package private(set) var entries: [Entry]
  /// Where each object's entries begin; one more than there are objects.
  package private(set) var starts: [Int]

  /// O(n log n) in time, 16 bytes a row; objects are sorted on all cores.
  /// - Parameters:
  ///   - tie: the order of accounts at one time, by the account's number; its number where `nil`.
  ///   - isIncluded: by the account's number.
  package init(_ table: ShareTable, tie: [UInt32]? = nil, isIncluded: [Bool]? = nil) {
    var starts = [Int](repeating: 0, count: table.objects.count + 1)
    var total = 0
    for row in 0..<table.count
    where table.object[row] != ShareTable.unshared && isIncluded?[Int(table.account[row])] ?? true {
      starts[Int(table.object[row]) + 1] += 1
      total += 1
    }
    for object in 1..<max(1, starts.count) { starts[object] += starts[object - 1] }
    var next = starts
    entries = [Entry](unsafeUninitializedCapacity: total) { buffer, count in
      for row in 0..<table.count {
        let account = table.account[row]
        guard table.object[row] != ShareTable.unshared, isIncluded?[Int(account)] ?? true else {
          continue
        }
        let object = Int(table.object[row])
        let entry = Entry(
          time: table.time[row], account: tie.map { $0[Int(account)] } ?? account, row: UInt32(row))
        (buffer.baseAddress.map { $0 + next[object] })?.initialize(to: entry)
        next[object] += 1
      }
      count = total
    }
    self.starts = starts
    let bounds = starts
    entries.withUnsafeMutableBufferPointer { buffer in
      let share = SharedEntries(buffer)
      concurrently(over: bounds.count - 1) { objects in
        for object in objects where bounds[object + 1] - bounds[object] > 1 {
          share.sort(bounds[object]..<bounds[object + 1])
        }
      }
    }
    guard tie != nil else { return }
    for place in entries.indices {
      entries[place].account = table.account[Int(entries[place].row)]
    }
  }

  package var objectCount: Int { starts.count - 1 }

  package func entries(of object: Int) -> Range<Int> { starts[object]..<starts[object + 1] }
}

/// `@unchecked Sendable`: each object's range is sorted by one thread, and ranges do not overlap.
private struct SharedEntries: @unchecked Sendable {
  private let buffer: UnsafeMutableBufferPointer<ShareIndex.Entry>

  init(_ buffer: UnsafeMutableBufferPointer<ShareIndex.Entry>) {
    self.buffer = buffer
  }

  func sort(_ range: Range<Int>) {
    var slice = UnsafeMutableBufferPointer(rebasing: buffer[range])
    slice.sort { left, right in
      if left.time != right.time { return left.time < right.time }
      if left.account != right.account { return left.account < right.account }
      return left.row < right.row
    }
  }
}
