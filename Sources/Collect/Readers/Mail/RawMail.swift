package import TocsinModel

/// One mail's bytes, and where they stand.
package struct RawMail: Sendable {
  package var bytes: [UInt8]
  /// The file, and in an mbox the offset of the mail's first byte.
  package var place: Place
  /// Whether its end was left out, because it is longer than a mail may be.
  package var isCut: Bool

  package init(bytes: [UInt8], place: Place, isCut: Bool = false) {
    self.bytes = bytes
    self.place = place
    self.isCut = isCut
  }
}
