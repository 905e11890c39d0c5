internal import TocsinModel

/// Tells the members of a cluster that fill in one template with facts of their own.
struct FormRecognition {
  /// From how many pairs on a template is known, if they are also most of the cluster's.
  private static let knownPairs = 3

  private var evidence: [DocumentID: TextEvidence] = [:]

  /// Gives the pairs of forms their context.
  ///
  /// Linear in the texts of the members.
  static func mark(_ members: inout [CopyCluster.Member], _ documents: [DocumentID: Document]) {
    var recognition = FormRecognition()
    recognition.mark(&members, documents, ofKnownTemplate: false)
    let marked = members.count { $0.fromParent?.context == .filledForm }
    let pairs = members.count { $0.fromParent != nil }
    guard marked >= knownPairs, marked * 2 > pairs, marked < pairs else { return }
    recognition.mark(&members, documents, ofKnownTemplate: true)
  }

  private mutating func mark(
    _ members: inout [CopyCluster.Member], _ documents: [DocumentID: Document],
    ofKnownTemplate isKnown: Bool
  ) {
    for position in members.indices {
      guard let pair = members[position].fromParent, pair.context == .repost,
        let a = documents[pair.a], let b = documents[pair.b],
        let form = FilledForm(
          pair, ofKnownTemplate: isKnown, agreement: { read(a).agreement(with: read(b)) })
      else { continue }
      members[position].fromParent?.context = .filledForm
      members[position].fromParent?.reasons.append(
        Reason(
          feature: "copy.filled-form", direction: .weakens, value: Double(form.after.count),
          text: """
            Same template, other facts: \(form.after.count) numbers or names are exchanged one for one, here \
            “\(form.before[0])” for “\(form.after[0])”.
            """))
    }
  }

  private mutating func read(_ document: Document) -> TextEvidence {
    if let known = evidence[document.id] { return known }
    let read = TextEvidence(document.text, language: document.language)
    evidence[document.id] = read
    return read
  }
}
