internal import Index

/// Tells whether texts of one source are different stories, remembering each comparison: runs that updates of one
/// story share are that story, not boilerplate.
struct Stories {
  let texts: CopyTexts
  private var related: [UInt64: Bool] = [:]

  init(texts: CopyTexts) {
    self.texts = texts
  }

  /// How many texts of a longer list are looked at.
  private static let sample = 12

  /// - Parameter documents: in any order; which of many are looked at depends on what they say.
  mutating func areDifferent(_ documents: [UInt32], atLeast least: Int) -> Bool {
    let sample = documents.map { (texts.index.entry($0).whole, $0) }.sorted { $0 < $1 }
      .prefix(Self.sample)
    var told: [UInt32] = []
    for (_, document) in sample {
      if !told.contains(where: { isSameStory($0, document) }) { told.append(document) }
      if told.count >= least { return true }
    }
    return false
  }

  private mutating func isSameStory(_ a: UInt32, _ b: UInt32) -> Bool {
    let key = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
    if let known = related[key] { return known }
    let isSame = texts.index.withHashes(of: a) { left in
      texts.index.withHashes(of: b) { right in
        let shared = Self.countShared(left, right)
        return 2 * shared >= max(1, min(left.count, right.count))
      }
    }
    related[key] = isSame
    return isSame
  }

  /// Linear merge of two ascending lists.
  private static func countShared(
    _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>
  ) -> Int {
    var (i, j, shared) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        shared += 1
        i += 1
        j += 1
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return shared
  }
}
