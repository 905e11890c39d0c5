/// Why a file that `Text` needs cannot be used.
package enum TextError: Error, Hashable, Sendable {
  /// The model for telling languages cannot be loaded, and why.
  case languageModel(path: String, reason: String)
}

extension TextError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .languageModel(let path, let reason):
      """
      The language model “\(path)” cannot be used: \(reason). Run “tocsin setup” to fetch it again; without \
      it languages are told by their script alone.
      """
    }
  }
}
