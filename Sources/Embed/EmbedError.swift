/// Why texts cannot be turned into vectors; each says what to do about it.
package enum EmbedError: Error, Hashable, Sendable {
  /// A file of a model is not there.
  case missing(file: String)
  /// It is there, and cannot be opened or read.
  case unreadable(file: String, reason: String)
  /// It is not what the model's reader expects; `reason` completes “is damaged: ”.
  case damaged(file: String, reason: String)
  /// The model ran out of memory, or its library failed; `reason` completes “failed: ”.
  case failed(model: EmbeddingModel, reason: String)
}

extension EmbedError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let file):
      "The model file \(file) is not there. “tocsin setup” fetches it; without it, texts are compared by their letters alone."
    case .unreadable(let file, let reason):
      "The model file \(file) cannot be read: \(reason). Change its permissions, or fetch it again with “tocsin setup”."
    case .damaged(let file, let reason):
      "The model file \(file) is damaged: \(reason). Remove it and fetch it again with “tocsin setup”."
    case .failed(let model, let reason):
      "The model \(model.rawValue) failed: \(reason)."
    }
  }
}
