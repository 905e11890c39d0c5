import FileMapping

extension MappedFile {
  /// Maps a file of a model.
  ///
  /// - Throws: ``EmbedError/missing(file:)``, ``EmbedError/unreadable(file:reason:)``,
  ///   ``EmbedError/damaged(file:reason:)``.
  convenience init(model path: String, most: Int) throws(EmbedError) {
    do {
      try self.init(path: path, most: most)
    } catch {
      switch error {
      case .missing: throw .missing(file: path)
      case .unreadable: throw .unreadable(file: path, reason: "\(error)")
      case .size: throw .damaged(file: path, reason: "\(error)")
      }
    }
  }
}
