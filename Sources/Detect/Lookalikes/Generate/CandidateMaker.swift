import Names
import TocsinModel

/// Makes the candidates of one label under one ending.
struct CandidateMaker {
  /// How many changes of a label are combined with other endings and lures, and with each other.
  private static let combined = (changes: 24, endings: 16, lures: 24, pairs: 48)

  /// Both in Unicode.
  let label: String
  let suffix: String
  /// What every score is multiplied with.
  let factor: Double
  private let endings: [LikelyEndings.Ending]
  private let lures: [GenerationLures.WeighedLure]
  private let typed: TypedLetters
  private let changes: [LabelChanges.Change]

  init(
    label: String, suffix: String, factor: Double, endings: LikelyEndings, lures: GenerationLures,
    typed: TypedLetters
  ) {
    self.label = label
    self.suffix = suffix
    self.factor = factor
    self.endings = endings.endings.filter { $0.text != suffix }
    self.lures = lures.lures
    self.typed = typed
    changes = LabelChanges(of: label, typed: typed).changes
      .sorted { ($1.score, $0.label) < ($0.score, $1.label) }
  }

  func make(into pool: inout CandidatePool) {
    for change in changes { add(change.label, suffix, change.techniques, change.score, &pool) }
    addConfusables(&pool)
    addConfusablePairs(&pool)
    addEndings(&pool)
    addSecondLevels(&pool)
    addLures(&pool)
    addDots(&pool)
    addChangesElsewhere(&pool)
    addLuresElsewhere(&pool)
    addChangesInTwoPlaces(&pool)
  }

  private func add(
    _ label: String, _ ending: String, _ techniques: [LookalikeTechnique], _ score: Double,
    _ pool: inout CandidatePool
  ) {
    pool.add("\(label).\(ending)", techniques, score * factor)
  }

  private func addConfusables(_ pool: inout CandidatePool) {
    let alphabet = ConfusableAlphabet.shared
    for text in alphabet.wholeScript(label) { add(text, suffix, [.confusable], 0.85, &pool) }
    let letters = Array(label.unicodeScalars)
    let scripts = LabelScripts.of(label)
    // Letters of other scripts among Latin ones are an old trick; among others hardly a registry takes them.
    let isLatin = scripts.allSatisfy { $0 == "Latn" }
    for (place, own) in letters.enumerated() {
      for (rank, letter) in alphabet.letters(like: own).enumerated() {
        let isStrange = !isLatin && !letter.script.isEmpty && !scripts.contains(letter.script)
        let alike = letter.isDrawnAlike ? 0.7 : letter.hasMark ? 0.55 : 0.5
        let base = isStrange ? alike - 0.25 : alike
        var changed = letters
        changed[place] = letter.scalar
        add(
          String(String.UnicodeScalarView(changed)), suffix, [.confusable],
          base - 0.005 * Double(min(rank, 40)), &pool)
        guard letter.isDrawnAlike, letters[..<place].contains(own) else { continue }
        // In all places where the letter stands.
        changed = letters.map { $0 == own ? letter.scalar : $0 }
        add(
          String(String.UnicodeScalarView(changed)), suffix, [.confusable],
          base - 0.02 - 0.005 * Double(min(rank, 40)), &pool)
      }
    }
  }

  /// Two letters with marks, or two of one other script that are drawn alike.
  private func addConfusablePairs(_ pool: inout CandidatePool) {
    let letters = Array(label.unicodeScalars)
    let likely = letters.map { own in
      let alike = ConfusableAlphabet.shared.letters(like: own)
      return alike.filter { $0.hasMark && $0.script == "Latn" }.prefix(3)
        + alike.filter { $0.isDrawnAlike && $0.script == "Cyrl" }.prefix(1)
    }
    for (first, ones) in likely.enumerated() {
      for second in letters.indices.dropFirst(first + 1) {
        for one in ones {
          for other in likely[second] where other.script == one.script {
            var changed = letters
            (changed[first], changed[second]) = (one.scalar, other.scalar)
            add(
              String(String.UnicodeScalarView(changed)), suffix, [.confusable],
              one.isDrawnAlike ? 0.45 : 0.3, &pool)
          }
        }
      }
    }
  }

