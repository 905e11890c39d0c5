import Glibc
import Names
import TocsinModel

/// Measures the clues of matches.
struct Examiner: Sendable {
  let words: [ProtectedWords.Word]
  /// How often names at large have each word; empty without statistics.
  let counts: [NameCount]
  let knowledge: WordKnowledge
  let usualLures: LureLexicon
  /// For owners that named lures: the usual ones and theirs.
  let ownLures: [Int: LureLexicon]
  /// For each owner: whether it says that its words are generic.
  let genericOwners: [Bool?]

  /// The changes that leave a name looking the same to a hurried eye.
  private static let alike: Set<LookalikeTechnique> = [
    .hyphen, .visual, .confusable, .transliteration, .repetition,
  ]
  private static let replacing: Set<LookalikeTechnique> = [.replacement, .bitFlip, .phonetic]
  private static let typing: Set<LookalikeTechnique> = [
    .transposition, .neighbouringKey, .omission,
  ]

  /// What ``examine(_:among:)`` learns about a name on the way, for its next match.
  func pieceKinds(of host: HostName) -> PieceKinds { PieceKinds(of: host, words: knowledge) }

  /// - Returns: the clues, and what stands beside the match.
  func examine(_ match: WordMatch, among kinds: inout PieceKinds) -> (Evidence, Surroundings) {
    let host = kinds.host
    let surroundings = surroundings(of: match, among: &kinds)
    var clues = Evidence()
    let isBelow = match.label != host.registrableLabel
    if isBelow { clues[.below] = 1 }
    guard words.indices.contains(match.word) else {
      clues[.domain] = 1
      describeEnding(of: host, suffix: nil, &clues)
      return (clues, surroundings)
    }
    let word = words[match.word]
    if isUnderItsInstitution(match, word, in: host) {
      clues[.domain] = 1
      describeEnding(of: host, suffix: word.suffix, &clues)
      return (clues, surroundings)
    }
    let edits = Self.edits(match)
    let isAltered = !match.changes.isEmpty
    let isWhole = match.fit == .whole && !isBelow
    clues[form(match.fit, degree: edits > 0 ? edits + 1 : isAltered ? 1 : 0, isWhole)] = 1
    let length = Float(word.name.text.utf8.count { $0 != UInt8(ascii: "-") })
    let isHomograph = clues[.wholeAlike] > 0 && isWhollyInOtherLetters(match, in: host)
    if isAltered && !isHomograph || clues[.part] > 0 { clues[.short] = max(0, 6 - length) }
    if isAltered { describeChanges(match, edits: edits, length: length, host, word, &clues) }
    if !isHomograph {
      describeCommonness(match, edits: edits, isWhole: isWhole, length: length, host, word, &clues)
    }
    if !isWhole { describe(surroundings, in: host, &clues) }
    if word.isInstitution { clues[.institution] = common(match.word, \.whole) }
    if genericOwners[word.name.owner] == true { clues[.generic] = 1 }
    describeEnding(of: host, suffix: word.suffix, &clues)
    return (clues, surroundings)
  }

  /// Whether the word stands under a stranger’s copy of its institution: `elections.gouv.site`.
  private func isUnderItsInstitution(
    _ match: WordMatch, _ word: ProtectedWords.Word, in host: HostName
  ) -> Bool {
    guard word.isInstitution, let registrable = host.registrableLabel,
      match.label == registrable - 1, match.fit == .whole, match.changes.isEmpty
    else { return false }
    return host.bytes[host.label(registrable)]
      .elementsEqual(word.suffix.utf8.prefix { $0 != UInt8(ascii: ".") })
  }

  /// Whether the label is in letters of another script throughout and reads like the word in Latin ones
  /// (a whole-script confusable: UTS #39, section 4.1). Then neither how many names have the word nor its
  /// shortness makes it likelier to be another’s: those who share the word write it in its own letters, and
  /// letters of another alphabet do not all look like one word by chance.
  private func isWhollyInOtherLetters(_ match: WordMatch, in host: HostName) -> Bool {
    guard host.isEncoded(match.label), match.changes == [.confusable],
      let skeleton = host.skeleton(ofLabel: match.label)
    else { return false }
    return !skeleton.scripts.isEmpty && !skeleton.scripts.contains("Latn")
      && !skeleton.isMixedScript
  }

  /// How much the word is others’ too.
  private func describeCommonness(
    _ match: WordMatch, edits: Int, isWhole: Bool, length: Float, _ host: HostName,
    _ word: ProtectedWords.Word, _ clues: inout Evidence
  ) {
    let isAltered = !match.changes.isEmpty
    if isWhole, edits == 1 {
      clues[.commonNear] = common(match.word, \.asPart)
    } else if isAltered, !isMisspelling(length: length, clues) {
      clues[.commonAltered] = common(match.word, \.asPart)
    } else if isWhole, !isAltered {
      clues[.everyday] = max(0, knowledge.frequency(of: word.name.text.utf8) - 4)
      clues[.shared] = common(match.word, \.whole)
    } else if !isAltered {
      clues[.common] = common(match.word, clues[.part] > 0 ? \.anywhere : \.asPart)
      if clues[.part] > 0, isCutOut(match, in: host) { clues[.cutOut] = 1 }
    }
  }

  /// Whether a token is one mistake away from the word, or a label two, and is nothing of its own
  /// (`srf-goolge`): that many names have the word itself (`google`) does not make it another’s, since nobody
  /// else would name himself so. Whole labels with one mistake are left out: names like those of the most
  /// visited sites are mostly parked by who lives on slips of typing.
  private func isMisspelling(length: Float, _ clues: Evidence) -> Bool {
    knowledge.statistics != nil && clues[.tokensNear] + clues[.wholeFar] > 0
      && clues[.ownWord] == 0 && length >= 6
  }

