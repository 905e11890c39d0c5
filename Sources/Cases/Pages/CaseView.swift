package import Report
import TocsinModel
import Wording

/// A case for a reader: what was observed, what is assessed and what is attributed stand in three places, and what is
/// done about it in a fourth. The same for the console and for the file that is handed on.
package struct CaseView {
  package let known: Case
  /// Where a finding can be opened; `nil` in a file.
  let findingPath: ((Int) -> String)?
  /// More findings of a case are counted.
  package static let mostFindings = 200

  package init(_ known: Case, findingPath: ((Int) -> String)? = nil) {
    self.known = known
    self.findingPath = findingPath
  }

  /// The title, the state, and what it is kept for.
  package func head(into out: inout Markup) {
    out.element("p", .class("kicker")) { out in
      out.element("span", .class("badge \(known.state.badge)"), words: known.state.phrase)
      out.text(" ")
      out.element("span", .class("chip"), text: known.label)
      if let index = known.impact.index {
        out.text(" ")
        out.element("span", .class("chip"), words: "impact–risk \(index) of 100")
      }
    }
    out.element("h1", .id("title"), .directionAuto) { $0.text(known.title.cut(to: 300)) }
    out.element("p", .class("lead")) { out in
      out.words("Kept for: ")
      out.element("bdi", text: known.purpose.cut(to: 500))
      out.words(". Opened by ")
      out.element("bdi", text: known.openedBy.cut(to: 80))
      out.text(", ")
      out.time(.at(known.opened))
      if let expires = known.expires {
        out.words("; to be erased on ")
        out.time(Timestamp(seconds: expires, precision: .day, origin: .seen))
      }
      if known.legalBasis.saysSomething {
        out.words(". Legal basis: ")
        out.element("bdi", text: known.legalBasis.cut(to: 300))
      }
      out.text(".")
    }
  }

  /// What machines found.
  package func observed(into out: inout Markup) {
    out.element("h2", .id("observed"), words: "Observed")
    out.element(
      "p", .class("small"),
      words:
        "What machines found, with the rule that found it: it can be checked by anyone who has the input."
    )
    guard !known.observed.isEmpty else {
      return out.element("p", words: "No finding was added yet.")
    }
    out.element("ul", .class("plain observed")) { out in
      for finding in known.observed.prefix(Self.mostFindings) { self.finding(finding, &out) }
    }
    if known.observed.count > Self.mostFindings {
      out.element(
        "p", .class("note"),
        words: "\(counted: known.observed.count - Self.mostFindings, "more finding").")
    }
  }

  private func finding(_ finding: ObservedFinding, _ out: inout Markup) {
    out.element("li") { out in
      out.badge(finding.attention)
      out.text(" ")
      if let path = findingPath?(finding.number) {
        out.element("a", .href(inside: path), .directionAuto) {
          $0.text("\(finding.label) \(Language.current.saying(finding.headline))".cut(to: 300))
        }
      } else {
        out.element("strong", .directionAuto) {
          $0.text("\(finding.label) \(Language.current.saying(finding.headline))".cut(to: 300))
        }
      }
      out.element(
        "span", .class("sub"),
        words: "rule \(finding.rule), version \(finding.version) of the finding")
      guard !finding.reasons.isEmpty else { return }
      // A file is read on paper, too.
      out.element("details", findingPath == nil ? Attribute("open", "open") : nil) { out in
        out.element("summary", words: "\(counted: finding.reasons.count, "reason")")
        out.element("ul", .class("reasons")) { out in
          for reason in finding.reasons { out.reason(reason) }
        }
      }
    }
  }

  /// What analysts conclude.
  package func assessed(
    into out: inout Markup, after: (AssessedClaim, inout Markup) -> Void = { _, _ in }
  ) {
    out.element("h2", .id("assessed"), words: "Assessed")
    out.element(
      "p", .class("small"),
      words: "What analysts conclude, each with how sure they are and what else would explain it.")
    if known.assessed.isEmpty { out.element("p", words: "Nobody concluded anything yet.") }
    for claim in known.assessed {
      let assessment = claim.assessment
      out.element("div", .class(claim.withdrawn == nil ? "claim" : "claim withdrawn")) { out in
        out.element("p", .class("words"), .directionAuto) { $0.text(assessment.statement) }
        out.element("p", .class("small")) { out in
          let (label, basis) = ("A\(claim.number)", assessment.basis.map { "F\($0)" })
          out.words(
            "\(label), \(assessment.confidence.phrase); rests on \(basis.joined(separator: ", "))")
          out.text("; ")
          out.element("bdi", text: assessment.author.cut(to: 80))
          out.text(", ")
          out.time(.at(claim.at))
        }
        alternatives(assessment.alternatives, &out)
        withdrawal(claim.withdrawn, &out)
        if claim.withdrawn == nil { after(claim, &out) }
      }
    }
  }

  /// Who is said to be behind it, and what waits for a second person.
  package func attributed(
    into out: inout Markup, after: (AttributedClaim, inout Markup) -> Void = { _, _ in }
  ) {
    out.element("h2", .id("attributed"), words: "Attributed")
    out.element(
      "p", .class("small"),
      words:
        "Who two named people say is behind it, on two kinds of evidence. What one person proposed is no attribution."
    )
    if known.attributed.isEmpty { out.element("p", words: "Nobody is said to be behind it.") }
    for claim in known.attributed {
      let proposal = claim.proposal
      out.element("div", .class(claim.withdrawn == nil ? "claim" : "claim withdrawn")) { out in
        out.element("p", .class("kicker")) { out in
          let isApproved = claim.attribution != nil
          out.element(
            "span", .class("badge \(isApproved ? "high" : "routine")"),
            words: claim.withdrawn != nil
              ? "Taken back" : isApproved ? "Attributed" : "Proposed: not approved")
          out.text(" ")
          out.element("strong", .directionAuto) { $0.text(proposal.actor.cut(to: 200)) }
        }
        out.element("p", .class("words"), .directionAuto) { $0.text(proposal.statement) }
        out.element("ul") { out in
          for piece in proposal.evidence {
            out.element("li") { out in
              out.element("span", .class("chip"), words: piece.kind.phrase)
              out.text(" ")
              out.element("bdi", text: "\(piece.statement) (\(piece.reference))".cut(to: 600))
            }
          }
        }
        alternatives(proposal.alternatives, &out)
        out.element("p", .class("small")) { out in
          let label = "B\(claim.number)"
          out.words("\(label), \(proposal.confidence.phrase); proposed by ")
          out.element("bdi", text: proposal.author.cut(to: 80))
          out.text(", ")
          out.time(.at(claim.at))
          if let attribution = claim.attribution {
            out.words("; approved by ")
            out.element("bdi", text: attribution.approver.cut(to: 80))
            out.text(", ")
            out.time(.at(attribution.approvedAt))
          }
        }
        withdrawal(claim.withdrawn, &out)
        if claim.withdrawn == nil { after(claim, &out) }
      }
    }
  }

  private func alternatives(_ alternatives: [Alternative], _ out: inout Markup) {
    out.element("ul", .class("alternatives")) { out in
      for alternative in alternatives {
        out.element("li") { out in
          out.words("Otherwise: ")
          out.element("bdi", text: alternative.statement.cut(to: 600))
          out.words(" — weaker, since: ")
          out.element("bdi", text: alternative.weakness.cut(to: 600))
        }
      }
    }
  }

  private func withdrawal(_ withdrawn: Withdrawal?, _ out: inout Markup) {
    guard let withdrawn else { return }
    out.element("p", .class("small")) { out in
      out.words("Taken back by ")
      out.element("bdi", text: withdrawn.by.cut(to: 80))
      out.words(": ")
      out.element("bdi", text: withdrawn.reason.cut(to: 600))
    }
  }
}

extension Timestamp {
  /// A moment of a history.
  static func at(_ seconds: Int64) -> Timestamp {
    Timestamp(seconds: seconds, precision: .minute, origin: .seen)
  }
}
