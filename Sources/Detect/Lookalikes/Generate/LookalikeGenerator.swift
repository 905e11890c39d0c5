package import Names
import TocsinModel

/// Makes the names that would pass for a protected one, for whoever wants to register or to watch them.
///
/// What dnstwist enumerates, and combinations of the best two: a change of letters with an ending or with a
/// lure. A label in another script, or with marks, is changed in its own letters, and in Latin ones. Each
/// candidate once, the most dangerous first.
package struct LookalikeGenerator: Sendable {
  private let parser: NameParser
  private let endings: LikelyEndings

  package init(parser: NameParser, endings: LikelyEndings = LikelyEndings()) {
    self.parser = parser
    self.endings = endings
  }

  /// Candidates for a domain, by score, then name.
  ///
  /// - Parameters:
  ///   - host: the protected domain. A host below the registrable part is made into labels of its own, as
  ///     `bmi-bund.de` of `bmi.bund.de`.
  ///   - country: whose keyboards are used, besides those that everybody has; `nil` to take it from the ending.
  ///   - lures: words that the owner named.
  /// - Returns: some ten thousand for a name of twelve letters; empty for a name that is a public suffix.
  package func candidates(
    for host: HostName, country: String? = nil, lures: [String] = []
  ) -> [LookalikeCandidate] {
    guard let position = host.registrableLabel else { return [] }
    let label = host.shownLabel(position)
    let suffix = (position + 1..<host.labelCount).map(host.shownLabel).joined(separator: ".")
    let home = HomeEnding(host.shownLabel(host.labelCount - 1))
    let scripts = LabelScripts.of(label)
    let isLatin = scripts.allSatisfy { $0 == "Latn" }
    var pool = CandidatePool(parser: parser, excluding: host.registrable)

    func make(_ label: String, _ suffix: String, _ factor: Double) {
      let scripts = LabelScripts.of(label)
      CandidateMaker(
        label: label, suffix: suffix, factor: factor,
        endings: isLatin ? endings : endings.with(scripts: scripts),
        lures: GenerationLures(lures, scripts: scripts),
        typed: TypedLetters(of: label, in: country ?? home.country)
      ).make(into: &pool)
    }

    make(label, suffix, 1)
    addHost(host, above: position, label, suffix, &pool)
    guard host.isEncoded(position) else { return pool.ranked }
    // In Latin letters: as it is written in them, or without its marks.
    let latin = home.latin ?? suffix
    let spellings = LatinLabels.of(label)
    for (rank, text) in spellings.enumerated() {
      for ending in [suffix, latin, "com", "net", "org", "info"] {
        let score = ending == suffix || ending == latin ? 0.85 : 0.75
        pool.add(
          "\(text).\(ending)", [isLatin && rank == 0 ? .confusable : .transliteration],
          score - 0.01 * Double(rank))
      }
    }
    for text in isLatin ? spellings[...] : spellings.prefix(1) { make(text, latin, 0.9) }
    let drawn = LabelSkeleton(of: label)
    if !isLatin, drawn.isConfusableWithLatin, let text = drawn.plain {
      pool.add("\(text).\(latin)", [.confusable], 0.85)
      pool.add("\(text).com", [.confusable], 0.8)
    }
    return pool.ranked
  }

  /// A host's labels joined with that which was registered.
  private func addHost(
    _ host: HostName, above position: Int, _ label: String, _ suffix: String,
    _ pool: inout CandidatePool
  ) {
    let hosts = (0..<position).map(host.shownLabel).drop { $0 == "www" }
    guard !hosts.isEmpty else { return }
    for ending in [suffix, "com", "net", "org", "info"] {
      let score = ending == suffix ? 0.8 : 0.7
      for separator in ["-", ""] {
        let text = (hosts + [label]).joined(separator: separator)
        pool.add("\(text).\(ending)", [.hyphen], separator.isEmpty ? score - 0.05 : score)
      }
    }
  }
}

extension LabelSkeleton {
  /// The letters that it looks like, when all look like some.
  fileprivate var plain: String? {
    letters.isEmpty || letters.contains(0) ? nil : String(decoding: letters, as: UTF8.self)
  }
}
