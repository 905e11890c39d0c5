extension FingerprintIndex {
  /// Takes a document out of everything but ``count``, ``entry(_:)`` and ``withHashes(of:_:)``. Nothing happens the second
  /// time. Linear in its fingerprints.
  ///
  /// Where it counted for its source, the next live document of the source with its text does. Where it was the first of
  /// its text, the caller calls ``promote(_:)`` for the next.
  package func retire(_ number: UInt32) {
    guard Int(number) < count, isLive(number) else { return }
    // One that was left out when its segment was written had its heir, too, which is not known any more when the
    // index was opened again.
    let counted = counts(number) || storedFlags(of: number).isSuperset(of: [.counted, .dropped])
    setPostings(number, false)
    setRuns(number, false)
    setRetired(number)
    if counted, let heir = firstPublished(entry(number)) { setRuns(heir, true) }
  }

  /// Puts the fingerprints of a live document among the postings: the one before it with its text was retired. Nothing
  /// happens where they are there. Linear in its fingerprints.
  package func promote(_ number: UInt32) {
    guard Int(number) < count, isLive(number) else { return }
    setPostings(number, true)
  }

  /// Whether the fingerprints of a document are among the postings.
  func isFirst(_ number: UInt32) -> Bool {
    if overlay.gained.contains(number) { return true }
    return hasStoredPostings(number) && !overlay.lost.contains(number)
  }

  /// Whether a document counts for its source.
  func counts(_ number: UInt32) -> Bool {
    if overlay.counted.contains(number) { return true }
    return hasStoredRuns(number) && !overlay.uncounted.contains(number)
  }

  private func hasStoredPostings(_ number: UInt32) -> Bool {
    let flags = storedFlags(of: number)
    return flags.contains(.first) && !flags.contains(.dropped)
  }

  private func hasStoredRuns(_ number: UInt32) -> Bool {
    let flags = storedFlags(of: number)
    return flags.contains(.counted) && !flags.contains(.dropped)
  }

  private func setPostings(_ number: UInt32, _ wanted: Bool) {
    let stored = hasStoredPostings(number)
    withHashes(of: number) {
      overlay.setPostings(number, wanted: wanted, stored: stored, $0)
    }
  }

  private func setRuns(_ number: UInt32, _ wanted: Bool) {
    let stored = hasStoredRuns(number)
    let source = entry(number).source
    withHashes(of: number) {
      overlay.setRuns(number, wanted: wanted, stored: stored, source: source, $0)
    }
  }

  /// Puts segments in the place of others that hold the same documents, and leaves to the overlay what the new ones do
  /// not say of themselves.
  ///
  /// - Parameter touched: documents of which the new ones say something else than the old ones.
  func replace(_ documents: Range<UInt32>, touched: Set<UInt32>, by change: () -> Void) {
    let numbers = overlay.numbers(in: documents).union(touched)
    let wanted = numbers.map { ($0, isFirst($0), counts($0)) }
    for (number, _, _) in wanted {
      setPostings(number, hasStoredPostings(number))
      setRuns(number, hasStoredRuns(number))
    }
    change()
    for (number, isFirst, counts) in wanted {
      setPostings(number, isFirst)
      setRuns(number, counts)
    }
  }
}
