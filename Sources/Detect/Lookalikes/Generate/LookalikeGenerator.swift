package import Names
import TocsinModel

/// Makes the names that would pass for a protected one, for whoever wants to register or to watch them.
///
/// What dnstwist enumerates, and combinations of the best two: a change of letters with an ending or with a
/// lure. Each candidate once, the most dangerous first.
package struct LookalikeGenerator: Sendable {
  /// How many changes of a label are combined with other endings and lures.
  private static let combined = (changes: 24, endings: 16, lures: 24)

  private let parser: NameParser
  private let endings: LikelyEndings

  package init(parser: NameParser, endings: LikelyEndings = LikelyEndings()) {
    self.parser = parser
    self.endings = endings
  }

  /// Candidates for a domain, by score, then name.
  ///
  /// - Parameters:
  ///   - host: the protected domain; what is left of the registrable part is ignored.
  ///   - country: whose keyboards are used, besides those that everybody has; `nil` to take it from the ending.
  ///   - lures: words that the owner named.
  /// - Returns: some ten thousand for a name of twelve letters; empty for a name that is a public suffix.
  package func candidates(
    for host: HostName, country: String? = nil, lures: [String] = []
  ) -> [LookalikeCandidate] {
    guard let position = host.registrableLabel else { return [] }
    let label = host.text(ofLabel: position)
    let suffix = String(host.registrable.rawValue.dropFirst(label.count + 1))
    var pool = CandidatePool(parser: parser, excluding: host.registrable)
    let country = country ?? suffix.split(separator: ".").last.map(String.init) ?? ""
    let keyboards = Keyboard.layouts(in: country)
    let shownLabel = host.shownLabel(position)
    var base = label
    if shownLabel != label {
      let skeleton = LabelSkeleton(of: shownLabel).plain
      let renditions = Transliteration.renditions(of: shownLabel)
      base = skeleton ?? renditions.first ?? label
      if let skeleton { pool.add("\(skeleton).\(suffix)", [.confusable], 0.85) }
      for text in renditions {
        for ending in [suffix, "com", "net", "org", "info"] {
          pool.add("\(text).\(ending)", [.transliteration], ending == suffix ? 0.7 : 0.6)
        }
      }
    }

    let changes = LabelChanges(of: base, keyboards: keyboards).changes
      .sorted { ($1.score, $0.label) < ($0.score, $1.label) }
    for change in changes {
      pool.add("\(change.label).\(suffix)", change.techniques, change.score)
    }
    addConfusables(base, suffix, &pool)
    addEndings(base, suffix, &pool)
    addLures(base, suffix, lures, &pool)
    addDots(base, suffix, &pool)
    addCombinations(changes, base, suffix, lures, &pool)
    return pool.ranked
  }

  private func addConfusables(_ label: String, _ suffix: String, _ pool: inout CandidatePool) {
    let alphabet = ConfusableAlphabet.shared
    for text in alphabet.wholeScript(label) {
      pool.add("\(text).\(suffix)", [.confusable], 0.85)
    }
    let letters = Array(label.utf8)
    func changed(_ letters: [UInt8], _ place: Int, _ scalar: Unicode.Scalar) -> String {
      String(decoding: letters[..<place], as: UTF8.self) + String(scalar)
        + String(decoding: letters[(place + 1)...], as: UTF8.self)
    }
    for place in letters.indices {
      for (rank, letter) in alphabet.letters(like: letters[place]).enumerated() {
        let base = letter.isDrawnAlike ? 0.7 : letter.hasMark ? 0.55 : 0.5
        pool.add(
          "\(changed(letters, place, letter.scalar)).\(suffix)", [.confusable],
          base - 0.005 * Double(min(rank, 40)))
      }
    }
  }

  private func addEndings(_ label: String, _ suffix: String, _ pool: inout CandidatePool) {
    for ending in endings.endings where ending.text != suffix {
      pool.add("\(label).\(ending.text)", [.endingSwap], ending.weight)
    }
    // `gouv-fr.com`, `gouvfr.com`, `gouvfr.fr`; `example.uk` and `exampleco.uk` of `example.co.uk`.
    let joined = suffix.replacing(".", with: "-")
    let bare = suffix.replacing(".", with: "")
    for ending in ["com", "net", "org", "info", "online", "site", suffix] {
      pool.add("\(label)-\(joined).\(ending)", [.secondLevel], ending == "com" ? 0.75 : 0.6)
      pool.add("\(label)\(bare).\(ending)", [.secondLevel], ending == "com" ? 0.7 : 0.55)
    }
    if let dot = suffix.lastIndex(of: ".") {
      let last = suffix[suffix.index(after: dot)...]
      pool.add("\(label).\(last)", [.secondLevel], 0.8)
      pool.add("\(label)\(bare.dropLast(last.count)).\(last)", [.secondLevel], 0.7)
      for second in ["co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu"] {
        pool.add("\(label).\(second).\(last)", [.secondLevel], 0.5)
      }
    }
  }

  private func addLures(
    _ label: String, _ suffix: String, _ own: [String], _ pool: inout CandidatePool
  ) {
    for lure in GenerationLures(own).lures {
      for (text, factor) in lure.combined(with: label) {
        pool.add("\(text).\(suffix)", [.combosquat], lure.weight * factor)
      }
    }
    for prefix in ["www", "ww", "wwww", "www-", "http-", "https-"] {
      pool.add("\(prefix)\(label).\(suffix)", [.combosquat], 0.5)
    }
  }

  /// `lecou.rrier.fr`: the host of a name that is free.
  private func addDots(_ label: String, _ suffix: String, _ pool: inout CandidatePool) {
    let letters = Array(label)
    for place in letters.indices.dropFirst().dropLast()
    where letters[place] != "-" && letters[place - 1] != "-" {
      let text = String(letters[..<place]) + "." + String(letters[place...])
      pool.add("\(text).\(suffix)", [.subdomain], 0.15)
    }
  }

  /// The best changes under the best endings and with the best lures, and in pairs where both are drawn alike.
  private func addCombinations(
    _ changes: [LabelChanges.Change], _ label: String, _ suffix: String, _ own: [String],
    _ pool: inout CandidatePool
  ) {
    let best = changes.prefix(Self.combined.changes)
    let endings = endings.endings.filter { $0.text != suffix }.prefix(Self.combined.endings)
    let lures = GenerationLures(own).lures.prefix(Self.combined.lures)
    for change in best {
      for ending in endings {
        pool.add(
          "\(change.label).\(ending.text)", change.techniques + [.endingSwap],
          change.score * ending.weight * 0.8)
      }
      for lure in lures {
        for (text, factor) in lure.combined(with: change.label) {
          pool.add(
            "\(text).\(suffix)", change.techniques + [.combosquat],
            change.score * lure.weight * factor * 0.8)
        }
      }
    }
    for lure in lures {
      for ending in endings {
        for (text, factor) in lure.combined(with: label) {
          pool.add(
            "\(text).\(ending.text)", [.combosquat, .endingSwap],
            lure.weight * factor * ending.weight * 0.95)
        }
      }
    }
    for change in best where change.techniques == [.visual] {
      let again = LabelChanges(of: change.label, keyboards: []).changes
      for second in again where second.techniques == [.visual] {
        pool.add("\(second.label).\(suffix)", [.visual], change.score * second.score * 0.9)
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
