import Report
import Store
import TocsinModel
import Wording

/// Where a finding is judged: what is in force, and a button for each disposition.
struct JudgementForm {
  let finding: RecordedFinding
  let current: Judgement?
  /// The last that was said of who has it.
  let holding: Holding?
  let person: String
  let colleagues: [String]
  let address: ViewAddress

  func render(into out: inout Markup) {
    out.element("section", .class("judging"), .label(words: "Judgement")) { out in
      inForce(&out)
      held(&out)
      out.element(
        "form", .id("judge"), Attribute("method", "post"),
        Attribute("action", address.path("/findings/\(finding.label)/judgements"))
      ) { out in
        // What its author saw: a judgement that came between is not overwritten unseen.
        hidden("seen", current.map { "\($0.number)" } ?? "", &out)
        hidden("version", "\(finding.version)", &out)
        field("Reason", "reason", "what a dismissal rests on", "4000", &out)
        field("Duplicate of", "duplicate", "F12", "20", &out)
        out.element("div", .class("buttons")) { out in
          button(.confirmed, "Confirm", "c", &out)
          button(.dismissed, "Dismiss", "d", &out)
          button(.unclear, "Unclear", "u", &out)
          button(.duplicate, "Duplicate", "x", &out)
        }
      }
    }
  }

  private func inForce(_ out: inout Markup) {
    guard let current else {
      return out.element("p", .class("state"), words: "Nobody judged this yet.")
    }
    out.element("p", .class("state")) { out in
      out.element("strong", words: current.disposition.words)
      if let other = current.duplicateOf {
        out.words(" of ")
        out.element("a", .href(inside: "/findings/F\(other)"), text: "F\(other)")
      }
      out.words(" by ")
      out.element("bdi", text: current.by.cut(to: 60))
      out.text(", ")
      out.time(Timestamp(seconds: current.at, precision: .minute, origin: .seen))
      if !current.reason.isEmpty {
        out.words(": ")
        out.element("bdi", text: current.reason.cut(to: 400))
      }
      if current.version < finding.version {
        out.element("strong", words: " The finding changed since.")
      }
    }
    out.element(
      "form", Attribute("method", "post"), .class("inline"),
      Attribute("action", address.path("/judgements/\(current.number)/undo"))
    ) { $0.element("button", .class("plain"), Attribute("data-key", "z"), words: "Undo this") }
  }

  /// Who looks into it, and the ways to take it, to hand it on and to give it back.
  private func held(_ out: inout Markup) {
    out.element("div", .class("held")) { out in
      out.element("span", .class("small")) { out in
        if let holder = holding?.holder {
          out.element("bdi", text: holder.cut(to: 60))
          out.words(" has it")
        } else {
          out.words("Nobody has it")
        }
      }
      if holding?.holder != person {
        hand(person, "Take it", key: "t", &out)
      } else {
        hand("", "Give it back", key: "t", &out)
      }
      let others = colleagues.filter { $0 != person && $0 != holding?.holder }
      guard !others.isEmpty else { return }
      out.element("form", Attribute("method", "post"), .class("inline"), handing) { out in
        out.element("select", Attribute("name", "holder"), .label(words: "Hand it to")) { out in
          for name in others {
            out.element("option", Attribute("value", name), text: name.cut(to: 60))
          }
        }
        out.element("button", .class("plain tiny"), words: "Hand on")
      }
    }
  }

  private var handing: Attribute {
    Attribute("action", address.path("/findings/\(finding.label)/holder"))
  }

  private func hand(_ name: String, _ words: Phrase, key: String, _ out: inout Markup) {
    out.element("form", Attribute("method", "post"), .class("inline"), handing) { out in
      hidden("holder", name, &out)
      out.element("button", .class("plain tiny"), Attribute("data-key", key)) { out in
        out.words("\(words) ")
        out.element("kbd", Attribute("aria-hidden", "true"), text: key)
      }
    }
  }

  private func hidden(_ name: String, _ value: String, _ out: inout Markup) {
    out.void(
      "input", Attribute("type", "hidden"), Attribute("name", name), Attribute("value", value))
  }

  private func field(
    _ label: Phrase, _ name: String, _ example: Phrase, _ limit: String, _ out: inout Markup
  ) {
    out.element("label", .class(name)) { out in
      out.element("span", words: label)
      out.void(
        "input", Attribute("type", "text"), Attribute("name", name), .id(name),
        Attribute("placeholder", words: example), Attribute("maxlength", limit),
        Attribute("autocomplete", "off"))
    }
  }

  private func button(
    _ disposition: Judgement.Disposition, _ words: Phrase, _ key: String, _ out: inout Markup
  ) {
    out.element(
      "button", Attribute("name", "disposition"), Attribute("value", disposition.rawValue),
      Attribute("data-key", key)
    ) { out in
      out.words("\(words) ")
      out.element("kbd", Attribute("aria-hidden", "true"), text: key)
    }
  }
}
