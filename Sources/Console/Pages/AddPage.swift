import Report
import Store
import TocsinModel
import Wording

/// Where files are handed over, and what became of those that were.
struct AddPage: Sendable {
  struct Upload: Sendable {
    let path: String
    /// `nil` while it waits.
    let state: StoredInput.State?
    let documents: Int
    let diagnostics: [Diagnostic]
  }

  let state: IntakeState?
  let uploads: [Upload]
  let sent: Int?
  /// Addresses that were asked for; `nil` where none are.
  let asked: [AskedAddress]?

  func html() -> String {
    PageFrame(title: localized("Add"), current: .add).html { out in
      if let sent {
        out.element("div", .class("notice"), .role("status")) {
          $0.words(
            sent == 1
              ? "1 file stored; load this page again to see what became of it."
              : "\(sent) files stored; load this page again to see what became of them."
          )
        }
      }
      out.element("h1", words: "Add files")
      out.element(
        "p", .class("made"),
        words:
          "Pages, posts and shares as exports have them, mails, documents, lists of names: whatever “tocsin scan” reads. They stay in the workspace, since findings rest on them."
      )
      form(&out)
      progress(&out)
      addresses(&out)
      table(&out)
    }
  }

  private func form(_ out: inout Markup) {
    out.element(
      "form", .id("add"), .class("dropping"), Attribute("method", "post"),
      Attribute("action", "/add"), Attribute("enctype", "multipart/form-data")
    ) { out in
      out.element("label") { out in
        out.element("span", words: "Choose files, or drop them or a folder here")
        out.void(
          "input", Attribute("type", "file"), Attribute("name", "file"), .id("files"),
          Attribute("multiple", "multiple"), Attribute("required", "required"))
      }
      // Sent by a script, since a form would send a folder's files under their bare names, all in one.
      out.element("label", .class("scripted")) { out in
        out.element("span", words: "Or a whole folder")
        out.void(
          "input", Attribute("type", "file"), .id("folder"),
          Attribute("webkitdirectory", "webkitdirectory"))
      }
      out.element("button", words: "Add")
      out.element(
        "ul", .id("sending"), .class("plain"), Attribute("aria-live", "polite"),
        Attribute("data-known", words: "was there already"),
        Attribute("data-stored", words: "stored, to be read"),
        Attribute("data-large", words: "too large"), Attribute("data-lost", words: "not sent"),
        Attribute("data-refused", words: "refused"),
        Attribute("data-waiting", words: "waits to be read"),
        Attribute("data-reading", words: "being read"), Attribute("data-done", words: "read"),
        Attribute("data-failed", words: "could not be read"),
        Attribute("data-found", words: "documents: %n"),
        Attribute("data-remarks", words: "remarks: %n"),
        Attribute("data-again", words: "Load this page again to see what became of them."),
        text: "")
    }
  }

  private func addresses(_ out: inout Markup) {
    guard let asked else { return }
    out.element("h2", .id("addresses"), words: "Read pages of the web")
    out.element(
      "form", .class("pasting"), Attribute("method", "post"), Attribute("action", "/add/addresses")
    ) { out in
      out.element("label") { out in
        out.element(
          "span",
          words:
            "Addresses, one a line. Each is asked for once, in the name of the contact of the configuration, where its site allows it."
        )
        out.element(
          "textarea", Attribute("name", "addresses"), Attribute("required", "required"),
          Attribute("maxlength", "60000"), text: "")
      }
      out.element("button", words: "Ask for them")
    }
    guard !asked.isEmpty else { return }
    out.element("ul", .class("plain uploads")) { out in
      for address in asked.prefix(100) {
        out.element("li") { out in
          out.element("code", .directionAuto) { $0.text(address.url.cut(to: 160)) }
          out.element("span", .class("small")) { $0.text(" · \(address.outcome.cut(to: 200))") }
        }
      }
    }
  }

  private func progress(_ out: inout Markup) {
    guard let state else {
      return out.element("p", .class("note"), words: "This console only shows, and reads nothing.")
    }
    if let trouble = state.trouble { out.element("p", .class("note"), text: trouble) }
    guard state.waiting + state.reading > 0 else { return }
    out.element(
      "p", .role("status"),
      words: "\(counted: state.reading, "file") being read, \(state.waiting) waiting.")
  }

  private func table(_ out: inout Markup) {
    guard !uploads.isEmpty else { return }
    out.element("h2", words: "What came in last")
    out.element("ul", .class("plain uploads")) { out in
      for upload in uploads {
        out.element("li") { out in
          let parts = upload.path.split(separator: "/").suffix(2)
          out.element("strong", .directionAuto) { $0.text(String(parts.last ?? "").cut(to: 110)) }
          out.element(
            "span", .class("small"),
            words: upload.documents > 0
              ? "\(from(parts.first, upload)) · \(counted: upload.documents, "document")"
              : from(parts.first, upload))
          if let first = upload.diagnostics.first {
            out.element("details") { out in
              out.element(
                "summary",
                words:
                  "\(counted: upload.diagnostics.count, "remark"): \(Language.current.saying(first.message).cut(to: 120))"
              )
              out.element("ul") { out in
                for diagnostic in upload.diagnostics.prefix(50) {
                  out.element("li") { out in
                    out.words(
                      "\(diagnostic.severity.words): \(Language.current.saying(diagnostic.message).cut(to: 300)) "
                    )
                    out.element("code", .directionAuto) {
                      $0.path(diagnostic.place.description.cut(to: 160))
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

extension AddPage {
  /// Whose it is, and how far it was read.
  private func from(_ collector: Substring?, _ upload: Upload) -> Phrase {
    let waiting: Phrase = "waits to be read"
    return " from \(collector ?? "") · \(upload.state?.upload ?? waiting)"
  }
}

extension StoredInput.State {
  fileprivate var upload: Phrase {
    switch self {
    case .reading: "being read"
    case .done: "read"
    case .failed: "could not be read"
    }
  }
}
