/// What one page may cost. Past a limit the page is read on, more coarsely, and an ``HTMLIssue``
/// says so.
package struct HTMLLimits: Hashable, Sendable {
  /// Bytes that are read; the rest is left unread.
  package var bytes = 32 << 20
  /// Nodes of the tree; text past it joins the last node.
  package var nodes = 2_000_000
  /// Elements open at a time; a deeper element closes the one it would lie in, so that its text
  /// stays in order. 512 is where browsers stop nesting.
  package var depth = 512
  /// Attributes of one tag; those after are left out.
  package var attributes = 256
  /// Formatting elements that are opened again in a later block; the oldest beyond it are not.
  /// No real page has a dozen, and each costs an element a block.
  package var formatting = 128

  package init() {}
}

/// What was wrong with a page, or left out of it.
package enum HTMLIssue: String, Hashable, Sendable, Codable, CaseIterable {
  case shortened, tooDeep, tooManyNodes, tooManyAttributes, tooMuchFormatting, invalidUTF8,
    containsNUL

  /// A sentence a user can act on.
  package var message: String {
    switch self {
    case .shortened: "The page is longer than is read; its end was left out."
    case .tooDeep: "Elements are nested deeper than any real page; the deepest were flattened."
    case .tooManyNodes: "The page has more elements than are kept; the rest was read as text."
    case .tooManyAttributes: "A tag has more attributes than any real page; the last were left out."
    case .tooMuchFormatting: "More formatting is left open than in any real page; some was closed."
    case .invalidUTF8: "Bytes that are not UTF-8 were replaced."
    case .containsNUL: "The page has NUL bytes; the file may not be a page."
    }
  }
}
