/// What a segment consists of, in the order of the file. Numbers of documents count from the segment's first.
enum Section: Int, CaseIterable {
  /// 8 bytes a document, then 4, 4 and 1.
  case wholes, lengths, sources, flags
  /// Where the fingerprints of each document begin, one more than documents; and the fingerprints.
  case hashStarts, hashes
  /// A ``KeyTable`` of texts, and one of texts by source.
  case texts, textStarts
  case published, publishedStarts
  /// A ``KeyTable`` of fingerprints.
  case postings, postingStarts
  /// For each source, ascending: where its runs begin (one more), how many different texts it has, and the
  /// fingerprints of these, ascending, as often as texts carry them.
  case runSources, runStarts, runTexts, runs
}

/// How many of each thing a segment has.
struct SegmentCounts: Equatable {
  var documents: Int
  var hashes: Int
  var postings: Int
  var sources: Int
  var runs: Int
}

/// Where the sections of a segment are, in bytes from its beginning.
struct SegmentLayout: Equatable {
  /// One a section, each begins at a cache line.
  private(set) var ranges: [Range<Int>] = []
  let size: Int

  static let headerSize = 512
  private static let alignment = 64

  init(_ counts: SegmentCounts) {
    var offset = Self.headerSize
    for section in Section.allCases {
      let size = Self.size(of: section, counts)
      ranges.append(offset..<offset + size)
      offset = (offset + size + Self.alignment - 1) / Self.alignment * Self.alignment
    }
    size = offset
  }

  private static func size(of section: Section, _ counts: SegmentCounts) -> Int {
    switch section {
    case .wholes: 8 * counts.documents
    case .lengths, .sources: 4 * counts.documents
    case .flags: counts.documents
    case .hashStarts: 4 * (counts.documents + 1)
    case .hashes: 4 * counts.hashes
    case .texts, .published: 8 * counts.documents
    case .textStarts, .publishedStarts: 4 * KeyTable.startCount(of: counts.documents)
    case .postings: 8 * counts.postings
    case .postingStarts: 4 * KeyTable.startCount(of: counts.postings)
    case .runSources, .runTexts: 4 * counts.sources
    case .runStarts: 4 * (counts.sources + 1)
    case .runs: 4 * counts.runs
    }
  }

  subscript(section: Section) -> Range<Int> { ranges[section.rawValue] }
}

/// What a segment says of a document.
struct TextFlags: OptionSet {
  var rawValue: UInt8

  /// It is the first of its text, so that its fingerprints are among the postings.
  static let first = TextFlags(rawValue: 1)
  /// It counts for its source.
  static let counted = TextFlags(rawValue: 2)
  /// It was retired when the segment was written: neither postings nor runs have it, whatever the other flags say.
  static let dropped = TextFlags(rawValue: 4)
}
