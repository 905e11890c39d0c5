import Cases
import Report
import Wording

/// The fields of forms about cases.
enum CaseForms {
  /// A form that posts, with one button.
  static func form(
    _ path: String, _ button: Phrase, key: String? = nil, _ out: inout Markup,
    _ body: (inout Markup) -> Void
  ) {
    out.element(
      "form", .class("fields"), Attribute("method", "post"), Attribute("action", path),
      key.map { Attribute("data-key", $0) }
    ) { out in
      body(&out)
      out.element("button", .class("plain")) { out in
        out.words(button)
        if let key {
          out.text(" ")
          out.element("kbd", text: key)
        }
      }
    }
  }

  /// A change of a case, folded away until somebody wants it.
  static func change(
    _ known: Case, _ action: CaseRequest.Action, _ title: Phrase, key: String? = nil,
    _ out: inout Markup, _ body: (inout Markup) -> Void
  ) {
    let kept = KeptForm.pending?.action == action.rawValue ? KeptForm.pending : nil
    out.element(
      "details", .class("change"), kept == nil ? nil : Attribute("open", "open")
    ) { out in
      out.element(
        "summary", key.map { Attribute("data-key", $0) },
        kept == nil ? nil : Attribute("autofocus", "autofocus")
      ) { out in
        out.words(title)
        if let key {
          out.text(" ")
          out.element("kbd", text: key)
        }
      }
      if let kept {
        out.element("div", .class("notice warning"), .role("alert")) { out in
          out.element("p", .directionAuto) { out in
            out.words("This was not stored: \(kept.reason)")
          }
        }
      }
      form("/cases/\(known.label)/changes", "Keep", &out) { out in
        hidden("action", action.rawValue, &out)
        // What its author saw: what came between is not overwritten unseen.
        hidden("seen", "\(known.version)", &out)
        KeptForm.$current.withValue(kept) { body(&out) }
      }
    }
  }

  static func hidden(_ name: String, _ value: String, _ out: inout Markup) {
    out.void(
      "input", Attribute("type", "hidden"), Attribute("name", name), Attribute("value", value))
  }

  static func line(
    _ label: Phrase, _ name: String, value: String = "", example: Phrase = "",
    type: String = "text", isFirst: Bool = false, isRequired: Bool = false, _ out: inout Markup
  ) {
    out.element("label") { out in
      out.element("span", words: label)
      out.void(
        "input", Attribute("type", type), Attribute("name", name),
        Attribute("value", KeptForm.current?.take(name) ?? value),
        Attribute("placeholder", words: example), Attribute("maxlength", "500"),
        isFirst ? Attribute("autofocus", "autofocus") : nil,
        isRequired ? Attribute("required", "required") : nil)
    }
  }

  static func area(_ label: Phrase, _ name: String, rows: Int = 2, _ out: inout Markup) {
    out.element("label", .class("wide")) { out in
      out.element("span", words: label)
      out.element(
        "textarea", Attribute("name", name), Attribute("rows", "\(rows)"),
        Attribute("maxlength", "20000"), .directionAuto, text: KeptForm.current?.take(name) ?? "")
    }
  }

  static func choice(
    _ label: Phrase, _ name: String, _ options: [(value: String, words: String)],
    chosen: String? = nil, isRequired: Bool = false, _ out: inout Markup
  ) {
    let chosen = KeptForm.current?.take(name) ?? chosen
    out.element("label") { out in
      out.element("span", words: label)
      out.element(
        "select", Attribute("name", name),
        isRequired ? Attribute("required", "required") : nil
      ) { out in
        // Nobody is to have said what a form had chosen already.
        if isRequired { out.element("option", Attribute("value", ""), text: "–") }
        for option in options {
          out.element(
            "option", Attribute("value", option.value),
            option.value == chosen ? Attribute("selected", "selected") : nil, text: option.words)
        }
      }
    }
  }

  static var confidences: [(value: String, words: String)] {
    Confidence.allCases.map { ($0.rawValue, $0.degree.text) }
  }

  /// Two other explanations; one is needed.
  static func alternatives(_ out: inout Markup) {
    for number in 1...2 {
      area(
        number == 1
          ? "Otherwise: what else would explain it"
          : "Otherwise (a second one): what else would explain it",
        "alternative", &out)
      area("Weaker, since", "weakness", &out)
    }
  }
}
