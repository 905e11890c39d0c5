import Cases
import Hummingbird
import Report
import Store
import TocsinModel
import Wording

/// `/campaigns`, and what people decide about them.
struct CampaignRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/campaigns") { request, _ in
      let isKept = request.uri.queryParameters["said"] != nil
      let settles = console.options.intake?.settles ?? false
      let page = try await console.stores.read { store in
        CampaignsPage(
          campaigns: Array(try CampaignDesk(store).list().prefix(500)),
          decisions: try store.campaignDecisions(), isKept: isKept,
          settles: settles)
      }
      return Response(page: page.html())
    }
    router.post("/campaigns/decisions") { request, _ in try await decide(try await request.form()) }
    router.post("/campaigns/decisions/:number/undo") { _, context in
      let (by, now) = (console.person, console.options.clock())
      guard let number = context.parameters.get("number", as: Int.self) else {
        throw ConsoleError.form
      }
      let response = try await console.stores.write { store in
        guard try store.undoDecision(number, by: by, now: now) else {
          throw ConsoleError.noSuchJudgement
        }
        return Response(seeOther: "/campaigns")
      }
      console.options.intake?.settle()
      return response
    }
  }

  private func decide(_ form: FormFields) async throws -> Response {
    let (by, now) = (console.person, console.options.clock())
    let reason = form["reason"] ?? ""
    let response = try await console.stores.write { store in
      let desk = CampaignDesk(store)
      do {
        switch form["what"].flatMap(CampaignDecision.What.init(rawValue:)) {
        case .accept:
          _ = try desk.accept(form["campaign"] ?? "", reason: reason, by: by, now: now)
        case .merge:
          _ = try desk.merge(
            CampaignsPage.names(form["findings"] ?? ""), reason: reason, by: by, now: now)
        case .split:
          let parts = form.values("part").map(CampaignsPage.names).filter { !$0.isEmpty }
          _ = try desk.split(parts, reason: reason, by: by, now: now)
        case nil: throw ConsoleError.form
        }
      } catch {
        throw ConsoleError.refused(error)
      }
      return Response(seeOther: "/campaigns?said=kept")
    }
    console.options.intake?.settle()
    return response
  }
}

/// What findings seem to belong together, and what people decided about it.
struct CampaignsPage: Sendable {
  let campaigns: [ListedFinding]
  let decisions: [CampaignDecision]
  /// A decision was kept just now.
  let isKept: Bool
  /// Whether it takes hold without a scan.
  let settles: Bool

  /// Findings as people list them: `F3, F8`.
  static func names(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init)
  }

  func html() -> String {
    PageFrame(title: localized("Campaigns"), current: .campaigns).html { out in
      if isKept {
        out.element(
          "div", .class("notice"), .role("status"),
          words: settles
            ? "The decision is kept, for every later scan as well. What belongs together is reckoned anew in a moment: load the page again."
            : "The decision is kept. It holds from the next scan on, and in every one after that."
        )
      }
      out.element("h1", words: "Campaigns")
      out.element(
        "p", .class("lead"),
        words:
          "Findings of several kinds that have rare things in common. Each is a proposal: you accept, split or merge."
      )
      if campaigns.isEmpty {
        out.element("p", words: "No findings of two kinds hang together by anything rare.")
      } else {
        table(&out)
      }
      forms(&out)
      decided(&out)
    }
  }

  private func table(_ out: inout Markup) {
    out.element("table", .class("queue cases")) { out in
      out.element("thead") { out in
        out.element("tr") { out in
          for name: Phrase in ["Number", "Campaign", "Attention", "Changed"] {
            out.element("th", Attribute("scope", "col"), words: name)
          }
        }
      }
      out.element("tbody") { out in
        for campaign in campaigns {
          out.element("tr") { out in
            out.element("td", text: "F\(campaign.number)")
            out.element("td", .class("what")) { out in
              out.element("a", .href(inside: "/findings/F\(campaign.number)"), .directionAuto) {
                $0.text(campaign.summary.spoken.headline.cut(to: 300))
              }
            }
            out.element("td") { $0.badge(campaign.attention) }
            out.element("td") { out in
              out.time(Timestamp(seconds: campaign.changed, precision: .minute, origin: .seen))
            }
          }
        }
      }
    }
  }

  private func forms(_ out: inout Markup) {
    out.element("details", .class("change")) { out in
      out.element("summary", words: "Put findings or campaigns together")
      CaseForms.form("/campaigns/decisions", "Merge", &out) { out in
        CaseForms.hidden("what", CampaignDecision.What.merge.rawValue, &out)
        CaseForms.line("Findings and campaigns", "findings", example: "F30, F12", &out)
        CaseForms.line("Why", "reason", &out)
      }
    }
    out.element("details", .class("change")) { out in
      out.element("summary", words: "Keep findings apart")
      CaseForms.form("/campaigns/decisions", "Split", &out) { out in
        CaseForms.hidden("what", CampaignDecision.What.split.rawValue, &out)
        CaseForms.line("One part", "part", example: "F3, F8", &out)
        CaseForms.line("The other", "part", example: "F11", &out)
        CaseForms.line("Why", "reason", &out)
      }
    }
  }

  private func decided(_ out: inout Markup) {
    guard !decisions.isEmpty else { return }
    out.element("h2", words: "Decisions")
    out.element("ol", .class("history")) { out in
      for decision in decisions.suffix(200) {
        out.element("li") { out in
          out.time(Timestamp(seconds: decision.at, precision: .minute, origin: .seen))
          out.text(" ")
          out.element("bdi", text: decision.by.cut(to: 80))
          let parts = decision.parts.map { $0.prefix(20).map { "F\($0)" }.joined(separator: ", ") }
          out.text(" ")
          out.words("\(decision.what.words): \(parts.joined(separator: " | "))")
          out.text(" — ")
          out.element("bdi", text: decision.reason.cut(to: 400))
          if let undone = decision.undoneBy {
            out.words(" (taken back by \(undone.cut(to: 80)))")
          } else {
            out.element(
              "form", .class("inline"), Attribute("method", "post"),
              Attribute("action", "/campaigns/decisions/\(decision.number)/undo")
            ) { $0.element("button", .class("plain tiny"), words: "Take back") }
          }
        }
      }
    }
  }
}
