/// What the tokenizer found last; its bytes lie in the arena of the tokenizer.
package struct HTMLToken: Sendable {
  package enum Kind: UInt8, Sendable {
    case doctype, startTag, endTag, comment, characters, end
    /// One U+0000, which each place of a tree treats in its own way.
    case null
  }

  package var kind = Kind.end
  package var tag = HTMLTag.unknown
  /// A tag's or doctype's name in lower case, or the text of a comment or of characters.
  package var text = HTMLTree.Bytes(0, 0)
  package var isSelfClosing = false
  package var forcesQuirks = false
  package var hasName = false
  package var publicIdentifier: HTMLTree.Bytes?
  package var systemIdentifier: HTMLTree.Bytes?
}
