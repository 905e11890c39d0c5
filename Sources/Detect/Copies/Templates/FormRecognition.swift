internal import TocsinModel

/// Tells the members of a cluster that fill in one template with facts of their own.
struct FormRecognition {
  private var evidence: [DocumentID: TextEvidence] = [:]

  /// Gives the pairs of forms their context.
  ///
  /// Linear in the texts of the members.
  static func mark(_ members: inout [CopyCluster.Member], _ documents: [DocumentID: Document]) {
    var recognition = FormRecognition()
    for position in members.indices {
      guard let form = recognition.form(members[position], documents) else { continue }
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

  private mutating func form(
    _ member: CopyCluster.Member, _ documents: [DocumentID: Document]
  ) -> FilledForm? {
    guard let pair = member.fromParent, pair.context == .repost, let a = documents[pair.a],
      let b = documents[pair.b]
    else { return nil }
    return FilledForm(pair) { read(a).agreement(with: read(b)) }
  }

  private mutating func read(_ document: Document) -> TextEvidence {
    if let known = evidence[document.id] { return known }
    let read = TextEvidence(document.text, language: document.language)
    evidence[document.id] = read
    return read
  }
}
