package import Embed
package import Mail

extension MailMeaning {
  /// With the encoder of a folder of models; `nil` where it is not there. Its files are compared with their checksums first, since what reads
  /// them trusts them. Takes half a second.
  ///
  /// - Throws: `EmbedError` where it is there and damaged.
  package static func load(_ folder: ModelFolder) throws -> MailMeaning? {
    let model = PretrainedModel.universalSentenceEncoder
    switch folder.check(model, sha256: FileDigest.sha256) {
    case .missing: return nil
    case .damaged(let file, let reason):
      throw EmbedError.damaged(file: "\(folder.path(of: model))/\(file)", reason: reason)
    case .present:
      return try MailMeaning(
        UniversalSentences(encoder: UniversalSentenceEncoder(folder: folder.path(of: model))))
    }
  }
}

/// The encoder as the detector of mails asks it.
private struct UniversalSentences: SentenceEncoder {
  let encoder: UniversalSentenceEncoder

  var dimension: Int { encoder.model.dimension }

  func vectors(of sentences: [String]) throws -> [Float] { try encoder.vectors(of: sentences) }
}
