/// Which words sound like what.
struct SoundIndex: Sendable {
  /// Open addressing: hashes of sounds, 0 where empty, and where their words begin in ``words``.
  private let slots: [UInt64]
  private let firsts: [UInt32]
  private let hashes: [UInt64]
  private let words: [UInt32]

  init(words: [(word: Int, letters: [UInt8])]) {
    var pairs: [(hash: UInt64, word: UInt32)] = []
    for (word, letters) in words where letters.count >= MatchRules.soundingLetters {
      let sound = Sound(of: letters)
      guard sound.codes.count >= MatchRules.sounds else { continue }
      pairs.append((Sound.Hashes.hash(sound.codes[...]), UInt32(word)))
    }
    pairs.sort { ($0.hash, $0.word) < ($1.hash, $1.word) }
    var size = 64
    while size < pairs.count * 8 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    var firsts = [UInt32](repeating: 0, count: size)
    for (place, pair) in pairs.enumerated() where place == 0 || pairs[place - 1].hash != pair.hash {
      var slot = Int(pair.hash >> 32) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = pair.hash
      firsts[slot] = UInt32(place)
    }
    self.slots = slots
    self.firsts = firsts
    hashes = pairs.map(\.hash)
    self.words = pairs.map(\.word)
  }

  var isEmpty: Bool { words.isEmpty }

  /// Calls back with the words that sound so.
  @inline(__always)
  func forEachWord(sounding hash: UInt64, _ body: (Int) -> Void) {
    let slots = slots.span
    var slot = Int(hash >> 32) & (slots.count - 1)
    while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & (slots.count - 1) }
    guard slots[slot] == hash, hash != 0 else { return }
    var place = Int(firsts[slot])
    while place < hashes.count, hashes[place] == hash {
      body(Int(words[place]))
      place += 1
    }
  }
}