  private func isCutOut(_ match: WordMatch, in host: HostName) -> Bool {
    let label = host.label(match.label)
    guard !host.isEncoded(match.label), match.span.upperBound <= label.upperBound else {
      return false
    }
    let run = match.span.lowerBound - label.lowerBound..<match.span.upperBound - label.lowerBound
    return knowledge.isWord(run, of: Array(host.bytes[label]))
  }

  /// How many of the changes a hurried eye may notice: letters that are wrong, and those that look only
  /// a little like the right ones.
  private static func edits(_ match: WordMatch) -> Int {
    let wrong = match.changes.count { !alike.contains($0) }
    let each = match.distance / Float(max(1, match.edits.count))
    return wrong == 0 && each > leastSeen ? 1 : wrong
  }

  /// The distance of one swap from which on it is seen.
  private static let leastSeen: Float = 0.45

  private func surroundings(of match: WordMatch, among kinds: inout PieceKinds) -> Surroundings {
    if words.indices.contains(match.word), case let owner = words[match.word].name.owner,
      let lures = ownLures[owner]
    {
      return Surroundings(of: match, lures: lures, of: owner, kinds: &kinds)
    }
    return Surroundings(of: match, lures: usualLures, of: nil, kinds: &kinds)
  }

  private func form(_ fit: WordMatch.Fit, degree: Int, _ isWhole: Bool) -> Clue {
    let degree = min(degree, 3)
    return switch fit {
    case .whole where isWhole: [.whole, .wholeAlike, .wholeNear, .wholeFar][degree]
    case .whole, .tokens: [.tokens, .tokensAlike, .tokensNear, .tokensFar][degree]
    case .beside: [.beside, .besideAlike, .besideNear, .besideFar][degree]
    case .prefix, .suffix, .inner: degree == 0 ? .part : .partAlike
    }
  }

  private func describeChanges(
    _ match: WordMatch, edits: Int, length: Float, _ host: HostName, _ word: ProtectedWords.Word,
    _ clues: inout Evidence
  ) {
    let hyphen = UInt8(ascii: "-")
    let letters =
      host.isEncoded(match.label) ? [] : host.bytes[match.span].filter { $0 != hyphen }
    if !letters.elementsEqual(word.name.text.utf8.filter { $0 != hyphen }) {
      clues[.ownWord] = max(0, knowledge.familiarityOfParts(letters) - 2)
    }
    clues[.distance] = 10 * match.distance / length
    if edits == 1,
      match.changes.allSatisfy({ Self.alike.contains($0) || Self.typing.contains($0) })
    {
      clues[.typing] = 1
    }
    if length < 6, edits > 0 { clues[.shortNear] = 1 }
    if edits > 0, edits > 1 || match.fit != .whole {
      clues[.long] = min(match.fit == .whole ? 1 : 1.5, max(0, length - 8) / 2)
    }
    if match.changes.contains(.repetition) { clues[.doubled] = 1 }
    if !Self.replacing.isDisjoint(with: match.changes) {
      clues[.replaced] = 1
    }
  }

  private func common(_ word: Int, _ names: KeyPath<NameCount, Int>) -> Float {
    guard counts.indices.contains(word) else { return 1.5 }
    return log10f(1 + Float(counts[word][keyPath: names]))
  }

  private func describe(_ surroundings: Surroundings, in host: HostName, _ clues: inout Evidence) {
    clues[.usualBeside] = surroundings.pieces.reduce(0) {
      max($0, log10f(1 + knowledge.occurrences(of: host.bytes[$1.span])))
    }
    let pointed = surroundings.pointedLures
    let others = surroundings.words
    let stray = surroundings.strayLetters
    clues[.otherWords] = Float(min(others, 3))
    clues[.stray] = min(3, Float(stray) / 10)
    clues[.digits] = surroundings.hasDigits ? 1 : 0
    let isDressed = others == 0 && stray == 0
    if pointed > 0 {
      clues[isDressed ? .lured : .lureAmongWords] = 1
      if pointed > 1 { clues[.luredTwice] = 1 }
    } else if isDressed, surroundings.moneyLures > 0 {
      clues[.luredByMoney] = 1
    } else if isDressed, surroundings.otherLures > 0 {
      clues[.dressed] = 1
    }
  }

  private func describeEnding(
    of host: HostName, suffix: String?, _ clues: inout Evidence
  ) {
    guard let registrable = host.registrableLabel else { return }
    let ending = host.bytes[(host.label(registrable).upperBound + 1)...]
    let isOwn = suffix.map { ending.elementsEqual($0.utf8) } ?? false
    let isWhole = clues[.whole] + clues[.wholeAlike] + clues[.wholeNear] + clues[.wholeFar] > 0
    switch EndingKind(of: ending) {
    case .old:
      clues[isWhole ? .oldEnding : .oldEndingOfPart] = 1
      if isOwn { clues[.sameOldEnding] = 1 }
    case .country where !isOwn: clues[isWhole ? .countryEnding : .countryEndingOfPart] = 1
    case .open where !isOwn: clues[.openEnding] = 1
    default: if isOwn { clues[.sameEnding] = 1 }
    }
    clues[.rareEnding] = knowledge.rarity(ofEnding: ending)
    if knowledge.isEstablished(host.bytes[host.registrableStart...]) { clues[.established] = 1 }
  }
}
