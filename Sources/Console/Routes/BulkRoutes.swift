import Hummingbird
import Store
import TocsinModel

/// One judgement for many findings at once: all of it is stored in one transaction, and answered after that.
struct BulkRoutes: Sendable {
  let console: ConsoleServer

  /// More findings are judged in several steps.
  private static let most = 1000

  func add(to router: Router<ConsoleContext>) {
    router.post("/judgements") { request, _ in
      let form = try await request.form(upTo: FormFields.texts)
      return try await judge(form, ViewAddress(request))
    }
  }

  /// What the page showed of a finding: its number, its version, and the judgement that was in force.
  struct Chosen {
    let finding: Int
    let version: Int
    let seen: Int?

    /// `12.3.7`, or `12.3.` where nobody had judged it.
    init?(_ text: String) {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let finding = Int(parts[0]), let version = Int(parts[1]) else {
        return nil
      }
      self.finding = finding
      self.version = version
      seen = Int(parts[2])
    }
  }

  private func judge(_ form: FormFields, _ address: ViewAddress) async throws -> Response {
    guard let disposition = form["disposition"].flatMap(Judgement.Disposition.init(rawValue:))
    else { throw ConsoleError.form }
    let chosen = form.values("finding").prefix(Self.most).compactMap(Chosen.init)
    guard !chosen.isEmpty else { throw ConsoleError.nothingChosen }
    let reason = form["reason"] ?? ""
    if disposition == .dismissed, reason.allSatisfy(\.isWhitespace) { throw ConsoleError.noReason }
    let duplicate = form["duplicate"] ?? ""
    let (analyst, now) = (console.person, console.options.clock())
    return try await console.stores.write { store in
      let other = duplicate.isEmpty ? nil : try store.finding(named: duplicate)?.number
      if disposition == .duplicate, other == nil { throw ConsoleError.noSuchDuplicate }
      let outcomes = try store.judge(
        chosen.map {
          JudgementDraft(
            finding: $0.finding, disposition: disposition, reason: reason, duplicateOf: other,
            by: analyst, seen: $0.seen, version: $0.version)
        }, now: now)
      let stored = outcomes.compactMap { outcome in
        if case .stored(let judgement) = outcome { judgement.number } else { nil }
      }
      var done = [("missed", "\(outcomes.count - stored.count)")]
      if let first = stored.first, let last = stored.last {
        done.append(("done", "\(first)-\(last)"))
      }
      return Response(seeOther: address.path("/", done))
    }
  }
}
