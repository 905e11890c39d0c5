import Foundation

/// A small model file in the format of multilingual-e5-small: the real width, a few pieces, weights
/// by chance.
struct MadeUpE5 {
  static let width = 384
  static let heads = 12

  var inner = 96
  var layers = 2
  var positions = 24
  /// Pieces after the four special ones, with their scores.
  var pieces: [(text: String, score: Float)] = [
    ("▁", -3), ("▁query", -2), (":", -2), ("▁vote", -4), ("vot", -6), ("e", -4), ("o", -4),
    ("t", -4), ("v", -4), ("▁на", -4), ("н", -5), ("а", -5), ("日", -5), ("日本", -6), ("!", -4),
    ("q", -5), ("u", -5), ("r", -5), ("y", -5), ("votevote", -20),
  ]
  var replacements: [(UInt32, [UInt32])] = [
    (0x09, [0x20]), (0x0A, [0x20]), (0x200B, []), (0xFF21, [0x76, 0x6F, 0x74, 0x65]),
  ]
  /// Tensors left out.
  var missing: Set<String> = []
  /// Bits of the first scale of every 4-bit tensor; `nil` for a usual one.
  var firstScale: UInt16?

  /// Floats of each tensor, as they are after unpacking; filled by ``data()``.
  private(set) var tensors: [String: [Float]] = [:]

  mutating func data() -> Data {
    var head = Data("E5S1".utf8)
    let words = pieces.count + 4
    head.append(integers: [1, Self.width, layers, Self.heads, inner, words + 1, positions, 1])
    head.append(float: 1e-12)
    head.append(integers: [32, words, 0, 2, 1, 3])
    let texts = ["<s>", "<pad>", "</s>", "<unk>"] + pieces.map(\.text)
    let bytes = texts.map { Data($0.utf8) }
    head.append(integers: [bytes.reduce(0) { $0 + $1.count }, 0])
    head.append(integers: bytes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) })
    ([0, 0, 0, 0] + pieces.map(\.score)).forEach { head.append(float: $0) }
    bytes.forEach { head.append($0) }
    var map = Data()
    for (source, targets) in replacements {
      map.append(integers: [Int(source)])
      map.append(UInt8(targets.count))
      map.append(integers: targets.map(Int.init))
    }
    head.append(integers: [replacements.count, map.count])
    head.append(map)

    let shapes = shapes(words: words + 1).filter { !missing.contains($0.name) }
    head.append(integers: [shapes.count])
    let directory = shapes.reduce(0) { $0 + 2 + $1.name.utf8.count + 21 }
    var offset = head.count + directory
    var body = Data()
    var numbers = Numbers(seed: 42)
    for shape in shapes {
      let content = shape.isPacked ? packed(shape, &numbers) : plain(shape, &numbers)
      head.append(UInt8(shape.name.utf8.count))
      head.append(0)
      head.append(Data(shape.name.utf8))
      head.append(shape.isPacked ? 1 : 0)
      head.append(integers: [shape.count, offset, 0, content.count, 0])
      body.append(content)
      offset += content.count
    }
    return head + body
  }

  private struct Shape {
    let name: String
    let count: Int
    let isPacked: Bool
    /// What the numbers lie around.
    var middle: Float = 0
  }

  private func shapes(words: Int) -> [Shape] {
    let width = Self.width
    func norm(_ name: String) -> [Shape] {
      [
        Shape(name: "\(name).w", count: width, isPacked: false, middle: 1),
        Shape(name: "\(name).b", count: width, isPacked: false),
      ]
    }
    func affine(_ name: String, _ rows: Int, _ columns: Int) -> [Shape] {
      [
        Shape(name: "\(name).w", count: rows * columns, isPacked: true),
        Shape(name: "\(name).b", count: rows, isPacked: false),
      ]
    }
    var shapes = [
      Shape(name: "emb.word", count: words * width, isPacked: true),
      Shape(name: "emb.pos", count: positions * width, isPacked: false),
      Shape(name: "emb.type", count: width, isPacked: false),
    ]
    shapes += norm("emb.ln")
    for layer in 0..<layers {
      for name in ["q", "k", "v", "ao"] { shapes += affine("l\(layer).\(name)", width, width) }
      shapes += norm("l\(layer).aln") + affine("l\(layer).fi", inner, width)
      shapes += affine("l\(layer).fo", width, inner) + norm("l\(layer).oln")
    }
    return shapes
  }

  private mutating func plain(_ shape: Shape, _ numbers: inout Numbers) -> Data {
    let values = numbers.floats(shape.count, most: 0.3).map { $0 + shape.middle }
    tensors[shape.name] = values
    var data = Data()
    values.forEach { data.append(float: $0) }
    return data
  }

  private mutating func packed(_ shape: Shape, _ numbers: inout Numbers) -> Data {
    var data = Data()
    var values: [Float] = []
    for block in 0..<shape.count / 32 {
      let chosen = Float16(0.005 + 0.02 * Float(numbers.next() % 100) / 100)
      let scale = block == 0 ? firstScale.map(Float16.init(bitPattern:)) ?? chosen : chosen
      data.append(UInt8(scale.bitPattern & 0xFF))
      data.append(UInt8(scale.bitPattern >> 8))
      let pairs = (0..<16).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
      data.append(contentsOf: pairs)
      values += pairs.map { Float(Int($0 & 15) - 8) * Float(scale) }
      values += pairs.map { Float(Int($0 >> 4) - 8) * Float(scale) }
    }
    tensors[shape.name] = values
    return data
  }
}

extension Data {
  /// Little-endian, 4 bytes each.
  fileprivate mutating func append(integers: [Int]) {
    for integer in integers {
      for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: integer >> shift)) }
    }
  }

  fileprivate mutating func append(float: Float) {
    append(integers: [Int(float.bitPattern)])
  }
}
