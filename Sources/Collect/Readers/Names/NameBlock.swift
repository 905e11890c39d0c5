package import TocsinModel

/// A piece of a file of names: whole records, about 1 MB. It owns its bytes, so that blocks can be read
/// on several threads, in any order.
///
/// ```swift
/// let report = block.forEachName(&visitor)
/// ```
package struct NameBlock: Sendable {
  package let format: NameFormat
  /// The file as the user named it.
  package let path: String
  /// Of its first byte, counted from 1; 0 when the format has no lines.
  package let line: Int
  /// Of its first byte in the decompressed input.
  package let offset: Int
  /// Bytes of records.
  package let count: Int
  /// The records, then at least ``ByteWindow/padding`` readable bytes.
  let bytes: [UInt8]
  let columns: NameColumns
  let limits: CollectLimits
  /// Where a zone file stands at the block’s first byte.
  let zone: ZoneContext
  /// The byte before it.
  let previous: UInt8
  /// Records before it that were too long to be kept.
  let leftOut: Int
  /// What is wrong with the file before, between or after its records.
  let notes: [Diagnostic]

  /// A line that is longer is a diagnostic, in bytes.
  static let longestLine = 1 << 16

  /// Hands each name to the visitor, in the order of the file.
  ///
  /// What cannot be read is a diagnostic with its line or offset, and the rest goes on. Linear in the bytes;
  /// no allocation for a name.
  package func forEachName<Visitor: NameVisitor>(_ visitor: inout Visitor) -> NameReport {
    var reading = NameReading(self)
    reading.report.records = leftOut
    for note in notes { reading.report.note(note, limit: limits.diagnostics) }
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, count > 0 else { return }
      let records = UnsafeBufferPointer(start: base, count: count)
      switch format {
      case .text: readText(records, &visitor, &reading)
      case .table(let table): readTable(records, table, &visitor, &reading)
      case .lines: readLines(records, &visitor, &reading)
      case .objects: readObjects(records, &visitor, &reading)
      case .strings: readStrings(records, &visitor, &reading)
      case .zone: readZone(records, &visitor, &reading)
      case .entries: readEntries(records, &visitor, &reading)
      case .tile: readTile(records, &visitor, &reading)
      }
    }
    return reading.report
  }

  /// Where a name stands, for a diagnostic about it.
  package func place(of name: borrowing WrittenName) -> Place {
    Place(path: path, line: name.line > 0 ? name.line : nil, offset: name.offset)
  }
}
