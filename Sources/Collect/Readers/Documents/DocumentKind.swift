/// The documents that ``tocsin-reader`` reads.
package enum DocumentKind: String, Sendable, CaseIterable {
  /// Office Open XML, word processing (ECMA-376).
  case docx
  /// OpenDocument text (ISO/IEC 26300).
  case odt
}
