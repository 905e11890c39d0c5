import Cases
import Hummingbird
import Report
import Store
import TocsinModel

/// `/findings/F12`, and what is said of it.
struct FindingRoutes: Sendable {
  let console: ConsoleServer

  /// What a form says; `nil` when it is not whole.
  private struct JudgementForm {
    let disposition: Judgement.Disposition
    let reason: String
    let duplicate: String
    let seen: Int?
    let version: Int

    init?(_ form: FormFields) {
      guard let disposition = form["disposition"].flatMap(Judgement.Disposition.init(rawValue:)),
        let seen = form["seen"], let version = form["version"].flatMap({ Int($0) })
      else { return nil }
      self.disposition = disposition
      reason = form["reason"] ?? ""
      duplicate = form["duplicate"] ?? ""
      self.seen = Int(seen)
      self.version = version
    }
  }

  func add(to router: Router<ConsoleContext>) {
    router.get("/findings/:name") { request, context in
      let name = try context.parameters.require("name")
      return try await show(name, request)
    }
    router.post("/findings/:name/judgements") { request, context in
      let name = try context.parameters.require("name")
      guard let form = JudgementForm(try await request.form()) else { throw ConsoleError.form }
      return try await judge(name, form, ViewAddress(request))
    }
    router.post("/findings/:name/holder") { request, context in
      let name = try context.parameters.require("name")
      guard let holder = try await request.form()["holder"] else { throw ConsoleError.form }
      let address = ViewAddress(request)
      let number = try await console.hand(name, to: holder, by: console.person)
      return Response(seeOther: address.path("/findings/F\(number)"))
    }
    router.post("/judgements/:number/undo") { request, context in
      // `12`, or `12-40` for what was judged together.
      let numbers = try context.parameters.require("number").split(separator: "-").map { Int($0) }
      guard let first = numbers.first ?? nil, let last = numbers.last ?? nil, first <= last,
        numbers.count <= 2
      else { throw ConsoleError.noSuchJudgement }
      return numbers.count == 2
        ? try await undo(first...last, ViewAddress(request))
        : try await undo(first, ViewAddress(request))
    }
  }

  private func show(_ name: String, _ request: Request) async throws -> Response {
    let address = ViewAddress(request)
    let done = request.uri.queryParameters["done"].flatMap { Int($0) }
    let overtaken = request.uri.queryParameters["overtaken"] != nil
    let part =
      request.uri.queryParameters["show"].flatMap { FindingDetail.Part(rawValue: String($0)) }
      ?? .evidence
    let (by, now) = (console.person, console.options.clock())
    let (content, isTold) = try await console.stores.read { store in
      guard let finding = try store.finding(named: name, withPartners: true) else {
        throw ConsoleError.noSuchFinding(name)
      }
      let isTold = try store.hasLooked(by, at: finding.label, now: now)
      let done = try done.flatMap { try store.judgement(numbered: $0) }
      let documents = try Self.documents(of: finding, part, store)
      let content = FindingPage.Content(
        finding: finding, documents: documents,
        files: try store.readFiles(of: documents.keys).mapValues {
          ReportContent.KeptFile(path: $0.path, sha256: $0.sha256)
        },
        history: try store.history(ofFinding: finding.number),
        judgements: try store.judgements(ofFinding: finding.number),
        holdings: try store.holdings(ofFinding: finding.number),
        colleagues: try store.users().filter { $0.role >= .analyst }.map(\.name),
        next: try store.neighbour(of: finding, in: address.view),
        previous: try store.neighbour(of: finding, in: address.view, before: true),
        related: try store.related(to: finding.number, limit: 12),
        notes: try store.notes(ofFinding: finding.number),
        cases: try store.cases(holding: finding.number),
        members: try Self.members(of: finding, store),
        decided: try (finding.finding.subject as? Campaign).map(CampaignDesk(store).decided) ?? [:],
        republishing: try Self.republishing(finding, store), done: done,
        isOvertaken: overtaken)
      return (content, isTold)
    }
    // Who had evidence in hands is told with it: no page is shown before that is stored. The page itself is read beside the
    // writer, so that readers wait for each other's line in the trail and for nothing else.
    let label = content.finding.label
    if !isTold { try await console.stores.write { try $0.trail(by, .look, label, at: now) } }
    return Response(
      page: FindingPage(
        address: address, content: content,
        part: content.finding.copies == nil ? .evidence : part,
        workspace: console.options.workspace,
        analyst: console.person, elections: console.options.elections
      ).html())
  }

  /// The findings of a campaign.
  private static func members(
    of finding: RecordedFinding, _ store: Store
  ) throws -> [FindingID: (number: Int, headline: String)] {
    guard let campaign = finding.finding.subject as? Campaign else { return [:] }
    var members: [FindingID: (number: Int, headline: String)] = [:]
    for member in campaign.members.prefix(500) {
      guard let known = try store.finding(named: member.finding.rawValue) else { continue }
      members[member.finding] = (known.number, known.headline)
    }
    return members
  }

