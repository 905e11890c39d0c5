import Foundation

/// The forward pass in double precision, without any kernel: what a BERT encoder computes by
/// definition.
struct PlainE5 {
  let tensors: [String: [Float]]
  let layers: Int
  let inner: Int
  private let width = MadeUpE5.width
  private let heads = MadeUpE5.heads

  init(_ model: MadeUpE5) {
    tensors = model.tensors
    layers = model.layers
    inner = model.inner
  }

  private func tensor(_ name: String) -> [Double] { (tensors[name] ?? []).map(Double.init) }

  func vector(of tokens: [Int32]) -> [Double] {
    let words = tensor("emb.word")
    let positions = tensor("emb.pos")
    let types = tensor("emb.type")
    var x = tokens.enumerated().map { position, token in
      (0..<width).map {
        words[Int(token) * width + $0] + positions[position * width + $0] + types[$0]
      }
    }
    x = normalise(x, "emb.ln")
    for layer in 0..<layers {
      let name = "l\(layer)."
      let queries = affine(x, name + "q")
      let keys = affine(x, name + "k")
      let values = affine(x, name + "v")
      x = normalise(add(x, affine(attend(queries, keys, values), name + "ao")), name + "aln")
      let expanded = affine(x, name + "fi").map {
        $0.map { 0.5 * $0 * (1 + erf($0 / 2.0.squareRoot())) }
      }
      x = normalise(add(x, affine(expanded, name + "fo")), name + "oln")
    }
    let sums = (0..<width).map { column in x.reduce(0) { $0 + $1[column] } }
    let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return sums.map { $0 / length }
  }

  private func add(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    zip(a, b).map { zip($0, $1).map(+) }
  }

  private func affine(_ x: [[Double]], _ name: String) -> [[Double]] {
    let weights = tensor(name + ".w")
    let bias = tensor(name + ".b")
    return x.map { row in
      bias.indices.map { output in
        var sum = bias[output]
        // A plain loop: sanitized builds call each step of a generic one, which takes minutes.
        var column = 0
        while column < row.count {
          sum += row[column] * weights[output * row.count + column]
          column += 1
        }
        return sum
      }
    }
  }

  private func normalise(_ x: [[Double]], _ name: String) -> [[Double]] {
    let gain = tensor(name + ".w")
    let bias = tensor(name + ".b")
    return x.map { row in
      let mean = row.reduce(0, +) / Double(width)
      let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
      return row.indices.map { (row[$0] - mean) / variance.squareRoot() * gain[$0] + bias[$0] }
    }
  }

  private func attend(
    _ queries: [[Double]], _ keys: [[Double]], _ values: [[Double]]
  ) -> [[Double]] {
    let headWidth = width / heads
    return queries.map { query in
      (0..<heads).flatMap { head -> [Double] in
        let columns = head * headWidth..<(head + 1) * headWidth
        let powers = keys.map { key in
          exp(columns.reduce(0) { $0 + query[$1] * key[$1] } / Double(headWidth).squareRoot())
        }
        let sum = powers.reduce(0, +)
        return columns.map { column in
          zip(powers, values).reduce(0) { $0 + $1.0 / sum * $1.1[column] }
        }
      }
    }
  }
}
