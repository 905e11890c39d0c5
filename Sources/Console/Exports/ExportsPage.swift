import Exchange
import Report
import Store
import TocsinModel
import Wording

/// The register of exports: what left, when, to whom, approved by whom, under which TLP, and what became of it.
struct ExportsPage: Sendable {
  /// The last first.
  let releases: [ReleaseRecord]
  /// Names of collections by their ids.
  let collections: [String: String]
  let reports: [PartnerReport]

  /// More are on the command line.
  private static let most = 500

  func html() -> String {
    PageFrame(title: localized("Exports"), current: .exports).html { out in
      out.element("h1", words: "Exports")
      out.element(
        "p", .class("lead"),
        words:
          "What left this workspace: to whom, under which TLP, and who stood for it. Nothing leaves without a second person."
      )
      if releases.isEmpty {
        out.element("p", words: "Nothing left yet.")
      } else {
        table(&out)
      }
      received(&out)
    }
  }

  private func table(_ out: inout Markup) {
    out.element("table", .class("queue exports")) { out in
      head(
        ["Export", "When", "To", "What", "TLP", "By, approved by", "What became of it"], &out)
      out.element("tbody") { out in
        for release in releases.prefix(Self.most) { row(release, &out) }
      }
    }
    if releases.count > Self.most {
      out.element(
        "p", .class("note"),
        words:
          "\(counted: releases.count - Self.most, "earlier export"): “tocsin export --register” lists all."
      )
    }
  }

  private func head(_ names: [Phrase], _ out: inout Markup) {
    out.element("thead") { out in
      out.element("tr") { out in
        for name in names { out.element("th", Attribute("scope", "col"), words: name) }
      }
    }
  }

  private func row(_ release: ReleaseRecord, _ out: inout Markup) {
    let withdrawal = releases.first { $0.withdraws == release.number }
    out.element(
      "tr", .id("export-\(release.number)"), withdrawal == nil ? nil : .class("closed")
    ) { out in
      out.element("td") { out in
        out.element("strong", text: "\(release.number)")
        out.element("span", .class("sub"), text: release.format)
      }
      out.element("td") { $0.moment(release.at) }
      out.element("td") { out in
        out.element("bdi", text: release.recipient.cut(to: 120))
        if !release.collection.isEmpty {
          out.element(
            "span", .class("sub"),
            words:
              "collection \((collections[release.collection] ?? release.collection).cut(to: 80))")
        }
        if !release.purpose.isEmpty {
          out.element("span", .class("sub"), .directionAuto) {
            $0.text(release.purpose.cut(to: 200))
          }
        }
      }
      out.element("td", .class("what")) { out in items(release, &out) }
      out.element("td") { out in
        out.element("span", .class("chip"), text: "TLP:\(release.tlp.uppercased())")
      }
      out.element("td") { out in
        out.element("bdi", text: release.by.cut(to: 80))
        out.element("span", .class("sub")) { out in
          out.words("approved by ")
          out.element("bdi", text: release.approver.cut(to: 80))
        }
      }
      out.element("td") { out in fate(release, withdrawal, &out) }
    }
  }

  private func items(_ release: ReleaseRecord, _ out: inout Markup) {
    for (place, item) in release.items.prefix(12).enumerated() {
      if place > 0 { out.text(" ") }
      let parts = item.split(separator: "@").map(String.init)
      let label = parts.first ?? item
      if let number = Int(label.dropFirst()), label.hasPrefix("F") || label.hasPrefix("C") {
        out.element(
          "a", .href(inside: label.hasPrefix("F") ? "/findings/\(number)" : "/cases/\(number)"),
          text: label)
      } else {
        out.text(label.cut(to: 40))
      }
      if let version = parts.dropFirst().first { out.words(" version \(version)") }
    }
    if release.items.count > 12 { out.words(" and \(release.items.count - 12) more") }
    out.element("span", .class("sub")) { out in
      out.words("\(counted: release.objects, "object"), SHA-256 ")
      out.element("code", text: String(release.sha256.prefix(16)))
    }
  }

  /// What it corrects or takes back, and what corrected or took it back.
  private func fate(
    _ release: ReleaseRecord, _ withdrawal: ReleaseRecord?, _ out: inout Markup
  ) {
    var lines: [(words: String, number: Int)] = []
    if let former = release.revises { lines.append((localized("corrects export"), former)) }
    if let former = release.withdraws { lines.append((localized("withdraws export"), former)) }
    for later in releases where later.revises == release.number {
      lines.append((localized("corrected by export"), later.number))
    }
    if let withdrawal { lines.append((localized("withdrawn by export"), withdrawal.number)) }
    if lines.isEmpty { out.words("in force") }
    for line in lines {
      out.element("span", .class("sub")) { out in
        out.text("\(line.words) ")
        out.element("a", .href(fragment: "export-\(line.number)"), text: "\(line.number)")
      }
    }
  }

  private func received(_ out: inout Markup) {
    out.element("h2", .id("reports"), words: "What partners gave")
    guard !reports.isEmpty else { return out.element("p", words: "Nothing yet.") }
    out.element("table", .class("queue reports")) { out in
      head(["Report", "When", "Partner", "TLP", "Until", "What"], &out)
      out.element("tbody") { out in
        for report in reports.prefix(Self.most) {
          out.element("tr", report.withdrawnAt == nil ? nil : .class("closed")) { out in
            out.element("td") { $0.element("strong", text: "R\(report.number)") }
            out.element("td") { $0.moment(report.at) }
            out.element("td") { $0.element("bdi", text: report.partner.cut(to: 120)) }
            out.element("td") {
              $0.element("span", .class("chip"), text: "TLP:\(report.tlp.uppercased())")
            }
            out.element(
              "td",
              text: report.withdrawnAt != nil
                ? localized("withdrawn")
                : report.until.map { String(STIXTime.text(seconds: $0).prefix(10)) }
                  ?? localized("without an end"))
            out.element("td") { out in
              out.words("\(counted: report.objects, "object")")
              out.element("span", .class("sub"), .directionAuto) {
                $0.text("\(report.format), \(report.source.cut(to: 120))")
              }
            }
          }
        }
      }
    }
  }
}
