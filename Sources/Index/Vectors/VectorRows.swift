/// Vectors of 8-bit numbers in the layout of the kernels that compare them: blocks of 16 rows, which hold, group after
/// group of 4 numbers, these of their 16 rows.
///
/// `@unchecked Sendable`: nobody writes the memory while the owner is held.
package struct VectorRows: @unchecked Sendable {
  /// 64 bytes a block and group.
  package let codes: UnsafeRawBufferPointer
  /// One a row, and those that fill up the last block: NaN there.
  package let scales: UnsafeBufferPointer<Float>
  package let sums: UnsafeBufferPointer<Int32>
  /// Keeps the memory; `nil` where it is lent for the time of a call.
  package let owner: (any AnyObject & Sendable)?

  package init(
    codes: UnsafeRawBufferPointer, scales: UnsafeBufferPointer<Float>,
    sums: UnsafeBufferPointer<Int32>, owner: (any AnyObject & Sendable)? = nil
  ) {
    self.codes = codes
    self.scales = scales
    self.sums = sums
    self.owner = owner
  }

  /// Rows of a block, and numbers of a group.
  package static let blockSize = 16
  package static let groupSize = 4

  /// Groups of a vector.
  package static func groups(of dimension: Int) -> Int { (dimension + groupSize - 1) / groupSize }

  /// Blocks of so many rows.
  static func blocks(of rows: Int) -> Int { (rows + blockSize - 1) / blockSize }
}

/// A part of a document whose meaning is compared, without its vectors.
package struct PassageEntry: Hashable, Sendable {
  package var document: UInt32
  /// UTF-8 offsets in its text.
  package var start, end: UInt32
  /// Letters and digits.
  package var length: UInt32
  /// At most eight bytes of ASCII, the first one lowest; 0 when unknown.
  package var language: UInt64

  package init(document: UInt32, start: UInt32, end: UInt32, length: UInt32, language: UInt64) {
    self.document = document
    self.start = start
    self.end = end
    self.length = length
    self.language = language
  }
}
