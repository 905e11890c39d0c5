/// A matrix of the model: `inputs` × `outputs` floats that are whole multiples of one scale, from -127 to 127.
///
/// The model was quantised to 8 bits before it was published as floats, so its bytes can be found again: a
/// product with them rounds nothing but the other side.
struct USEMatrix: Sendable {
  let inputs: Int
  let outputs: Int
  /// Row after row, a row an input.
  let floats: [Float]
  /// `floats[i] ≈ levels[i] · scale`.
  let levels: [Int8]
  let scale: Float

  /// - Throws: ``EmbedError/damaged(file:reason:)`` also when the floats are no multiples of one scale.
  init(path: String, inputs: Int, outputs: Int) throws(EmbedError) {
    self.inputs = inputs
    self.outputs = outputs
    let floats = try NPYArray(path: path, shape: [inputs, outputs], of: .float32).floats()
    self.floats = floats
    let scale = floats.reduce(0) { max($0, abs($1)) } / 127
    self.scale = scale
    var farthest: Float = 0
    levels = floats.map { float in
      guard scale > 0 else { return 0 }
      let level = (float / scale).rounded()
      farthest = max(farthest, abs(float / scale - level))
      return Int8(level)
    }
    guard farthest < 0.01 else {
      throw .damaged(file: path, reason: "its numbers are not multiples of an 8-bit scale")
    }
  }
}
