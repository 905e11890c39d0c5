import FileMapping

extension MappedFile {
  /// Maps a file of the statistics.
  ///
  /// - Throws: ``NamesError/missing(file:)``, ``NamesError/damaged(file:reason:)``.
  convenience init(statistics path: String, most: Int) throws(NamesError) {
    do {
      try self.init(path: path, most: most)
    } catch {
      throw error == .missing ? .missing(file: path) : .damaged(file: path, reason: "\(error)")
    }
  }
}
