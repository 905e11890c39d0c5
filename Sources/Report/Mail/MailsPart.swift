import TocsinModel

/// Mails that are not what they claim to be, a section of the page.
struct MailsPart {
  let content: ReportContent
  let limits: ReportLimits

  func render(into out: inout Markup) {
    FindingsSection<MailWave>(
      content: content, id: "mails", title: "Mails that deceive",
      meaning: """
        Mails that nearly say the same are one finding. They are shown as text: nothing of them is loaded, and addresses are \
        written so that nobody opens them by mistake. It says what each mail claims and what it is, and not who sent it.
        """, most: limits.mails
    ).render(into: &out) { frame, wave, out in
      MailWaveView(
        wave: wave, reasons: frame.finding.observation.reasons, documents: content.documents,
        limits: limits
      ).render(into: &out)
    }
  }
}
