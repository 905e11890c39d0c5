import HTTPTypes
import Hummingbird
import Report
import Store
import Wording

/// The frame of every page: the head, the ways to all others, the search field.
struct PageFrame {
  let title: String
  /// Where the navigation stands; `nil` on pages that it does not name.
  var current: Part?
  /// What was searched for.
  var query = ""
  /// Before the door: no ways to pages that would only lead back to it.
  var isOutside = false

  enum Part {
    case queue, campaigns, cases, register, exports, overview, search, compare, publications, add,
      settings,
      users
  }

  func html(_ body: (inout Markup) -> Void) -> String {
    var out = Markup()
    out.raw("<!DOCTYPE html>\n")
    out.element("html", .spokenLanguage) { whole(&$0, body) }
    return out.take()
  }

  private func whole(_ out: inout Markup, _ body: (inout Markup) -> Void) {
    out.element("head") { out in
      out.void("meta", Attribute("charset", "utf-8"))
      out.void(
        "meta", Attribute("name", "viewport"),
        Attribute("content", "width=device-width, initial-scale=1"))
      out.void("meta", Attribute("name", "color-scheme"), Attribute("content", "light dark"))
      out.element("title") { $0.plain("\(title.cut(to: 120)) · Tocsin") }
      out.void("link", Attribute("rel", "stylesheet"), .href(inside: Asset.style.path))
      out.void(
        "link", Attribute("rel", "icon"), Attribute("type", "image/svg+xml"),
        .href(inside: Asset.icon.path))
      out.element(
        "script", Attribute("src", Asset.script.path), Attribute("defer", "defer"), text: "")
    }
    out.raw("<body class=\"console\">\n")
    out.element("a", .class("skip"), .href(fragment: "main"), words: "Skip to the content")
    out.element("header", .class("bar")) { out in
      out.element("a", .class("wordmark"), .href(inside: "/"), text: "Tocsin")
      if !isOutside { ways(&out) }
    }
    out.element(
      "p", .id("live"), .role("status"), Attribute("hidden", "hidden"),
      Attribute("data-new", words: "New since this page:"),
      Attribute("data-again", words: "load again"),
      Attribute("data-finding", words: "1 finding"),
      Attribute("data-findings", words: "%n findings"),
      Attribute("data-judgement", words: "1 judgement"),
      Attribute("data-judgements", words: "%n judgements"),
      Attribute("data-note", words: "1 note"), Attribute("data-notes", words: "%n notes"), text: "")
    out.raw("<main id=\"main\" tabindex=\"-1\">\n")
    body(&out)
    out.raw("</main>\n")
    if !isOutside { keys(&out) }
    out.raw("</body>\n")
  }

  private func ways(_ out: inout Markup) {
    out.element(
      "form", .class("find"), .role("search"), Attribute("action", "/search"),
      Attribute("method", "get")
    ) { out in
      out.void(
        "input", Attribute("type", "search"), Attribute("name", "q"), .id("find"),
        .label(words: "Search texts, titles, findings"),
        Attribute("placeholder", words: "Search  /"),
        Attribute("value", query), Attribute("maxlength", "300"))
    }
    for language in Language.allCases where language != .current {
      out.element(
        "a", .class("language"), .href(inside: LanguageChoice.path(language)),
        Attribute("hreflang", language.tag), Attribute("lang", language.tag),
        text: language.ownName)
    }
    if let user = Identity.current?.user {
      out.element("a", .class("me"), .href(inside: "/account"), .directionAuto) {
        $0.text(user.name)
      }
    }
    out.element("nav", .label(words: "Pages")) { out in
      link("Queue", "/", .queue, &out)
      link("Campaigns", "/campaigns", .campaigns, &out)
      link("Cases", "/cases", .cases, &out)
      link("Register", "/register", .register, &out)
      link("Exports", "/exports", .exports, &out)
      link("Overview", "/overview", .overview, &out)
      link("Search", "/search", .search, &out)
      link("Who published this?", "/publications", .publications, &out)
      link("Compare", "/compare", .compare, &out)
      link("Add", "/add", .add, &out)
      // While there are no users, whoever is at this machine may do what administrators may.
      let role = Identity.current?.user?.role ?? .administrator
      if role == .administrator { link("Settings", "/settings", .settings, &out) }
      if Identity.current?.user?.role == .administrator {
        link("Users", "/users", .users, &out)
      }
    }
  }

  private func link(_ words: Phrase, _ path: String, _ part: Part, _ out: inout Markup) {
    out.element(
      "a", .href(inside: path), current == part ? Attribute("aria-current", "page") : nil,
      words: words)
  }

  /// The list of keys. Those that a page has of its own stand on it (`data-key`), and the script adds them; these are said
  /// where what they work on is there.
  private static let keys: [(key: String, words: Phrase, place: StaticString)] = [
    ("j k", "Next, previous finding" as Phrase, "table.queue .what a"),
    ("n", "Next new one" as Phrase, "table.queue tr.new"),
    ("Enter", "Open" as Phrase, "table.queue .what a"),
    ("s", "Tick the finding; S: all from the last one ticked" as Phrase, "table.queue .tick"),
    ("Ctrl Enter", "Send the form" as Phrase, "textarea"),
    ("Esc", "Leave the field" as Phrase, "main input, main textarea, main select"),
    ("/", "Search" as Phrase, "#find"), ("?", "This list" as Phrase, "#keys"),
  ]

  private func keys(_ out: inout Markup) {
    out.element("dialog", .id("keys"), .labelled(by: "keys-title")) { out in
      out.element("h2", .id("keys-title"), words: "Keys")
      out.element("dl") { out in
        for entry in Self.keys {
          out.element("div", Attribute("data-for", "\(entry.place)")) { out in
            out.element("dt") { $0.element("kbd", text: entry.key) }
            out.element("dd", words: entry.words)
          }
        }
      }
      out.element("form", Attribute("method", "dialog")) {
        $0.element("button", .class("plain"), words: "Close")
      }
    }
  }
}

extension Response {
  /// A page in UTF-8.
  init(page html: String, status: HTTPResponse.Status = .ok) {
    self.init(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }

  /// To another page, which is asked for anew (RFC 9110, section 15.4.4).
  init(seeOther path: String) {
    self.init(status: .seeOther, headers: [.location: path])
  }
}
