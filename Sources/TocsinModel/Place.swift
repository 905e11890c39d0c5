/// Where a record came from, so that anyone can look there.
package struct Place: Hashable, Sendable, Codable {
  /// The file, or `-` for standard input.
  package var path: String
  /// Counted from 1, for line-oriented input.
  package var line: Int?
  /// Bytes from the beginning of the decompressed input.
  package var offset: Int?

  package init(path: String, line: Int? = nil, offset: Int? = nil) {
    self.path = path
    self.line = line
    self.offset = offset
  }
}

extension Place: CustomStringConvertible {
  /// `path:line`, `path@offset` or `path`, as a terminal or an editor would link it.
  package var description: String {
    if let line { return "\(path):\(line)" }
    if let offset { return "\(path)@\(offset)" }
    return path
  }
}
