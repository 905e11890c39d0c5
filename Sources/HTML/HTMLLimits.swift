/// What one page may cost. Past a limit the page is read on, more coarsely, and an ``HTMLIssue``
/// says so.
package struct HTMLLimits: Hashable, Sendable {
  /// Bytes that are read; the rest is left unread.
  package var bytes = 32 << 20
  /// Nodes of the tree; text past it joins the last node.
  package var nodes = 2_000_000
  /// Elements open at a time; deeper elements become empty ones before their content.
  package var depth = 256
  /// Attributes of one tag; a tag with more loses them all.
  package var attributes = 256

  package init() {}
}

/// What was wrong with a page, or left out of it.
package enum HTMLIssue: String, Hashable, Sendable, Codable, CaseIterable {
  case shortened, tooDeep, tooManyNodes, tooManyAttributes, invalidUTF8, containsNUL

  /// A sentence a user can act on.
  package var message: String {
    switch self {
    case .shortened: "The page is longer than is read; its end was left out."
    case .tooDeep: "Elements are nested deeper than any real page; the deepest were flattened."
    case .tooManyNodes: "The page has more elements than are kept; the rest was read as text."
    case .tooManyAttributes: "A tag has more attributes than any real page; they were left out."
    case .invalidUTF8: "Bytes that are not UTF-8 were replaced."
    case .containsNUL: "NUL bytes were replaced by spaces; the file may not be a page."
    }
  }
}
