import TocsinModel
package import Wording

/// What a draft is made from besides the case. All of it is written by a person: nothing is generated.
package struct DraftRequest: Hashable, Sendable {
  package var kind: CountermeasureKind
  /// Findings that it rests on; empty for all of the case.
  package var findings: [Int] = []
  /// Addresses, hosts or accounts that it is about; empty for those of the findings, where that is safe.
  package var targets: [String] = []
  /// What is so, in a correction or prebunk; why it is held to be illegal, in a notice.
  package var statement = ""
  /// The provision that is broken, in a notice.
  package var ground = ""
  package var senderName = ""
  package var senderAddress = ""
  /// That who sends a notice believes in good faith that it is accurate and complete.
  package var isInGoodFaith = false
  /// In which it is written: that of whom it goes to. What a person wrote stays as it is.
  package var language = Language.english

  /// As a form and a program name them.
  package static let languages = Language.allCases.map(\.rawValue)

  package init(_ kind: CountermeasureKind) { self.kind = kind }
}

/// Why a draft cannot be made.
package enum DraftError: Error, Hashable, Sendable {
  case noFindings
  case noStatement(CountermeasureKind)
  case noTargets(CountermeasureKind)
  case noLocation(String)
  case noGround
  case noSender
  case noGoodFaith
  case notToBlock(String)
  case noAddress(String)
  case tooLarge
}

extension DraftError {
  /// Whether the request is whole, and only what the case holds does not allow it.
  package var isAboutState: Bool {
    switch self {
    case .noFindings, .noTargets, .notToBlock, .tooLarge: true
    default: false
    }
  }
}

extension DraftError: CustomStringConvertible {
  package var description: String { phrase.text(in: .english) }

  /// For a reader, in his language.
  package var phrase: Phrase {
    switch self {
    case .noFindings: "The case holds no finding that this could rest on. Add one first."
    case .noStatement(let kind):
      "\(kind.phrase): write what is so (or why it is illegal) in your own words; nothing is made up for you."
    case .noTargets(let kind): "\(kind.phrase): name what it is about."
    case .noLocation(let target):
      "“\(target.prefix(80))” is no exact location: article 16(2)(b) asks for the address (https://…) of each item."
    case .noGround: "Name the provision that is broken: article 16 is for illegal content only."
    case .noSender:
      "Name who sends it, and their e-mail address: article 16(2)(c) asks a notice for both, and an abuse desk answers nobody else."
    case .noGoodFaith:
      "Article 16(2)(d) asks for a statement of good faith: confirm that the notice is accurate and complete."
    case .notToBlock(let host):
      "\(host) is not among the look-alikes and the hosts of deceptive mail in this case: blocking others would hit who did nothing."
    case .noAddress(let text): "“\(text.prefix(80))” is no e-mail address."
    case .tooLarge:
      "What is attached is larger than \(CountermeasureMail.longest >> 20) MB, which few abuse desks take: hand it over by a link."
    }
  }
}