  private func addEndings(_ pool: inout CandidatePool) {
    for ending in endings { add(label, ending.text, [.endingSwap], ending.weight, &pool) }
  }

  /// `gouv-fr.com`, `gouvfr.com`, `gouvfr.fr`; `example.uk` and `exampleco.uk` of `example.co.uk`, and
  /// `example.org.uk` of both.
  private func addSecondLevels(_ pool: inout CandidatePool) {
    let joined = suffix.replacing(".", with: "-")
    let bare = suffix.replacing(".", with: "")
    for ending in ["com", "net", "org", "info", "online", "site", suffix] {
      let isFirst = ending == "com"
      add("\(label)-\(joined)", ending, [.secondLevel], isFirst ? 0.75 : 0.6, &pool)
      add("\(label)\(bare)", ending, [.secondLevel], isFirst ? 0.7 : 0.55, &pool)
    }
    let last = suffix.split(separator: ".").last.map(String.init) ?? suffix
    if last != suffix {
      add(label, last, [.secondLevel], 0.8, &pool)
      add("\(label)\(bare.dropLast(last.count))", last, [.secondLevel], 0.7, &pool)
    }
    for second in SecondLevels.all.sorted() {
      add(label, "\(second).\(last)", [.secondLevel], 0.55, &pool)
    }
  }

  private func addLures(_ pool: inout CandidatePool) {
    for lure in lures {
      for (text, factor) in lure.combined(with: label) {
        add(text, suffix, [.combosquat], lure.weight * factor, &pool)
      }
    }
    for prefix in ["www", "ww", "wwww", "www-", "http-", "https-"] {
      add(prefix + label, suffix, [.combosquat], 0.5, &pool)
    }
  }

  /// `lecou.rrier.fr`: the host of a name that is free.
  private func addDots(_ pool: inout CandidatePool) {
    let letters = Array(label.unicodeScalars)
    for place in letters.indices.dropFirst().dropLast()
    where letters[place] != "-" && letters[place - 1] != "-" {
      let text =
        String(String.UnicodeScalarView(letters[..<place])) + "."
        + String(String.UnicodeScalarView(letters[place...]))
      add(text, suffix, [.subdomain], 0.15, &pool)
    }
  }

  /// The best changes under the best endings and with the best lures.
  private func addChangesElsewhere(_ pool: inout CandidatePool) {
    for change in changes.prefix(Self.combined.changes) {
      for ending in endings.prefix(Self.combined.endings) {
        add(
          change.label, ending.text, change.techniques + [.endingSwap],
          change.score * ending.weight * 0.8, &pool)
      }
      for lure in lures.prefix(Self.combined.lures) {
        for (text, factor) in lure.combined(with: change.label) {
          add(
            text, suffix, change.techniques + [.combosquat],
            change.score * lure.weight * factor * 0.8, &pool)
        }
      }
    }
  }

  private func addLuresElsewhere(_ pool: inout CandidatePool) {
    for lure in lures.prefix(Self.combined.lures) {
      for ending in endings.prefix(Self.combined.endings) {
        for (text, factor) in lure.combined(with: label) {
          add(
            text, ending.text, [.combosquat, .endingSwap],
            lure.weight * factor * ending.weight * 0.95, &pool)
        }
      }
    }
  }

  /// Pairs of changes that are both drawn alike.
  private func addChangesInTwoPlaces(_ pool: inout CandidatePool) {
    let visual = changes.filter { $0.techniques == [.visual] }
    for change in visual.prefix(Self.combined.pairs) {
      let again = LabelChanges(of: change.label, typed: typed).changes
      for second in again where second.techniques == [.visual] {
        add(second.label, suffix, [.visual], change.score * second.score * 0.9, &pool)
      }
    }
  }
}
