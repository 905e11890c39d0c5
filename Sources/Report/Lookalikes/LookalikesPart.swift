import TocsinModel
import Wording

/// Names that may pass for protected ones, by whom they resemble.
struct LookalikesPart {
  let content: ReportContent
  let limits: ReportLimits

  /// The findings about one owner, with their numbers on the page.
  private struct Owner {
    var name: String
    var domains: [String] = []
    var findings: [(number: Int, group: LookalikeGroup)] = []
    var names = 0
    var high = 0
  }

  func render(into out: inout Markup) {
    let owners = self.owners
    guard !owners.isEmpty else { return }
    out.element("section", .id("lookalikes"), .labelled(by: "lookalikes-title")) { out in
      out.element("h2", .id("lookalikes-title"), words: "Look-alike names")
      out.element(
        "p",
        text: """
          These names were seen, and may be taken for a protected one. That is all that is observed: nobody \
          visited them, and a name alone does not say who registered it or what for.
          """)
      for (index, owner) in owners.enumerated() { self.owner(owner, index + 1, &out) }
      let hidden = content.totalLookalikes - owners.reduce(0) { $0 + $1.names }
      if hidden > 0 {
        out.element(
          "p", .class("note"),
          words:
            "\(counted: hidden, "more name is", "more names are") in the workspace and not on this page."
        )
      }
    }
  }

  private func owner(_ owner: Owner, _ number: Int, _ out: inout Markup) {
    out.element("section", .class("owner"), .labelled(by: "o\(number)-title")) { out in
      out.element("h3", .id("o\(number)-title"), .directionAuto) {
        $0.text(owner.name.cut(to: 120))
      }
      out.element("p", .class("small")) { out in
        out.words(
          "\(counted: owner.names, "name"), \(owner.high.grouped) of high likelihood. Protected: ")
        for (place, domain) in owner.domains.prefix(6).enumerated() {
          if place > 0 { out.text(", ") }
          out.element("bdi", text: domain)
        }
        if owner.domains.count > 6 { out.words(" and \(owner.domains.count - 6) more") }
        out.text(".")
      }
      LookalikeTable(owner: owner.name, limits: limits).render(
        owner.findings.map { ($0.number, $0.group) }, into: &out)
    }
  }

  /// Those with most names of high likelihood first.
  private var owners: [Owner] {
    var owners: [String: Owner] = [:]
    for (index, finding) in content.findings.enumerated() {
      guard let group = finding.lookalikes, let strongest = group.members.first else { continue }
      var owner = owners[strongest.owner] ?? Owner(name: strongest.owner)
      owner.findings.append((index + 1, group))
      owner.names += group.members.count
      owner.high += group.members.count { $0.tier == .high }
      for member in group.members where member.owner == owner.name {
        if !owner.domains.contains(member.impersonated) {
          owner.domains.append(member.impersonated)
        }
      }
      owners[strongest.owner] = owner
    }
    return owners.values.sorted { ($1.high, $1.names, $0.name) < ($0.high, $0.names, $1.name) }
  }
}
