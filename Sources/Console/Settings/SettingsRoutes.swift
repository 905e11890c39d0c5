import HTTPTypes
import Hummingbird
import Store
import Wording

/// `/settings`: what is protected and followed, as a form over `tocsin.yaml`. For administrators, and for whoever is at
/// this machine while there are no users.
struct SettingsRoutes: Sendable {
  let console: ConsoleServer

  /// Entries of a list that a form takes.
  private static let most = 2000

  func add(to router: Router<ConsoleContext>) {
    router.get("/settings") { request, _ in
      let settings = try await editing.settings()
      let isSaved = request.uri.queryParameters["saved"] != nil
      return Response(page: SettingsPage(settings: settings, isSaved: isSaved).html())
    }
    router.post("/settings") { request, _ in
      let form = try await request.form(upTo: FormFields.texts)
      let asked = Self.settings(form, try await editing.settings())
      switch try await editing.save(asked) {
      case .saved: return Response(seeOther: "/settings?saved=1")
      case .changedMeanwhile:
        // What was typed is shown again above what the file says now, so that nothing of it is lost.
        var shown = asked
        shown.revision = try await editing.settings().revision
        return Response(
          page: SettingsPage(
            settings: shown,
            trouble: [
              localized(
                "Somebody changed the file meanwhile. Below is what you wrote; save it again to put it in place of theirs."
              )
            ]
          ).html(), status: .conflict)
      case .refused(let reasons):
        return Response(
          page: SettingsPage(settings: asked, trouble: reasons).html(), status: .badRequest)
      }
    }
  }

  private var editing: any SettingsEditing {
    get throws {
      guard let editing = console.options.settings else { throw ConsoleError.noSettings }
      return editing
    }
  }

  /// What the fields of a form say; what it does not show stays as it is.
  private static func settings(_ form: FormFields, _ known: Settings) -> Settings {
    var settings = known
    settings.revision = form["revision"] ?? ""
    settings.problems = []
    if known.election != nil {
      settings.election = Settings.Election(
        name: line(form["election"]), date: line(form["date"]))
    }
    let (names, domains, words) = (
      form.values("name"), form.values("domains"), form.values("words")
    )
    settings.protected = names.indices.prefix(most).map { number in
      Settings.Protected(
        name: line(names[number]),
        domains: number < domains.count ? list(domains[number], isSpaced: true) : [],
        words: number < words.count ? list(words[number], isSpaced: false) : [])
    }
    settings.partners = list(form["partners"] ?? "", isSpaced: true)
    settings.decoys = list(form["decoys"] ?? "", isSpaced: true)
    // Which there are is the file's and the detector's affair; a form that names others changes nothing.
    for (number, threshold) in known.thresholds.enumerated() {
      if let value = form["threshold-\(threshold.name)"] {
        settings.thresholds[number].value = line(value)
      }
    }
    for (number, rule) in known.alerts.enumerated() {
      settings.alerts[number].attention = line(form["alert-\(number)"] ?? rule.attention)
    }
    settings.contact = line(form["contact"])
    settings.folders = list(form["folders"] ?? "", isSpaced: false)
    settings.feeds = list(form["feeds"] ?? "", isSpaced: true)
    return settings
  }

  private static func line(_ value: String?) -> String {
    (value ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Entries parted by line ends, by commas and, where they have none in them, by blanks; each once.
  private static func list(_ value: String, isSpaced: Bool) -> [String] {
    var seen: Set<String> = []
    return value.split { $0.isNewline || $0 == "," || (isSpaced && $0.isWhitespace) }
      .map { line(String($0)) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
      .prefix(most).map(\.self)
  }
}

extension ConsoleServer {
  /// Whether there are no settings yet, and the one who asks may make them.
  var begins: Bool {
    get async {
      guard let settings = options.settings,
        (Identity.current?.user?.role ?? .administrator) == .administrator
      else { return false }
      return await settings.isNew
    }
  }
}

extension ConsoleError {
  static let noSettings = ConsoleError(
    status: .conflict, title: "Settings cannot be changed here",
    text: "This console only shows. Edit tocsin.yaml, or start it without --read-only.")
}
