/// What a record is kept by: 128 bits of a hash of what it was made of.
package struct RecordKey: Hashable, Sendable {
  package var high, low: UInt64

  package init(high: UInt64, low: UInt64) {
    (self.high, self.low) = (high, low)
  }
}
