package import TocsinModel

/// The words for findings about deceptive mail.
package struct MailWords: FindingPresenter {
  package init() {}

  package func summary(
    of wave: MailWave, in finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> FindingSummary {
    FindingSummary(headline: headline(wave), chips: chips(wave, finding))
  }

  private func headline(_ wave: MailWave) -> String {
    guard let strongest = wave.strongest else { return "" }
    let subject =
      strongest.subject.isEmpty ? "without a subject" : "“\(strongest.subject.prefix(80))”"
    let whom = wave.claimed.first.map { "claims to be \($0)" } ?? "is not what it claims to be"
    let from = strongest.sender.isEmpty ? "" : " from \(strongest.sender)"
    return wave.members.count == 1
      ? "Mail\(from) \(subject) \(whom)"
      : "\(wave.members.count) mails like \(subject)\(from): each \(whom)"
  }

  private func chips(_ wave: MailWave, _ finding: Finding) -> [String] {
    let receivers = Set(wave.members.flatMap(\.recipients)).count
    return (wave.members.count > 1 ? ["\(wave.members.count) mails"] : [])
      + (receivers > 1 ? ["\(receivers) receivers"] : []) + wave.linkHosts.prefix(1)
  }
}
