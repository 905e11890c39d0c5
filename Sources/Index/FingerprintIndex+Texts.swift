extension FingerprintIndex {
  /// The lowest live number with a text; `nil` if there is none. Constant time a segment, and linear in the retired
  /// documents with the text.
  ///
  /// - Parameter below: numbers from this on are not looked at.
  package func first(whole: UInt64, length: UInt32, below: UInt32) -> UInt32? {
    var found: UInt32?
    forEachText(whole, length) { number in
      if number < below { found = number }
      return false
    }
    return found
  }

  /// The live documents with a text, ascending. Linear in them.
  package func forEachIdentical(whole: UInt64, length: UInt32, _ body: (UInt32) -> Void) {
    forEachText(whole, length) { number in
      body(number)
      return true
    }
  }

  /// Whether a live document of a source has a text. Constant time a segment.
  package func isPublished(whole: UInt64, length: UInt32, by source: UInt32) -> Bool {
    firstPublished(TextEntry(whole: whole, length: length, source: source)) != nil
  }

  /// The lowest live number with a text of a source.
  func firstPublished(_ entry: TextEntry) -> UInt32? {
    let hash = KeyTable.publishedHash(
      whole: entry.whole, length: entry.length, source: entry.source)
    let key = UInt32(hash >> 32)
    for segment in segments {
      for place in segment.published.range(of: key) {
        let local = KeyTable.number(segment.published.entries[place])
        guard local < segment.count, segment.entry(local) == entry else { continue }
        let number = segment.first + UInt32(local)
        if isLive(number) { return number }
      }
    }
    var found: UInt32?
    tail.published.forEach(of: hash) { local in
      guard tail.entry(Int(local)) == entry, isLive(tail.first + local) else { return true }
      found = tail.first + local
      return false
    }
    return found
  }

  private func forEachText(_ whole: UInt64, _ length: UInt32, while body: (UInt32) -> Bool) {
    let hash = KeyTable.textHash(whole: whole, length: length)
    let key = UInt32(hash >> 32)
    for segment in segments {
      for place in segment.texts.range(of: key) {
        let local = KeyTable.number(segment.texts.entries[place])
        guard local < segment.count, segment.wholes[local] == whole,
          segment.lengths[local] == length
        else { continue }
        let number = segment.first + UInt32(local)
        if isLive(number), !body(number) { return }
      }
    }
    tail.texts.forEach(of: hash) { local in
      guard tail.wholes[Int(local)] == whole, tail.lengths[Int(local)] == length,
        isLive(tail.first + local)
      else { return true }
      return body(tail.first + local)
    }
  }
}
