package import TocsinModel

/// A name as a file has it: not checked, in any case, perhaps a wildcard, a URL, a mail address or
/// no name at all. It lasts as long as the call that hands it over.
package struct WrittenName {
  /// UTF-8, if the file is; never empty, without blanks at its ends.
  package internal(set) var bytes: UnsafeBufferPointer<UInt8>
  /// When the input says that it saw the name first; without a second time, when it saw it.
  package internal(set) var firstSeen: Timestamp?
  /// When the input says that it saw the name last.
  package internal(set) var lastSeen: Timestamp?
  /// The line of its record, counted from 1; 0 where there are no lines.
  package internal(set) var line: Int
  /// Of its record or of itself in the decompressed input.
  package internal(set) var offset: Int
}

/// Takes the names of a ``NameBlock`` one after the other.
package protocol NameVisitor {
  mutating func visit(_ name: borrowing WrittenName)
}
