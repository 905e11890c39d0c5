/// What a mail says, as a few numbers that are nearly the same for mails that nearly say the same: the least of each of 64 hashes over
/// all runs of three words (Broder, "On the resemblance and containment of documents", 1997). Numbers and addresses are left out,
/// since they are what differs from one receiver to the next.
package struct MailSketch: Hashable, Sendable {
  package static let slots = 64

  /// As many as ``slots``; none where there are too few words to compare.
  package let least: [UInt32]

  package init(least: [UInt32]) {
    self.least = least
  }

  /// Linear in the text, times the slots.
  package init(subject: NormalText, text: NormalText) {
    var least = [UInt32](repeating: .max, count: Self.slots)
    var window: [UInt64] = []
    var runs = 0
    for part in [subject, text] {
      window.removeAll(keepingCapacity: true)
      for word in part.bytes.split(separator: 0x20) {
        guard !word.contains(where: { $0 &- 0x30 < 10 }), word.count < 20 else { continue }
        window.append(Self.hash(word))
        if window.count > 3 { window.removeFirst() }
        guard window.count == 3 else { continue }
        runs += 1
        let run = (window[0] &* 3 &+ window[1]) &* 0x9E37_79B9_7F4A_7C15 &+ window[2]
        for slot in 0..<Self.slots {
          // Each slot permutes by another odd factor.
          let mixed =
            (run ^ (run >> 29)) &* (0xBF58_476D_1CE4_E5B9 &+ UInt64(slot) &* 0x94D0_49BB_1331_11EA)
          least[slot] = min(least[slot], UInt32(truncatingIfNeeded: mixed >> 32))
        }
      }
    }
    self.least = runs >= 5 ? least : []
  }

  /// About which share of their runs two mails have in common; off by a sixteenth, usually. 0 where there is nothing to compare.
  package func likeness(to other: MailSketch) -> Double {
    guard !least.isEmpty, least.count == other.least.count else { return 0 }
    var equal = 0
    for slot in least.indices where least[slot] == other.least[slot] { equal += 1 }
    return Double(equal) / Double(least.count)
  }

  /// FNV-1a.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