/// Drafts from a case's facts and links, and what a person wrote.
package struct Drafting {
  private let known: Case

  package init(_ known: Case) { self.known = known }

  /// - Throws: ``DraftError`` naming what is missing.
  package func draft(_ request: DraftRequest) throws(DraftError) -> CountermeasureDraft {
    let findings =
      request.findings.isEmpty
      ? known.observed : known.observed.filter { request.findings.contains($0.number) }
    guard !findings.isEmpty else { throw .noFindings }
    var request = request
    if request.targets.isEmpty { request.targets = Self.targets(request.kind, findings) }
    request.targets = request.targets.map(\.oneLine)
    let (title, text) =
      switch request.kind {
      case .correction, .prebunk: try publication(request, findings)
      case .notice: try notice(request, findings)
      case .abuse: try abuse(request, findings)
      case .blockList: try blockList(request, findings)
      case .warning: try warning(request, findings)
      case .watch: try watch(request, findings)
      }
    return CountermeasureDraft(
      kind: request.kind, title: title, text: text, targets: request.targets,
      basis: findings.map(\.number))
  }

  /// What a draft is about where nobody said: never the sites of copied texts, whose owners may have done nothing.
  private static func targets(
    _ kind: CountermeasureKind, _ findings: [ObservedFinding]
  ) -> [String] {
    switch kind {
    case .correction, .prebunk: Set(findings.flatMap(\.links)).sorted()
    case .notice: []
    case .abuse, .blockList, .warning:
      Set(findings.filter { $0.isAboutHosts }.flatMap(\.hosts)).sorted()
    case .watch:
      Set(
        findings.flatMap(\.hosts)
          + findings.flatMap { $0.entities.filter { $0.kind == .account }.map(\.name) }
      ).sorted()
    }
  }

  private func publication(
    _ request: DraftRequest, _ findings: [ObservedFinding]
  ) throws(DraftError) -> (String, String) {
    guard request.statement.saysSomething else { throw .noStatement(request.kind) }
    let words = DraftWords(request.language)
    var lines = [request.statement, ""]
    if request.kind == .prebunk, !known.techniques.isEmpty {
      lines.append(words.inDraft("How it is done:"))
      lines += known.techniques.map { "- \($0.name) (\($0.id)): \($0.basis)" } + [""]
    }
    lines.append(words.inDraft("What was observed:"))
    lines += findings.map {
      "- \(words.headline($0)) (\(words.inDraft("\($0.label), rule \($0.rule)")))"
    }
    if !request.targets.isEmpty {
      lines += [
        "",
        words.inDraft(
          "Where it can be read (addresses are written so that nobody opens them by mistake):"),
      ]
      lines += request.targets.map { "- \($0.defanged)" }
    }
    lines += ["", words.signature(request)]
    return (
      words.inDraft("\(request.kind.phrase): \(known.title)"), lines.joined(separator: "\n") + "\n"
    )
  }

  /// Regulation (EU) 2022/2065, article 16(2), points (a) to (d).
  private func notice(
    _ request: DraftRequest, _ findings: [ObservedFinding]
  ) throws(DraftError) -> (String, String) {
    guard request.statement.saysSomething else { throw .noStatement(.notice) }
    guard request.ground.saysSomething else { throw .noGround }
    guard !request.targets.isEmpty else { throw .noTargets(.notice) }
    for target in request.targets where !Self.isLocation(target) { throw .noLocation(target) }
    guard request.senderName.saysSomething, Self.isAddress(request.senderAddress) else {
      throw .noSender
    }
    guard request.isInGoodFaith else { throw .noGoodFaith }
    let words = DraftWords(request.language)
    var lines = [
      words.inDraft("Notice under article 16 of Regulation (EU) 2022/2065 (Digital Services Act)"),
      "",
      words.inDraft("(a) Why the information is alleged to be illegal content"), request.statement,
      words.inDraft("Provision: \(request.ground)"), "", words.inDraft("What it rests on:"),
    ]
    lines += findings.flatMap(words.evidence)
    lines +=
      ["", words.inDraft("(b) Exact electronic location")] + request.targets.map { "- \($0)" }
    lines += [
      "", words.inDraft("(c) Who submits this notice"), words.signature(request), "",
      words.inDraft("(d) Good faith"),
      words.inDraft(
        "I believe in good faith that the information and the allegations in this notice are accurate and complete."
      ),
    ]
    return (words.inDraft("DSA notice: \(known.title)"), lines.joined(separator: "\n") + "\n")
  }

  private func abuse(
    _ request: DraftRequest, _ findings: [ObservedFinding]
  ) throws(DraftError) -> (String, String) {
    guard !request.targets.isEmpty else { throw .noTargets(.abuse) }
    // Half a sender is a mistake; none is filled in by who sends it, as the draft says.
    let isNamed = request.senderName.saysSomething || !request.senderAddress.isEmpty
    if isNamed, !request.senderName.saysSomething || !Self.isAddress(request.senderAddress) {
      throw .noSender
    }
    let words = DraftWords(request.language)
    var lines = [
      words.inDraft("To the abuse desk"), "",
      words.inDraft("We report these names, which we hold to be abused:"),
    ]
    lines += request.targets.map { "- \($0)" }
    if request.statement.saysSomething { lines += ["", request.statement] }
    lines += ["", words.inDraft("Evidence:")] + findings.flatMap(words.evidence)
    lines += [
      "", words.inDraft("The records are kept with their times and can be handed over."), "",
      words.signature(request),
    ]
    return (
      words.inDraft("Abuse report: \(request.targets.prefix(3).joined(separator: ", "))"),
      lines.joined(separator: "\n") + "\n"
    )
  }

  private func warning(
    _ request: DraftRequest, _ findings: [ObservedFinding]
  ) throws(DraftError) -> (String, String) {
    let senders = findings.flatMap { $0.entities.filter { $0.kind == .address }.map(\.name) }
    guard !request.targets.isEmpty || !senders.isEmpty else { throw .noTargets(.warning) }
    let words = DraftWords(request.language)
    var lines = [words.inDraft("Messages and names like these are not what they claim to be:"), ""]
    lines += findings.filter(\.isAboutHosts).map { "- \(words.headline($0))" }
    if !senders.isEmpty {
      lines += ["", words.inDraft("Senders:")] + Set(senders).sorted().map { "- \($0.defanged)" }
    }
    if !request.targets.isEmpty {
      lines +=
        ["", words.inDraft("Names they lead to:")] + request.targets.map { "- \($0.defanged)" }
    }
    if request.statement.saysSomething { lines += ["", request.statement] }
    lines += [
      "",
      words.inDraft(
        "Do not open links in them and do not answer. If you entered a password there, say so at once: you will not be blamed. Forward the message as an attachment."
      ),
      "", words.signature(request),
    ]
    return (words.inDraft("Warning: \(known.title)"), lines.joined(separator: "\n") + "\n")
  }

  private func watch(
    _ request: DraftRequest, _ findings: [ObservedFinding]
  ) throws(DraftError) -> (String, String) {
    guard !request.targets.isEmpty else { throw .noTargets(.watch) }
    let words = DraftWords(request.language)
    let lines =
      [words.inDraft("Look at these more often, until \(known.label) is closed:"), ""]
      + request.targets.map { "- \($0)" }
    return (words.inDraft("Watch closer: \(known.title)"), lines.joined(separator: "\n") + "\n")
  }

  private static func isLocation(_ text: String) -> Bool {
    let rest =
      text.hasPrefix("https://")
      ? text.dropFirst(8) : text.hasPrefix("http://") ? text.dropFirst(7) : ""
    return rest.contains(".") && !text.contains(where: \.isWhitespace)
  }

  static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
      && !text.contains(where: { $0.isWhitespace || $0 == "<" || $0 == ">" })
  }
}

extension String {
  /// Without line breaks and other controls: what was read outside must not begin a line of its own in a mail or a zone.
  var oneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}

extension ObservedFinding {
  /// Whether its hosts are what it accuses: of copies they may be the victims.
  var isAboutHosts: Bool { kind == .lookalikes || kind.rawValue == "mail" }
}
