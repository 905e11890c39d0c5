internal import Algorithms

/// How many letters the texts of a group have in common, edits deducted: for each text, its neighbours.
///
/// Flat arrays, so that a crowd of a million texts costs no more than its links.
struct SharedLengths {
  private struct Neighbour {
    var text: Int
    var length: Int
  }

  /// Where the nodes of each text begin; a text has several when identical documents stand for themselves.
  private let firstNode: [Int]
  private let textOf: [Int]
  private let lengths: [Int]
  private var starts: [Int]
  private var neighbours: [Neighbour]

  /// - Parameters:
  ///   - links: between texts, by the numbers of their first documents.
  ///   - texts: for each node the number of its text; equal ones stand together, ascending.
  ///   - lengths: for each node the letters of its text.
  init(_ links: [CopyLink], texts: [UInt32], lengths: [Int]) {
    var numbers: [UInt32] = []
    var firstNode: [Int] = []
    for (node, text) in texts.enumerated() where text != numbers.last {
      numbers.append(text)
      firstNode.append(node)
    }
    self.firstNode = firstNode + [texts.count]
    self.lengths = lengths
    var textOf: [Int] = []
    textOf.reserveCapacity(texts.count)
    for text in firstNode.indices {
      while textOf.count < self.firstNode[text + 1] { textOf.append(text) }
    }
    self.textOf = textOf
    let ends = links.map { (Self.index(of: $0.a, in: numbers), Self.index(of: $0.b, in: numbers)) }
    starts = [Int](repeating: 0, count: numbers.count + 2)
    for case (let a?, let b?) in ends {
      starts[a + 2] += 1
      starts[b + 2] += 1
    }
    for text in starts.indices.dropFirst() { starts[text] += starts[text - 1] }
    neighbours = [Neighbour](repeating: Neighbour(text: 0, length: 0), count: starts.last ?? 0)
    for (link, end) in zip(links, ends) {
      guard let a = end.0, let b = end.1 else { continue }
      let shorter = min(lengths[firstNode[a]], lengths[firstNode[b]])
      let length = Int((Double(link.score) * Double(shorter)).rounded())
      for (text, other) in [(a, b), (b, a)] {
        neighbours[starts[text + 1]] = Neighbour(text: other, length: length)
        starts[text + 1] += 1
      }
    }
  }

  private static func index(of number: UInt32, in numbers: [UInt32]) -> Int? {
    let place = numbers.partitioningIndex { $0 >= number }
    return place < numbers.count && numbers[place] == number ? place : nil
  }

  /// Every other node whose text repeats that of `node`, and how many letters they share. Linear in them.
  func forEach(near node: Int, _ body: (_ node: Int, _ length: Int) -> Void) {
    let text = textOf[node]
    for neighbour in neighbours[starts[text]..<starts[text + 1]] {
      for other in firstNode[neighbour.text]..<firstNode[neighbour.text + 1] {
        body(other, neighbour.length)
      }
    }
    for other in firstNode[text]..<firstNode[text + 1] where other != node {
      body(other, lengths[other])
    }
  }
}