  private static func republishing(
    _ finding: RecordedFinding, _ store: Store
  ) throws -> [Reason] {
    // What the register said when it was found is among its own reasons.
    guard let cluster = finding.copies,
      !finding.finding.observation.reasons.contains(where: { $0.feature == BarredSources.feature })
    else { return [] }
    let documents = try store.documents(
      ids: Array(cluster.documents.prefix(1000)), withText: false)
    return try SourceRegister(store).republishing(cluster, documents)
  }

  /// What the page names; whole where texts are compared, or begin a line.
  private static func documents(
    of finding: RecordedFinding, _ part: FindingDetail.Part, _ store: Store
  ) throws -> [DocumentID: Document] {
    if let mail = (finding.finding.subject as? MailWave)?.strongest {
      return try store.documents(ids: [mail.document], withText: true)
    }
    guard let cluster = finding.copies else { return [:] }
    var whole = FindingDetail.compared(cluster, [part])
    var bare: Set<DocumentID> = [cluster.first]
    for (place, member) in cluster.members.enumerated() {
      // A row of the table begins with the text where that has no title.
      let isBegun = part == .publications && place < ReportLimits().memberRows
      for id in [member.document, member.parent].compactMap({ $0 }) {
        if isBegun { whole.insert(id) } else { bare.insert(id) }
      }
      bare.formUnion(member.identical.prefix(200))
    }
    let documents = try store.documents(ids: whole.sorted(), withText: true)
    let others = try store.documents(ids: bare.subtracting(whole).sorted(), withText: false)
    return documents.merging(others) { known, _ in known }
  }

  private func judge(
    _ name: String, _ form: JudgementForm, _ address: ViewAddress
  ) async throws -> Response {
    let (analyst, now) = (console.person, console.options.clock())
    return try await console.stores.write { store in
      guard let finding = try store.finding(named: name) else {
        throw ConsoleError.noSuchFinding(name)
      }
      let duplicate =
        form.duplicate.isEmpty ? nil : try store.finding(named: form.duplicate)?.number
      // Where the reader was going: what the judgement takes out of the view must not be asked for afterwards.
      let next = try store.neighbour(of: finding, in: address.view)
      let outcome = try store.judge(
        JudgementDraft(
          finding: finding.number, disposition: form.disposition, reason: form.reason,
          duplicateOf: duplicate, by: analyst, seen: form.seen, version: form.version),
        now: now)
      switch outcome {
      case .stored(let judgement):
        let done = [("done", "\(judgement.number)")]
        return Response(
          seeOther: next.map { address.path("/findings/F\($0.finding.number)", done) }
            ?? address.path("/findings/F\(finding.number)", done))
      case .overtaken, .changed:
        return Response(
          seeOther: address.path("/findings/F\(finding.number)", [("overtaken", "1")]))
      case .noSuchFinding: throw ConsoleError.noSuchFinding(name)
      case .noSuchDuplicate: throw ConsoleError.noSuchDuplicate
      case .noReason: throw ConsoleError.noReason
      }
    }
  }

  private func undo(_ number: Int, _ address: ViewAddress) async throws -> Response {
    let (analyst, now) = (console.person, console.options.clock())
    return try await console.stores.write { store in
      guard let finding = try store.undo(judgement: number, by: analyst, now: now) else {
        throw ConsoleError.noSuchJudgement
      }
      return Response(seeOther: address.path("/findings/F\(finding)"))
    }
  }

  private func undo(_ numbers: ClosedRange<Int>, _ address: ViewAddress) async throws -> Response {
    let (analyst, now) = (console.person, console.options.clock())
    return try await console.stores.write { store in
      guard try !store.undo(judgements: numbers, by: analyst, now: now).isEmpty else {
        throw ConsoleError.noSuchJudgement
      }
      return Response(seeOther: address.path("/"))
    }
  }
}

extension ConsoleServer {
  /// Hands a finding to somebody who may judge it; an empty name gives it back.
  ///
  /// - Returns: the finding's number.
  func hand(_ name: String, to holder: String, by: String) async throws -> Int {
    let now = options.clock()
    return try await stores.write { store in
      guard let finding = try store.finding(named: name) else {
        throw ConsoleError.noSuchFinding(name)
      }
      if !holder.isEmpty, holder != by {
        let user = try store.user(named: holder)?.user
        guard let user, user.role >= .analyst else { throw ConsoleError.noSuchColleague }
      }
      guard
        try store.hand(finding.number, to: holder.isEmpty ? nil : holder, by: by, now: now)
      else { throw ConsoleError.noSuchFinding(name) }
      return finding.number
    }
  }
}
