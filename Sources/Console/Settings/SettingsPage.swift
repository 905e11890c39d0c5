import Report
import Wording

/// The form over `tocsin.yaml`.
struct SettingsPage: Sendable {
  let settings: Settings
  var isSaved = false
  /// Why nothing was saved.
  var trouble: [String] = []

  /// Empty rows for names that are new.
  private static let newRows = 3

  func html() -> String {
    guard !settings.isNew else { return questions() }
    return PageFrame(title: localized("Settings"), current: .settings).html { out in
      if isSaved {
        out.element("div", .class("notice"), .role("status")) {
          $0.words(
            "Saved. What is protected counts when something is read next; what is followed, when the server is started again."
          )
        }
      }
      complaints(trouble, "Nothing was saved:", &out)
      out.element("h1", words: "Settings")
      out.element("p", .class("made")) { out in
        out.words("Written to ")
        out.element("code", .directionAuto) { $0.path(settings.path) }
        out.words(
          ", where comments, and what this form does not show (registers, silence periods, who is told), stay as they are."
        )
      }
      complaints(settings.problems, "In the file is wrong:", &out)
      form(&out) { out in
        out.element("h2", words: "Election")
        elections(&out)
        out.element("h2", words: "Protected names")
        names(&out)
        out.element("div", .class("fields")) { out in
          lines(
            "Partners: domains that are nobody’s look-alike", "partners", settings.partners, &out)
          lines(
            "Decoys: registered by yourselves, to see who comes", "decoys", settings.decoys, &out)
        }
        out.element("h2", words: "What is followed")
        sources(&out)
        ThresholdFields(settings: settings).render(into: &out)
      }
    }
  }

  /// What `tocsin init` asks at a terminal, where there is no file yet.
  private func questions() -> String {
    PageFrame(title: localized("Five questions"), current: .settings).html { out in
      complaints(trouble, "Nothing was saved:", &out)
      out.element("h1", words: "Five questions")
      out.element("p", .class("made")) { out in
        out.words("The answers are written to ")
        out.element("code", .directionAuto) { $0.path(settings.path) }
        out.words(
          ", with comments that say what else there is. What is left empty stands there as a comment; everything can be changed later."
        )
      }
      form(&out) { out in
        out.element("h2", words: "1 and 2: which election is it, and on which day?")
        elections(&out)
        out.element("h2", words: "3: which names may others imitate?")
        names(&out)
        out.element("h2", words: "4 and 5: what is followed, and whom may servers write to?")
        sources(&out)
      }
    }
  }

  private func form(_ out: inout Markup, _ fields: (inout Markup) -> Void) {
    out.element(
      "form", .class("settings"), Attribute("method", "post"), Attribute("action", "/settings")
    ) { out in
      out.void(
        "input", Attribute("type", "hidden"), Attribute("name", "revision"),
        Attribute("value", settings.revision))
      fields(&out)
      out.element("button", words: "Save")
    }
  }

  private func complaints(_ reasons: [String], _ heading: Phrase, _ out: inout Markup) {
    guard !reasons.isEmpty else { return }
    out.element("div", .class("notice"), .role("alert")) { out in
      out.element("p", words: heading)
      out.element("ul") { out in
        for reason in reasons.prefix(20) { out.element("li", text: reason.cut(to: 400)) }
      }
    }
  }

  private func elections(_ out: inout Markup) {
    guard let election = settings.election else {
      return out.element(
        "p", .class("made"),
        words:
          "The file has several elections, or one with rounds and silence periods: edit them there."
      )
    }
    out.element("div", .class("fields")) { out in
      field("Name", "election", election.name, &out)
      field("Day of the vote", "date", election.date, type: "date", &out)
    }
  }

  private func names(_ out: inout Markup) {
    out.element(
      "p", .class("made"),
      words:
        "Whose look-alikes are looked for: parties, newsrooms, authorities, candidates. Every row needs a domain; several are parted by blanks. An emptied row is taken out."
    )
    out.element("table", .class("entries")) { out in
      out.element("thead") { out in
        out.element("tr") { out in
          for title: Phrase in ["Name", "Domains", "Words that people know it by"] {
            out.element("th", Attribute("scope", "col"), words: title)
          }
        }
      }
      out.element("tbody") { out in
        let rows =
          settings.protected
          + (0..<Self.newRows).map { _ in Settings.Protected(name: "", domains: [], words: []) }
        for (number, row) in rows.enumerated() {
          out.element("tr") { out in
            cell("name", "Name \(number + 1)", row.name, &out)
            cell("domains", "Domains \(number + 1)", row.domains.joined(separator: " "), &out)
            cell("words", "Words \(number + 1)", row.words.joined(separator: ", "), &out)
          }
        }
      }
    }
  }

  private func sources(_ out: inout Markup) {
    out.element("div", .class("fields")) { out in
      field("Contact, named to every site that is asked", "contact", settings.contact, &out)
      lines("Feeds, or addresses of sites that have one", "feeds", settings.feeds, &out)
      lines("Folders", "folders", settings.folders, &out)
    }
  }

  // MARK: Fields

  private func field(
    _ label: Phrase, _ name: String, _ value: String, type: String = "text", _ out: inout Markup
  ) {
    out.element("label") { out in
      out.element("span", words: label)
      out.void(
        "input", Attribute("type", type), Attribute("name", name), Attribute("value", value),
        Attribute("maxlength", "400"))
    }
  }

  private func lines(
    _ label: Phrase, _ name: String, _ values: [String], _ out: inout Markup
  ) {
    out.element("label") { out in
      out.element("span", words: label)
      out.element(
        "textarea", Attribute("name", name),
        Attribute("rows", "\(min(max(values.count + 1, 2), 12))"),
        text: values.joined(separator: "\n"))
    }
  }

  private func cell(_ name: String, _ label: Phrase, _ value: String, _ out: inout Markup) {
    out.element("td", Attribute("data-label", words: label)) { out in
      out.void(
        "input", Attribute("type", "text"), Attribute("name", name), Attribute("value", value),
        .label(words: label), Attribute("maxlength", "2000"))
    }
  }
}
