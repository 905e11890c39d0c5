import Foundation
import Report
import Testing
import TocsinModel

struct KindTests {
  static let html = HTMLReportTests.html

  @Test func `a translation is said with its languages, and its probability with its meaning`() {
    for words in [
      "translated from Russian into German, without credit",
      "translated from Russian into Arabic, without credit",
      "translated, Russian ↔ French, with credit", "reworded, without credit",
      "Probability 0.97 that both say the same, calibrated. The passages that match hold 72% of the "
        + "earlier text and 71% of the copy.",
      "Probability &gt;0.99 that both say the same, calibrated. The passages that match hold 100% of both",
      "translated from Russian into German, without credit · probability 0.97 · ",
    ] {
      #expect(Self.html.contains(words), "\(words)")
    }
  }

  @Test func `nothing that was compared by meaning is described by its letters`() {
    let finding =
      Self.html.components(separatedBy: "copies-00000031")[0]
      .components(separatedBy: "3 posts say the same in other words</h3>").last ?? ""
    #expect(finding.contains("reworded"))
    #expect(!finding.contains("repeated") && !finding.contains("repeats "))
    #expect(!finding.contains("nothing of note"))
  }

  @Test func `columns say their language and their direction`() {
    #expect(Self.html.contains("<span class=\"role\">Earlier text, in Russian</span>"))
    #expect(Self.html.contains("<span class=\"role\">Copy, in Arabic</span>"))
    #expect(Self.html.contains("<div class=\"q\" lang=\"ar\" dir=\"rtl\">"))
    #expect(Self.html.contains("<div class=\"q\" lang=\"ru\" dir=\"auto\">"))
  }

  @Test func `alterations of a translation are marked in both columns`() {
    for mark in [
      "<mark dir=\"auto\">4000</mark>", "<mark dir=\"auto\">40.000</mark>",
      "<mark dir=\"auto\">9 мая</mark>", "<mark dir=\"auto\">19 أيار</mark>",
      "<del dir=\"auto\">Мирела Тарн</del>",
    ] {
      #expect(Self.html.contains(mark), "\(mark)")
    }
    #expect(Self.html.contains("stands elsewhere in the earlier text"))
    #expect(Self.html.contains("Earlier text, in Russian, not matched"))
  }

  @Test func `lines of pictures show the kind, with a legend`() {
    for kind in ["copypasta", "rewording", "translation"] {
      #expect(Self.html.contains("class=\"edge \(kind)\""), "\(kind)")
    }
    #expect(Self.html.contains("aria-label=\"Lines\""))
    // A cluster of plain copies needs neither.
    var content = SampleReport.content
    content.findings.removeAll { $0.id.rawValue != "copies-0000000e" }
    #expect(!HTMLReport(content).html().contains("aria-label=\"Lines\""))
  }

  @Test func `languages are named where a cluster has several, and only there`() {
    #expect(Self.html.contains("<span class=\"tongue\">Ukrainian</span>"))
    #expect(Self.html.contains("3 German, 1 Arabic, 1 French, 1 Russian and 1 Ukrainian"))
    var content = SampleReport.content
    content.findings.removeAll { $0.id.rawValue != "copies-00000031" }
    #expect(!HTMLReport(content).html().contains("class=\"tongue\""))
  }

  @Test func `the summary counts each kind, and each pair of languages`() {
    let clusters = SampleReport.content.findings.compactMap(\.copies)
    let counts = CopyCounts(clusters, SampleReport.content.documents)
    #expect(counts[.rewording].copies == 3 && counts[.rewording].clusters == 2)
    #expect(counts[.translation].copies == 5 && counts[.translation].clusters == 2)
    #expect(counts[.translation].languages["Russian → German"] == 1)
    #expect(counts[.translation].languages["Russian ↔ French"] == 1)
    #expect(counts.words.hasSuffix("copied, 3 reworded and 5 translated"))
    #expect(CopyCounts([], [:]).words == "" && !CopyCounts([], [:]).hasMeaning)
  }

  @Test func `kinds are defined, with what each score means`() {
    for kind in CopyKind.allCases {
      #expect(Self.html.contains(kind.meaning))
      #expect(Self.html.contains("<code class=\"sub\">\(kind.rawValue)</code>"))
    }
    #expect(Self.html.contains("D3lta (VIGINUM, 2023)"))
  }

  @Test func `a missing model is said, and that its absence means nothing`() {
    #expect(Self.html.contains("not looked for: multilingual-e5-small is not installed"))
    var content = SampleReport.content
    content.findings.removeAll { $0.id.rawValue != "copies-0000000e" }
    content.models = [
      .init(name: "USE-m3", task: .meaning, purpose: "<b>", use: .missing, note: "make setup")
    ]
    let html = HTMLReport(content).html()
    #expect(Page(html).problems == [])
    #expect(html.contains("Their absence from this page means nothing."))
    #expect(html.contains("not looked for</td>"))
    content.models = []
    #expect(!HTMLReport(content).html().contains("not looked for"))
    var empty = SampleReport.empty
    empty.models = [.init(name: "USE-m3", task: .meaning, purpose: "x", use: .missing)]
    #expect(HTMLReport(empty).html().contains("Their absence from this page means nothing."))
    empty.models[0].use = .leftOut
    let leftOut = HTMLReport(empty).html()
    #expect(leftOut.contains("only letters were to be compared. Their absence"))
    #expect(!leftOut.contains("not installed"))
  }

  @Test func `hostile languages, spans and scores of a translation do no harm`() {
    var content = SampleReport.content
    for index in content.findings.indices {
      guard var cluster = content.findings[index].copies else { continue }
      for member in cluster.members.indices.prefix(40) {
        cluster.members[member].fromParent?.kind =
          member.isMultiple(of: 2) ? .translation : .rewording
        cluster.members[member].fromParent?.score = [.nan, .infinity, -1, 7][member % 4]
        cluster.members[member].fromParent?.spans = [
          MatchedSpan(a: TextSpan(.min, .max), b: TextSpan(5, 3)),
          MatchedSpan(a: TextSpan(1, 9), b: TextSpan(-4, 1 << 40)),
        ]
        cluster.members[member].fromParent?.alterations = [
          Alteration(
            kind: .number, before: "<script>", after: nil, a: TextSpan(.min, .max),
            b: TextSpan(9, 2))
        ]
      }
      content.findings[index].finding.subject = cluster
    }
    for id in content.documents.keys { content.documents[id]?.language = "ar\"><script>" }
    let html = HTMLReport(content).html()
    #expect(Page(html).problems == [])
    #expect(!html.contains("<script"))
  }
}
