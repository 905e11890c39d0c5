import Foundation
import TocsinModel

/// Places for the accounts of one community: Fruchterman and Reingold (1991), repulsion by the cells of a grid, from a
/// spiral that depends on names alone. The same community gives the same picture.
struct ForceLayout {
  private static let rounds = 120
  /// Repulsion is felt within so many lengths of an edge.
  private static let reach = 3.0

  /// Coordinates around the origin, an edge being about 1 long. O(rounds · (vertices · neighbours in the grid + edges)).
  static func places(count: Int, edges: [(Int, Int)]) -> [NetworkPlace] {
    // The golden angle spreads any number evenly (Vogel, 1979).
    var places = (0..<count).map { number -> NetworkPlace in
      let (radius, angle) = ((Double(number) + 0.5).squareRoot() * 0.7, Double(number) * 2.399963)
      return NetworkPlace(x: radius * cos(angle), y: radius * sin(angle))
    }
    guard count > 2 else { return places }
    var degrees = [Double](repeating: 0, count: count)
    for (a, b) in edges {
      degrees[a] += 1
      degrees[b] += 1
    }
    for round in 0..<rounds {
      let heat = 0.6 * (1 - Double(round) / Double(rounds)) + 0.01
      var forces = [NetworkPlace](repeating: NetworkPlace(x: 0, y: 0), count: count)
      repel(places, &forces)
      for (a, b) in edges where a != b {
        let (dx, dy) = (places[a].x - places[b].x, places[a].y - places[b].y)
        let distance = max(0.01, (dx * dx + dy * dy).squareRoot())
        // Divided by degree (Jacomy and others, ForceAtlas2, 2014, “dissuade hubs”), or cliques collapse into a point.
        let pull = distance / max(1, min(degrees[a], degrees[b]).squareRoot())
        forces[a].x -= dx / distance * pull * distance
        forces[a].y -= dy / distance * pull * distance
        forces[b].x += dx / distance * pull * distance
        forces[b].y += dy / distance * pull * distance
      }
      for vertex in 0..<count {
        // A little gravity keeps what is loosely tied on the page.
        forces[vertex].x -= places[vertex].x * 0.05
        forces[vertex].y -= places[vertex].y * 0.05
        let length = hypot(forces[vertex].x, forces[vertex].y)
        guard length > 0 else { continue }
        let step = min(length, heat) / length
        places[vertex].x += forces[vertex].x * step
        places[vertex].y += forces[vertex].y * step
      }
    }
    return places
  }

  private struct Cell: Hashable {
    var x: Int
    var y: Int
  }

  private static func repel(_ places: [NetworkPlace], _ forces: inout [NetworkPlace]) {
    var cells: [Cell: [Int]] = [:]
    func cell(_ place: NetworkPlace) -> Cell {
      Cell(x: Int((place.x / reach).rounded(.down)), y: Int((place.y / reach).rounded(.down)))
    }
    for (vertex, place) in places.enumerated() { cells[cell(place), default: []].append(vertex) }
    for (vertex, place) in places.enumerated() {
      let own = cell(place)
      for x in own.x - 1...own.x + 1 {
        for y in own.y - 1...own.y + 1 {
          for other in cells[Cell(x: x, y: y)] ?? [] where other != vertex {
            let (dx, dy) = (place.x - places[other].x, place.y - places[other].y)
            let square = max(0.01, dx * dx + dy * dy)
            guard square < reach * reach else { continue }
            forces[vertex].x += dx / square
            forces[vertex].y += dy / square
          }
        }
      }
    }
  }
}
