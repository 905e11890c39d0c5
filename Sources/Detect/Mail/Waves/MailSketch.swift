import CHashing

/// What a mail says, as a few numbers by which mails that nearly say the same are found and compared: the least of the hashes of all
/// runs of three words of its text. Of a mail with at most ``most`` runs these are all of them, so that most mails are
/// compared exactly; of longer ones they are a sample that is the same for the same runs (bottom-k sketch: E. Cohen and H. Kaplan,
/// “Summarizing data using bottom-k sketches”, 2007; Broder, “On the resemblance and containment of documents”, 1997).
/// Numbers and addresses are left out, since they are what differs from one receiver to the next.
package struct MailSketch: Hashable, Sendable {
  /// More runs than nine in ten deceptive mails have. A share that is guessed from so many is off by .04, usually.
  package static let most = 192
  /// A text of fewer runs, as that of a mail that is a picture, says too little alone: its subject is taken in, which it is not
  /// else, since one wave has many.
  private static let fewRuns = 8
  /// Fewer than this, and there is nothing to compare.
  private static let fewest = 5

  /// Ascending, each once; none where there is too little to compare.
  package let least: [UInt32]

  package init(least: [UInt32]) {
    self.least = least
  }

  /// Linear in the text, and n log n in its runs.
  package init(subject: NormalText, text: NormalText) {
    var runs: Set<UInt32> = []
    Self.insert(text, into: &runs, kind: 0)
    // Its runs are told from those of the text, so that a subject that the text repeats counts twice.
    if runs.count < Self.fewRuns { Self.insert(subject, into: &runs, kind: 1) }
    least = runs.count >= Self.fewest ? Array(runs.sorted().prefix(Self.most)) : []
  }

  private static func insert(_ text: NormalText, into runs: inout Set<UInt32>, kind: UInt64) {
    var before: (UInt64, UInt64) = (0, 0)
    var words = 0
    for word in text.bytes.split(separator: 0x20) {
      guard !word.contains(where: { $0 &- 0x30 < 10 }), word.count < 20 else { continue }
      let hash = word.reduce(into: FNV1a.start) { $0.combine(UInt32($1)) }.value
      words += 1
      if words >= 3 { runs.insert(mixed(before.0 &+ kind, before.1, hash)) }
      before = (before.1, hash)
    }
  }

  /// Which share of their runs two mails have in common (Jaccard's index). 0 where there is nothing to compare. Linear.
  package func likeness(to other: MailSketch) -> Double {
    guard !least.isEmpty, !other.least.isEmpty else { return 0 }
    // A list that is not full holds all that there is; beyond the end of a full one nothing is known.
    let isWhole = least.count < Self.most && other.least.count < Self.most
    let bound = isWhole ? Int.max : Self.most
    var (here, there, union, common) = (0, 0, 0, 0)
    while union < bound, here < least.count || there < other.least.count {
      union += 1
      if there == other.least.count {
        here += 1
      } else if here == least.count || other.least[there] < least[here] {
        there += 1
      } else {
        if least[here] == other.least[there] {
          common += 1
          there += 1
        }
        here += 1
      }
    }
    return Double(common) / Double(union)
  }

  /// Stafford's variant 13 of MurmurHash3's finaliser, over three words in their order.
  private static func mixed(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt32 {
    var value = (first &* 3 &+ second) &* 0x9E37_79B9_7F4A_7C15 &+ third
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: (value ^ (value >> 31)) >> 32)
  }
}
