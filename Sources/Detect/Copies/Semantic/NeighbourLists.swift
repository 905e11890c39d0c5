/// For each of a range of vectors its neighbours, nearest first, of equal ones the lower number
/// first.
package struct NeighbourLists: Sendable, Equatable {
  /// The vectors whose neighbours these are.
  package private(set) var rows: Range<Int>
  private var starts = [0]
  private var entries: [Neighbour] = []

  init(from row: Int) {
    rows = row..<row
  }

  /// Neighbours in all lists.
  package var total: Int { entries.count }

  /// The neighbours of a vector among ``rows``; none of any other.
  package subscript(row: Int) -> ArraySlice<Neighbour> {
    guard rows.contains(row) else { return [] }
    let index = row - rows.lowerBound
    return entries[starts[index]..<starts[index + 1]]
  }

  /// Adds the list of the next row.
  mutating func append(_ neighbours: some Sequence<Neighbour>) {
    entries.append(contentsOf: neighbours)
    starts.append(entries.count)
    rows = rows.lowerBound..<rows.upperBound + 1
  }
}
