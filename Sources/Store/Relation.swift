/// Two documents, by their numbers, and what a step knows of them, in an encoding of its own.
package struct Relation: Hashable, Sendable {
  /// The lower number; the same as ``b`` for a document that is a group by itself.
  package var a: UInt32
  package var b: UInt32
  package var data: [UInt8]
  /// The group that it is part of, once there is one.
  package var group: Int?

  package init(a: UInt32, b: UInt32, data: [UInt8] = [], group: Int? = nil) {
    self.a = a
    self.b = b
    self.data = data
    self.group = group
  }
}
