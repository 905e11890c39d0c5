package import TocsinModel

/// A verified relation between two documents of an index, by their numbers; `a < b`.
package struct CopyLink: Hashable, Sendable {
  package var a: UInt32
  package var b: UInt32
  package var score: Float
  package var coverageA: Float
  package var coverageB: Float
  /// What they share, in UTF-8 offsets of the two texts, sorted by place in b.
  package var spans: [MatchedSpan]
  /// What kind of copy; the score is that of an alignment for copypasta, otherwise a probability.
  package var kind: CopyKind
  /// Whether the letters agree once one of the two is put into the letters of the other: copypasta whose score is their likeness.
  package var isTransliterated: Bool

  package init(
    a: UInt32, b: UInt32, score: Float, coverageA: Float, coverageB: Float, spans: [MatchedSpan],
    kind: CopyKind = .copypasta, isTransliterated: Bool = false
  ) {
    self.a = a
    self.b = b
    self.score = score
    self.coverageA = coverageA
    self.coverageB = coverageB
    self.spans = spans
    self.kind = kind
    self.isTransliterated = isTransliterated
  }
}

extension CopyLink {
  /// Whether it was found by comparing passages, and its spans are these.
  package var isByPassages: Bool { kind != .copypasta || isTransliterated }

  /// How much of the document that is covered more, which is the shorter one as a rule.
  package var covered: Float { max(coverageA, coverageB) }

  /// The same, from b to a; `a < b` does not hold then.
  var reversed: CopyLink {
    CopyLink(
      a: b, b: a, score: score, coverageA: coverageB, coverageB: coverageA,
      spans: spans.map { MatchedSpan(a: $0.b, b: $0.a) }
        .sorted { ($0.b.start, $0.a.start) < ($1.b.start, $1.a.start) }, kind: kind,
      isTransliterated: isTransliterated)
  }

  /// The spans as little-endian 32-bit integers, four a span: a.start, a.end, b.start, b.end.
  package var encodedSpans: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(spans.count * 16)
    for span in spans {
      for offset in [span.a.start, span.a.end, span.b.start, span.b.end] {
        withUnsafeBytes(of: UInt32(clamping: offset).littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    return bytes
  }

  /// Reads ``encodedSpans``; bytes beyond a whole span are ignored.
  package static func spans(encoded bytes: UnsafeRawBufferPointer) -> [MatchedSpan] {
    func offset(_ index: Int) -> Int {
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
    }
    return (0..<bytes.count / 16).map { span in
      MatchedSpan(
        a: TextSpan(offset(span * 4), offset(span * 4 + 1)),
        b: TextSpan(offset(span * 4 + 2), offset(span * 4 + 3)))
    }
  }
}
