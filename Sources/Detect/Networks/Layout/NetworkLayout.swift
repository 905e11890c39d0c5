import Foundation
package import TocsinModel

/// Places for all accounts of several communities, which do not overlap: each is laid out alone and packed in rows.
package struct NetworkLayout: Sendable {
  package let places: [SourceID: NetworkPlace]
  /// Of each community, by its id: where it lies, corner to corner.
  package let boxes: [String: (low: NetworkPlace, high: NetworkPlace)]

  private static let gap = 2.5

  /// About O(accounts + edges), with 120 rounds of forces.
  package init(_ communities: [NetworkCommunity]) {
    var laid:
      [(id: String, names: [SourceID], places: [NetworkPlace], width: Double, height: Double)] = []
    for community in communities {
      let names = community.members.map(\.account)
      let numbers = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
      let edges = community.edges.compactMap { edge -> (Int, Int)? in
        guard let a = numbers[edge.account], let b = numbers[edge.other] else { return nil }
        return (a, b)
      }
      var places = ForceLayout.places(count: names.count, edges: edges)
      let (left, top) = (places.map(\.x).min() ?? 0, places.map(\.y).min() ?? 0)
      for place in places.indices {
        places[place].x -= left
        places[place].y -= top
      }
      laid.append(
        (
          community.id, names, places, places.map(\.x).max() ?? 0, places.map(\.y).max() ?? 0
        ))
    }
    // Rows as wide as make the whole about half as high again as wide.
    let area = laid.reduce(0) { $0 + ($1.width + Self.gap) * ($1.height + Self.gap) }
    let widest = max(laid.map(\.width).max() ?? 0, (area * 1.5).squareRoot())
    var all: [SourceID: NetworkPlace] = [:]
    var boxes: [String: (low: NetworkPlace, high: NetworkPlace)] = [:]
    var (x, y, row) = (0.0, 0.0, 0.0)
    for part in laid.sorted(by: { $0.height != $1.height ? $0.height > $1.height : $0.id < $1.id })
    {
      if x > 0, x + part.width > widest {
        (x, y) = (0, y + row + Self.gap)
        row = 0
      }
      for (name, place) in zip(part.names, part.places) {
        all[name] = NetworkPlace(x: x + place.x, y: y + place.y)
      }
      boxes[part.id] = (
        NetworkPlace(x: x, y: y), NetworkPlace(x: x + part.width, y: y + part.height)
      )
      x += part.width + Self.gap
      row = max(row, part.height)
    }
    places = all
    self.boxes = boxes
  }
}
