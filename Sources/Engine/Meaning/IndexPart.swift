/// What comparing by meaning keeps beside the fingerprints, each in a folder of its own.
enum IndexPart: String, CaseIterable {
  case passages, tokens, neighbours

  /// - Parameter indexFolder: the folder of the workspace's index.
  func folder(in indexFolder: String) -> String { indexFolder + "/" + rawValue }
}
