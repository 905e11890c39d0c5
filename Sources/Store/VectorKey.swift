/// Which text a stored vector is of: the first 16 bytes of the SHA-256 of its UTF-8, big-endian.
///
/// Texts come from adversaries: with a weaker hash one text could be given another's vector.
package struct VectorKey: Hashable, Sendable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// What made a vector. Only vectors of one space can be compared.
package struct VectorSpace: Hashable, Sendable {
  package let model: String
  /// Changes whenever the same text would get another vector.
  package let version: String
  /// Numbers a vector.
  package let dimension: Int

  package init(model: String, version: String, dimension: Int) {
    self.model = model
    self.version = version
    self.dimension = dimension
  }
}
