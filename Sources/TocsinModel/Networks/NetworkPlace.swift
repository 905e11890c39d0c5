/// Where an account stands in a picture, in units of its own.
package struct NetworkPlace: Hashable, Sendable, Codable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
