import TocsinModel
import Wording

/// The look-alikes of the page by owner and tier, for the summary.
struct LookalikeCounts {
  let content: ReportContent
  /// Owners that are listed.
  private static let listed = 12

  /// “Of the names that it read, 140 may be taken for a protected one: 132 of high likelihood, 8 of medium.”
  var sentence: String {
    let counts = content.totals.lookalikes
    let (high, medium) = (counts[.high] ?? 0, counts[.medium] ?? 0)
    let all = high + medium
    let subject = "\(all.grouped) may be taken for a protected one"
    return switch (high, medium) {
    case (0, 0): "None of the names that it read resembles a protected one."
    case (0, _): "Of the names that it read, \(subject), with medium likelihood."
    case (_, 0): "Of the names that it read, \(subject), with high likelihood."
    default:
      "Of the names that it read, \(subject): \(high.grouped) with high likelihood, "
        + "\(medium.grouped) with medium."
    }
  }

  func render(into out: inout Markup) {
    var owners: [String: [Lookalike.Tier: Int]] = [:]
    for member in content.findings.lazy.compactMap(\.lookalikes).flatMap(\.members) {
      owners[member.owner, default: [:]][member.tier, default: 0] += 1
    }
    let sorted = owners.sorted { ($1.value.weight, $0.key) < ($0.value.weight, $1.key) }
    let atLeast = content.areLookalikesCut ? "≥ " : ""
    out.element("table", .class("figures")) { out in
      out.element("caption", words: "Look-alike names, by whom they resemble")
      out.element("thead") { out in
        out.element("tr") { out in
          out.element("th", Attribute("scope", "col"), words: "Protected")
          for title in ["High likelihood", "Medium"] {
            out.element("th", Attribute("scope", "col"), .class("n"), text: title)
          }
        }
      }
      out.element("tbody") { out in
        for (owner, counts) in sorted.prefix(Self.listed) {
          out.element("tr") { out in
            out.element("th", Attribute("scope", "row")) { $0.quoted(owner, limit: 80) }
            for tier in [Lookalike.Tier.high, .medium] {
              out.element("td", .class("n"), text: atLeast + (counts[tier] ?? 0).grouped)
            }
          }
        }
      }
    }
    if sorted.count > Self.listed {
      out.element(
        "p", .class("note"),
        words:
          "\(counted: sorted.count - Self.listed, "more owner"), listed under the look-alike names."
      )
    }
  }
}

extension [Lookalike.Tier: Int] {
  /// High ones count more than any number of medium ones.
  fileprivate var weight: Int { (self[.high] ?? 0) * 1_000_000 + (self[.medium] ?? 0) }
}
