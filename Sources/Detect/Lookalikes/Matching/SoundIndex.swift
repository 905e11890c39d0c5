/// Which words sound like what.
struct SoundIndex: Sendable {
  /// Open addressing: hashes of sounds, 0 where empty, and where their words begin in ``words``.
  private let slots: [UInt64]
  private let firsts: [UInt32]
  private let hashes: [UInt64]
  private let words: [UInt32]

  init(words: [(word: Int, letters: [UInt8])]) {
    var pairs: [(hash: UInt64, word: UInt32)] = []
    var sound = Sound()
    for (word, letters) in words where letters.count >= MatchRules.soundingLetters {
      sound.read(letters.span)
      guard sound.count(0..<letters.count) >= MatchRules.sounds else { continue }
      pairs.append((sound.hash(0..<letters.count), UInt32(word)))
    }
    pairs.sort { ($0.hash, $0.word) < ($1.hash, $1.word) }
    var size = 64
    while size < pairs.count * 8 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    var firsts = [UInt32](repeating: 0, count: size)
    for (place, pair) in pairs.enumerated() where place == 0 || pairs[place - 1].hash != pair.hash {
      var slot = Int(truncatingIfNeeded: pair.hash >> 32) & (size - 1)
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

  /// The places in ``word(at:)`` of the words that sound so.
  @inline(__always)
  func places(sounding hash: UInt64) -> Range<Int> {
    let slots = slots.span
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[unchecked: slot] != 0 {
      if slots[unchecked: slot] == hash { return places(from: Int(firsts[slot]), hash) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return 0..<0
  }

  private func places(from first: Int, _ hash: UInt64) -> Range<Int> {
    var end = first
    while end < hashes.count, hashes[end] == hash { end += 1 }
    return first..<end
  }

  func word(at place: Int) -> Int { Int(words[place]) }
}
