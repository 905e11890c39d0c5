import TocsinModel

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

extension DraftError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noFindings: "The case holds no finding that this could rest on. Add one first."
    case .noStatement(let kind):
      "\(kind.words): write what is so (or why it is illegal) in your own words; nothing is made up for you."
    case .noTargets(let kind): "\(kind.words): name what it is about."
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
    var lines = [request.statement, ""]
    if request.kind == .prebunk, !known.techniques.isEmpty {
      lines.append("How it is done:")
      lines += known.techniques.map { "- \($0.name) (\($0.id)): \($0.basis)" } + [""]
    }
    lines.append("What was observed:")
    lines += findings.map {
      "- \($0.headline.oneLine.withDefangedAddresses) (\($0.label), rule \($0.rule))"
    }
    if !request.targets.isEmpty {
      lines += [
        "", "Where it can be read (addresses are written so that nobody opens them by mistake):",
      ]
      lines += request.targets.map { "- \($0.defanged)" }
    }
    lines += ["", Self.signature(request)]
    return ("\(request.kind.words): \(known.title)", lines.joined(separator: "\n") + "\n")
  }

  /// Who stands for a text: whoever reads it is to know whom to ask. A draft that nobody signed says so, in words that
  /// nobody sends by mistake.
  private static func signature(_ request: DraftRequest) -> String {
    let name = request.senderName.oneLine
    guard name.saysSomething else {
      return "[To be filled in by who sends this: name, function, and how to reach them.]"
    }
    return isAddress(request.senderAddress) ? "\(name) <\(request.senderAddress)>" : name
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
    var lines = [
      "Notice under article 16 of Regulation (EU) 2022/2065 (Digital Services Act)", "",
      "(a) Why the information is alleged to be illegal content", request.statement,
      "Provision: \(request.ground)", "", "What it rests on:",
    ]
    lines += findings.flatMap(Self.evidence)
    lines += ["", "(b) Exact electronic location"] + request.targets.map { "- \($0)" }
    lines += [
      "", "(c) Who submits this notice", Self.signature(request), "",
      "(d) Good faith",
      "I believe in good faith that the information and the allegations in this notice are accurate and complete.",
    ]
    return ("DSA notice: \(known.title)", lines.joined(separator: "\n") + "\n")
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
    var lines = ["To the abuse desk", "", "We report these names, which we hold to be abused:"]
    lines += request.targets.map { "- \($0)" }
    if request.statement.saysSomething { lines += ["", request.statement] }
    lines += ["", "Evidence:"] + findings.flatMap(Self.evidence)
    lines += [
      "", "The records are kept with their times and can be handed over.", "",
      Self.signature(request),
    ]
    return (
      "Abuse report: \(request.targets.prefix(3).joined(separator: ", "))",
      lines.joined(separator: "\n") + "\n"
    )
  }

  private func warning(
    _ request: DraftRequest, _ findings: [ObservedFinding]
  ) throws(DraftError) -> (String, String) {
    let senders = findings.flatMap { $0.entities.filter { $0.kind == .address }.map(\.name) }
    guard !request.targets.isEmpty || !senders.isEmpty else { throw .noTargets(.warning) }
    var lines = ["Messages and names like these are not what they claim to be:", ""]
    lines += findings.filter(\.isAboutHosts).map {
      "- \($0.headline.oneLine.withDefangedAddresses)"
    }
    if !senders.isEmpty {
      lines += ["", "Senders:"] + Set(senders).sorted().map { "- \($0.defanged)" }
    }
    if !request.targets.isEmpty {
      lines += ["", "Names they lead to:"] + request.targets.map { "- \($0.defanged)" }
    }
    if request.statement.saysSomething { lines += ["", request.statement] }
    lines += [
      "",
      "Do not open links in them and do not answer. If you entered a password there, say so at once: you will not "
        + "be blamed. Forward the message as an attachment.",
      "", Self.signature(request),
    ]
    return ("Warning: \(known.title)", lines.joined(separator: "\n") + "\n")
  }

  private func watch(
    _ request: DraftRequest, _ findings: [ObservedFinding]
  ) throws(DraftError) -> (String, String) {
    guard !request.targets.isEmpty else { throw .noTargets(.watch) }
    let lines =
      ["Look at these more often, until \(known.label) is closed:", ""]
      + request.targets.map { "- \($0)" }
    return ("Watch closer: \(known.title)", lines.joined(separator: "\n") + "\n")
  }

  private static func evidence(_ finding: ObservedFinding) -> [String] {
    ["- \(finding.label) (\(finding.rule)): \(finding.headline.oneLine)"]
      + finding.reasons.map { "  \($0.direction == .supports ? "+" : "−") \($0.text.oneLine)" }
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
