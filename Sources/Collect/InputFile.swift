/// A file that may be read, as the walker found it.
package struct InputFile: Sendable, Hashable {
  /// Absolute and standardised, symbolic links of what the user named resolved; `-` for standard
  /// input. It identifies the file from one scan to the next.
  package var path: String
  /// The path as the user gave it, with what was found beneath; it is what diagnostics show.
  package var displayPath: String
  /// In bytes.
  package var size: Int
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  package var modified: Int64
  /// What to read it as, when the caller knows better than recognition.
  package var format: InputFormat?

  package init(
    path: String, displayPath: String, size: Int = 0, modified: Int64 = 0,
    format: InputFormat? = nil
  ) {
    self.path = path
    self.displayPath = displayPath
    self.size = size
    self.modified = modified
    self.format = format
  }

  /// What comes in through the pipe.
  package static let standardInput = InputFile(path: "-", displayPath: "-")

  package var isStandardInput: Bool { path == "-" }
}
