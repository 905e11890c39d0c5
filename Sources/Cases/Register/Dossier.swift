package import Store
package import TocsinModel
package import Wording

/// All that a workspace knows of a source: what is asserted of it, what it published, what it copied and who copied it,
/// with whom it is met, by month and technique.
package struct Dossier: Sendable {
  /// What happened in a month.
  package struct Month: Hashable, Sendable {
    /// `2022-05`
    package var name: String
    /// Documents of it that were read: how much was looked at.
    package var documents = 0
    package var copied = 0
    package var wasCopied = 0
  }

  package let source: String
  package let entries: [RegisterEntry]
  /// Ascending, without those in which nothing was.
  package private(set) var months: [Month] = []
  /// Texts that it took from others, by kind and context; only what is not credited counts as copied.
  package private(set) var techniques: [String: Int] = [:]
  /// Whom it copied, and who copied it, with how often; those of most first.
  package private(set) var origins: [(name: String, count: Int)] = []
  package private(set) var takers: [(name: String, count: Int)] = []
  /// With whom it is in networks, look-alikes and campaigns.
  package private(set) var companions: [(name: String, count: Int)] = []
  /// Reasons of republishing, of findings about it.
  package private(set) var republishing: [Reason] = []
  package let findingCount: Int
  /// Whether there were too many findings to look into all.
  package let isCapped: Bool

  private static let mostFindings = 2000

  /// - Throws: `StoreError`; ``CaseError/noSuchItem(_:)`` for a source that nothing is known of.
  package init(of name: String, _ store: Store) throws {
    source = name
    let register = SourceRegister(store)
    entries = try register.entries(of: name)
    let entities = [Entity.Kind.site, .account, .named, .domain].map { Entity($0, name) }
    var findings: [RecordedFinding] = []
    var seen: Set<Int> = []
    for entity in entities {
      try store.eachFinding(FindingFilter(entities: [entity]), limit: Self.mostFindings) {
        if seen.insert($0.number).inserted { findings.append($0) }
      }
    }
    findingCount = findings.count
    isCapped = findings.count >= Self.mostFindings
    var byMonth: [String: Month] = [:]
    func month(_ day: Int) -> String { String(CivilDate(daysSince1970: day).iso.prefix(7)) }
    var isKnown = !entries.isEmpty || !findings.isEmpty
    for entity in entities {
      guard let record = try store.entity(entity, latest: 0) else { continue }
      isKnown = true
      for (day, count) in record.activity.days {
        byMonth[month(day), default: Month(name: month(day))].documents += count
      }
      // A domain covers its sites.
      break
    }
    guard isKnown else { throw CaseError.noSuchItem("source “\(name.prefix(60))”" as Phrase) }
    var (from, to, with): ([String: Int], [String: Int], [String: Int]) = ([:], [:], [:])
    for finding in findings {
      guard let cluster = finding.copies else {
        for entity in finding.finding.entities
        where entity.name != name && [.site, .domain, .account].contains(entity.kind) {
          with[entity.name, default: 0] += 1
        }
        continue
      }
      let documents = try store.documents(ids: cluster.documents, withText: false)
      republishing += try register.republishing(cluster, documents)
      for member in cluster.members {
        guard let pair = member.fromParent, let copy = documents[pair.b],
          let parent = documents[pair.a], let a = parent.source?.id.rawValue,
          let b = copy.source?.id.rawValue, a != b, a == name || b == name
        else { continue }
        let day = copy.published.map { Int($0.seconds / 86_400) }
        let key = day.map(month) ?? "undated"
        if b == name {
          techniques["\(pair.kind.rawValue), \(pair.context.rawValue)", default: 0] += 1
          from[a, default: 0] += 1
          byMonth[key, default: Month(name: key)].copied += pair.context == .repost ? 1 : 0
        } else {
          to[b, default: 0] += 1
          byMonth[key, default: Month(name: key)].wasCopied += 1
        }
      }
    }
    months = byMonth.values.sorted { $0.name < $1.name }
    origins = Self.most(from)
    takers = Self.most(to)
    companions = Self.most(with)
  }

  private static func most(_ counts: [String: Int]) -> [(name: String, count: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20)
      .map { (name: $0.key, count: $0.value) }
  }

  /// What two years that follow each other say, and how much of it is more looking.
  package struct Growth: Hashable, Sendable {
    package let year: String
    package let copied: Int
    package let before: Int
    /// The share of the growth that more documents read explain: the logarithm of how many more were read over that of
    /// how many more were copied. `nil` when nothing grew. Over 1, it copies less of what it publishes than before.
    package let looking: Double?
  }

  /// Year by year.
  package var growth: [Growth] {
    var years: [String: (documents: Int, copied: Int)] = [:]
    for month in months where month.name != "undated" {
      let year = String(month.name.prefix(4))
      years[year, default: (0, 0)].documents += month.documents
      years[year, default: (0, 0)].copied += month.copied
    }
    let sorted = years.sorted { $0.key < $1.key }
    return zip(sorted, sorted.dropFirst()).map { before, after in
      var looking: Double?
      if after.value.copied > before.value.copied, before.value.copied > 0,
        before.value.documents > 0, after.value.documents > 0
      {
        let read = Double(after.value.documents) / Double(before.value.documents)
        let found = Double(after.value.copied) / Double(before.value.copied)
        looking = read.naturalLogarithm / found.naturalLogarithm
      }
      return Growth(
        year: after.key, copied: after.value.copied, before: before.value.copied, looking: looking)
    }
  }

  /// For a terminal.
  package var lines: [String] {
    var lines = [source, ""]
    lines += entries.map { "  \($0.words)" }
    lines.append("  \(findingCount) findings about it\(isCapped ? ", or more" : "")")
    if !months.isEmpty {
      lines += ["", "  month     read  copied  was copied"]
      lines += months.map { "  \($0.name)\t\($0.documents)\t\($0.copied)\t\($0.wasCopied)" }
    }
    for growth in growth { lines.append("  \(growth.words)") }
    for (title, list) in [
      ("copied from", origins), ("copied by", takers), ("met with", companions),
    ] where !list.isEmpty {
      lines += [
        "", "  \(title): " + list.map { "\($0.name) (\($0.count))" }.joined(separator: ", "),
      ]
    }
    if !techniques.isEmpty {
      lines += ["", "  techniques:"]
      lines += techniques.sorted { $0.key < $1.key }.map { "    \($0.key): \($0.value)" }
    }
    if !republishing.isEmpty {
      lines += ["", "  republishing:"] + Set(republishing.map(\.text)).sorted().map { "    \($0)" }
    }
    return lines
  }
}

extension Dossier.Growth {
  /// In a sentence.
  package var phrase: Phrase {
    let (year, copied, before) = ("\(year)", copied, before)
    guard copied > before else { return "\(year): \(copied) copied, \(before) the year before." }
    guard let looking else {
      return
        "\(year): \(copied) copied, \(before) the year before; what part of it is more looking cannot be told."
    }
    let share = Int((min(max(looking, 0), 1) * 100).rounded())
    return
      "\(year): \(copied) copied, \(before) the year before; \(share)% of that growth is that more was read."
  }

  /// For what is kept and printed: the same whoever asks.
  package var words: String { phrase.text(in: .english) }
}
