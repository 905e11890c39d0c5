import Report
import TocsinModel
import Wording

/// The numbers that decide what is a finding, and from which attention on somebody is told.
struct ThresholdFields {
  let settings: Settings

  func render(into out: inout Markup) {
    alerts(&out)
    guard !settings.thresholds.isEmpty else { return }
    out.element("h2", words: "Thresholds of copies")
    out.element(
      "p", .class("made"),
      words:
        "What is left empty is as usual. Another number finds all copies anew when something is read next; findings keep their numbers."
    )
    let (known, others) = settings.thresholds.split { Self.meaning(of: $0.name) != nil }
    out.element("div", .class("fields")) { out in
      for threshold in known { field(threshold, Self.meaning(of: threshold.name), &out) }
    }
    guard !others.isEmpty else { return }
    // How much is compared is a matter of speed; nobody who judges needs it.
    out.element("details") { out in
      out.element("summary", words: "How much is compared")
      out.element("div", .class("fields")) { out in
        for threshold in others { field(threshold, nil, &out) }
      }
    }
  }

  private func field(_ threshold: Settings.Threshold, _ meaning: Phrase?, _ out: inout Markup) {
    out.element("label") { out in
      out.element("span") { out in
        out.element("code", text: threshold.name)
        if let meaning { out.words(" · \(meaning)") }
      }
      out.void(
        "input", Attribute("type", "text"), Attribute("inputmode", "decimal"),
        Attribute("name", "threshold-\(threshold.name)"), Attribute("value", threshold.value),
        Attribute("placeholder", threshold.usual), Attribute("maxlength", "20"))
    }
  }

  private func alerts(_ out: inout Markup) {
    guard !settings.alerts.isEmpty else { return }
    out.element("h2", words: "Alerts")
    out.element("div", .class("fields")) { out in
      for (number, rule) in settings.alerts.enumerated() {
        out.element("label") { out in
          out.element("span") { out in
            if rule.kinds.isEmpty {
              out.words("Findings of all kinds are told from this attention on")
            } else {
              out.words("\(kinds(rule)): told from this attention on")
            }
          }
          out.element("select", Attribute("name", "alert-\(number)")) { out in
            for attention in [Finding.Attention.high, .notable, .routine] {
              let chosen = rule.attention.isEmpty ? "high" : rule.attention
              out.element(
                "option", Attribute("value", attention.rawValue),
                attention.rawValue == chosen ? Attribute("selected", "selected") : nil,
                words: attention.lowercase)
            }
          }
        }
      }
    }
  }

  private func kinds(_ rule: Settings.AlertRule) -> String {
    rule.kinds.map { FindingKind(rawValue: $0).words.text }.joined(separator: ", ")
  }

  /// What an analyst may want to change, in a few words; `nil` for what decides how much is compared.
  private static func meaning(of name: String) -> Phrase? {
    switch name {
    case "minimum-length": "letters and digits that a text needs to be considered"
    case "whole-score": "share of the shorter text that must be repeated"
    case "same-words-score": "from this score on the words are the same; below it, a rewording"
    case "meaning-share": "share that must have its like in a rewording or translation"
    case "passage-length": "letters and digits of a shared passage that counts by itself"
    case "quotation-length": "letters and digits of a single run that counts in long texts"
    case "run-length": "letters and digits of the shortest run of a passage"
    default: nil
    }
  }
}

extension Array {
  /// Those for which it holds, and the others, both in their order.
  fileprivate func split(_ holds: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(holds), filter { !holds($0) })
  }
}
