extension [WordingPiece] {
  /// Writes words with letters of several alphabets in one, that of the text if it can be: `pаrliаment` with two
  /// Cyrillic letters becomes Latin. The disguised words become lower case.
  mutating func undoDisguise() {
    var letters: [Script: Int] = [:]
    var mixed: [Int] = []
    for index in indices {
      var seen: Set<Script> = []
      for scalar in self[index].scalars {
        guard let script = alphabet(of: scalar) else { continue }
        letters[script, default: 0] += 1
        seen.insert(script)
      }
      if seen.count > 1 { mixed.append(index) }
    }
    guard !mixed.isEmpty else { return }
    let usual = letters.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    for index in mixed {
      for (script, _) in usual {
        guard let rewritten = self[index].rewritten(in: script) else { continue }
        self[index].scalars = rewritten
        break
      }
    }
  }
}

extension WordingPiece {
  /// The word in one alphabet; `nil` when a letter has no twin there.
  fileprivate func rewritten(in script: Script) -> [UInt32]? {
    var rewritten: [UInt32] = []
    for scalar in scalars {
      guard let own = alphabet(of: scalar), own != script else {
        rewritten.append(scalar)
        continue
      }
      let lower = LetterTable.shared.entry(of: scalar) & 0xFF_FFFF
      guard let twin = LookAlikeLetters.shared.twin(of: lower, in: script) else { return nil }
      rewritten.append(twin)
    }
    return rewritten
  }
}

/// The script of a letter, when it is one whose letters imitate those of others.
private func alphabet(of scalar: UInt32) -> Script? {
  let entry = LetterTable.shared.entry(of: scalar)
  guard entry != 0, let script = Script(rawValue: UInt8(entry >> 24)), script.isAlphabetic else {
    return nil
  }
  return script
}
