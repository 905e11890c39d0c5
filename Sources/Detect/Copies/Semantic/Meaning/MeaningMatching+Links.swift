internal import TocsinModel

extension MeaningMatching {
  /// The links between documents whose passages were accepted, sorted by b, then a.
  ///
  /// The score of a link is the probability of its best pair, of a copy the likeness of the letters; its coverage is the share of letters in accepted passages.
  ///
  /// - Parameter least: the least coverage of the shorter document.
  func links(of matches: [MeaningMatch], least: Double) -> [CopyLink] {
    let documents = Set(
      matches.filter(\.isAccepted).flatMap { [$0.a, $0.b] }.map { index.passages[$0].document })
    var lengths: [UInt32: Int] = [:]
    for passage in index.passages where documents.contains(passage.document) {
      lengths[passage.document, default: 0] += passage.length
    }
    return links(of: matches, lengths: lengths, least: least)
  }

  /// - Parameter lengths: letters and digits of the documents.
  func links(
    of matches: [MeaningMatch], lengths: [UInt32: Int], least: Double
  ) -> [CopyLink] {
    var accepted: [NumberPair: [MeaningMatch]] = [:]
    for match in matches where match.isAccepted {
      accepted[index.documents(of: match.pair), default: []].append(match)
    }
    return accepted.sorted { $0.key < $1.key }.compactMap { documents, matches in
      let link = link(documents, matches, lengths)
      let isAShorter = (lengths[documents.a] ?? 0) <= (lengths[documents.b] ?? 0)
      return Double(isAShorter ? link.coverageA : link.coverageB) >= least ? link : nil
    }
  }

  private func link(
    _ documents: NumberPair, _ matches: [MeaningMatch], _ lengths: [UInt32: Int]
  ) -> CopyLink {
    func coverage(_ document: UInt32) -> Float {
      let covered = Set(matches.flatMap { [$0.a, $0.b] }.map { index.passages[$0] })
        .filter { $0.document == document }.sorted { $0.span < $1.span }
      // Places that were found for several passages may overlap.
      var (length, end) = (0.0, 0)
      for passage in covered {
        let fresh = max(0, passage.span.end - max(end, passage.span.start))
        length += Double(passage.length) * Double(fresh) / Double(max(1, passage.span.length))
        end = max(end, passage.span.end)
      }
      return Float(length / Double(max(1, lengths[document] ?? 0)))
    }
    let spans = matches.map { match in
      let (a, b) = (index.passages[match.a], index.passages[match.b])
      return a.document == documents.a
        ? MatchedSpan(a: a.span, b: b.span) : MatchedSpan(a: b.span, b: a.span)
    }
    let kind = kind(of: matches)
    let score = kind == .copypasta ? letters(of: matches) : matches.map(\.probability).max() ?? 0
    return CopyLink(
      a: documents.a, b: documents.b, score: Float(score),
      coverageA: coverage(documents.a), coverageB: coverage(documents.b),
      spans: spans.sorted { ($0.b.start, $0.a.start) < ($1.b.start, $1.a.start) },
      kind: kind,
      isTransliterated: kind == .copypasta && matches.contains(where: \.isTransliterated))
  }

  private func kind(of matches: [MeaningMatch]) -> CopyKind {
    let areTwo = matches.contains { $0.languages == .different && !$0.isTransliterated }
    if areTwo { return .translation }
    return letters(of: matches) >= MeaningMatch.copied ? .copypasta : .rewording
  }

  /// The mean likeness of letters, by length.
  private func letters(of matches: [MeaningMatch]) -> Double {
    var (sum, weight) = (0.0, 0.0)
    for match in matches {
      let length = Double(min(index.passages[match.a].length, index.passages[match.b].length))
      sum += length * match.letters
      weight += length
    }
    return weight > 0 ? sum / weight : 0
  }
}
