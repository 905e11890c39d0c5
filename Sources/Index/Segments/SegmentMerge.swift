internal import CHashing
internal import Glibc

/// The joining of neighbouring segments into one, in memory or in a file, in steps of some milliseconds.
///
/// What is retired, promoted or counted when it begins is settled in the new segment; what is after that is the overlay's.
final class SegmentMerge {
  let segments: [Segment]
  /// The new segment's file; `nil` in memory.
  let generation: UInt64?
  private let folder: String?
  private let mark: UInt64
  /// What the new segment says of each document.
  private let states: [TextFlags]
  /// Documents that were not among the postings, or did not count, and are or do now.
  let gained, counted: [UInt32]
  /// Their postings, ascending.
  private let gainedPostings: SegmentBytes
  private var runs: RunMerge
  private let image: SegmentImage
  private var work: Work
  private var checksums: [UInt64] = []
  private var hash = FNV1a.start
  private var isWhole = false

  private enum Work {
    case copying(segment: Int, section: Int)
    case texts(TableMerge)
    case published(TableMerge)
    case postings(TableMerge)
    case runs
    case checking(section: Int, offset: Int)
    case flushing
    case done
  }

  /// Entries, fingerprints and bytes of a step.
  private static let block = 1 << 16
  private static let blockBytes = 1 << 22

  /// - Parameters:
  ///   - segments: at least one; neighbours.
  ///   - file: where to; `nil` for memory.
  ///   - retired: whether a document is retired.
  ///   - gained: documents of the segments whose postings are to be added.
  ///   - counted: documents that are to be counted.
  init(
    _ segments: [Segment], file: (folder: String, generation: UInt64)?, mark: UInt64,
    retired: (UInt32) -> Bool, gained: [UInt32], counted: [UInt32]
  ) throws(IndexError) {
    self.segments = segments
    self.mark = mark
    self.gained = gained
    self.counted = counted
    folder = file?.folder
    generation = file?.generation
    let first = segments.first?.first ?? 0
    var states: [TextFlags] = []
    var removed: [(Segment, Int)] = []
    var sizes = SegmentCounts(documents: 0, hashes: 0, postings: 0, sources: 0, runs: 0)
    states.reserveCapacity(segments.reduce(0) { $0 + $1.count })
    for segment in segments {
      for local in 0..<segment.count {
        var state = segment.flags(of: local)
        if !state.contains(.dropped), retired(segment.first + UInt32(local)) {
          if state.contains(.counted) { removed.append((segment, local)) }
          state.insert(.dropped)
        }
        states.append(state)
      }
      sizes.hashes += segment.hashes.count
    }
    func place(_ number: UInt32) -> (Segment, Int)? {
      segments.last { $0.first <= number }.map { ($0, Int(number - $0.first)) }
    }
    var entries: [UInt64] = []
    for number in gained {
      guard let (segment, local) = place(number) else { continue }
      states[Int(number - first)].insert(.first)
      entries += segment.hashes(of: local).map {
        KeyTable.entry(key: KeyTable.key(ofHash: $0), number: Int(number - first))
      }
    }
    entries.sort()
    let postings = SegmentBytes(size: 8 * entries.count)
    entries.withUnsafeBytes { postings.raw.copyMemory(from: $0) }
    gainedPostings = postings
    for number in counted { states[Int(number - first)].insert(.counted) }
    runs = RunMerge(segments, removed: removed, added: counted.compactMap(place))
    var number = 0
    for segment in segments {
      for local in 0..<segment.count {
        let state = states[number]
        number += 1
        guard !state.contains(.dropped) else { continue }
        let count = segment.hashes(of: local).count
        if state.contains(.first) { sizes.postings += count }
        if state.contains(.counted) { sizes.runs += count }
      }
    }
    sizes.documents = states.count
    sizes.sources = runs.sourceCount
    self.states = states
    let size = SegmentLayout(sizes).size
    let bytes: SegmentBytes
    if let file {
      bytes = try SegmentBytes(
        creating: Self.temporaryPath(file.folder, file.generation), size: size)
    } else {
      bytes = SegmentBytes(size: size)
    }
    image = SegmentImage(bytes: bytes, counts: sizes, first: first)
    work = .copying(segment: 0, section: 0)
  }

  /// A merge that is not ended leaves nothing behind.
  deinit {
    if !isWhole, let path = image.bytes.path { unlink(path) }
  }

  /// The documents of the new segment.
  var documents: Range<UInt32> { image.first..<image.first + UInt32(states.count) }

  private static func temporaryPath(_ folder: String, _ generation: UInt64) -> String {
    "\(folder)/\(Manifest.fileName(generation))\(Manifest.temporary)"
  }

  /// Does the next piece of work; `true` when the segment is whole.
  func step() throws(IndexError) -> Bool {
    switch work {
    case .copying(let segment, let section):
      copy(segment, section)
      if section < 5 {
        work = .copying(segment: segment, section: section + 1)
      } else if segment + 1 < segments.count {
        work = .copying(segment: segment + 1, section: 0)
      } else {
        work = .texts(merging(.texts, .textStarts, wanted: nil, \.texts))
      }
    case .texts(var table):
      work = .done  // so that the table has one owner
      work =
        try table.step(Self.block, states)
        ? .published(merging(.published, .publishedStarts, wanted: nil, \.published))
        : .texts(table)
    case .published(var table):
      work = .done
      work =
        try table.step(Self.block, states)
        ? .postings(merging(.postings, .postingStarts, wanted: .first, \.postings))
        : .published(table)
    case .postings(var table):
      work = .done
      work = try table.step(Self.block, states) ? .runs : .postings(table)
    case .runs:
      guard try runs.step(Self.block, into: image) else { return false }
      work = generation == nil ? .done : .checking(section: 0, offset: 0)
    case .checking(let section, let offset):
      check(section, offset)
    case .flushing:
      try image.bytes.flush()
      work = .done
    case .done: break
    }
    if case .done = work { return true }
    return false
  }

  /// The new segment in memory, after the last step.
  func segment() -> Segment { image.segment() }

  /// Gives the new segment's file its name, and maps it.
  func file() throws(IndexError) -> Segment {
    guard let folder, let generation else { return segment() }
    let path = "\(folder)/\(Manifest.fileName(generation))"
    guard rename(Self.temporaryPath(folder, generation), path) == 0 else {
      throw IndexError(errno, path)
    }
    isWhole = true
    try syncFile(folder)
    let raw = UnsafeRawBufferPointer(image.bytes.raw)
    let checksum = raw.loadUnaligned(
      fromByteOffset: SegmentLayout.headerSize - 8, as: UInt64.self)
    return try Segment(
      path: path, mark: mark,
      listed: Manifest.Entry(
        generation: generation, first: image.first, count: UInt32(states.count),
        checksum: checksum))
  }

  // MARK: Pieces

  private func merging(
    _ table: Section, _ starts: Section, wanted: TextFlags?, _ part: (Segment) -> KeyTable
  ) -> TableMerge {
    var inputs = segments.map { segment in
      (
        entries: part(segment).entries, offset: Int(segment.first - image.first),
        count: segment.count
      )
    }
    if wanted != nil {
      let entries = UnsafeRawBufferPointer(gainedPostings.raw).assumingMemoryBound(to: UInt64.self)
      inputs.append((entries: entries, offset: 0, count: states.count))
    }
    return TableMerge(
      inputs, wanted: wanted, states: states, into: KeyTableFilling(image, table, starts))
  }

  private func copy(_ index: Int, _ section: Int) {
    let segment = segments[index]
    let start = Int(segment.first - image.first)
    switch section {
    case 0: Self.copy(segment.wholes, to: image.section(.wholes), at: start)
    case 1: Self.copy(segment.lengths, to: image.section(.lengths), at: start)
    case 2: Self.copy(segment.sources, to: image.section(.sources), at: start)
    case 3:
      let flags = image.section(.flags, of: UInt8.self)
      for local in 0..<segment.count { flags[start + local] = states[start + local].rawValue }
    case 4:
      let before = segments[..<index].reduce(0) { $0 + $1.hashes.count }
      Self.copy(segment.hashes, to: image.section(.hashes), at: before)
    default:
      let starts = image.section(.hashStarts, of: UInt32.self)
      let before = segments[..<index].reduce(0) { $0 + $1.hashes.count }
      for local in 0...segment.count {
        starts[start + local] = UInt32(truncatingIfNeeded: before) &+ segment.hashStarts[local]
      }
    }
  }

  private static func copy<Element>(
    _ values: UnsafeBufferPointer<Element>, to target: UnsafeMutableBufferPointer<Element>,
    at place: Int
  ) {
    _ = UnsafeMutableBufferPointer(rebasing: target[place..<place + values.count])
      .update(fromContentsOf: values)
  }

  private func check(_ section: Int, _ offset: Int) {
    let range = image.layout.ranges[section]
    let end = min(range.count, offset + Self.blockBytes)
    SegmentHeader.combine(
      &hash, UnsafeRawBufferPointer(image.bytes.raw),
      range.lowerBound + offset..<range.lowerBound + end)
    guard end == range.count else {
      work = .checking(section: section, offset: end)
      return
    }
    checksums.append(hash.value)
    hash = .start
    if section + 1 < Section.allCases.count {
      work = .checking(section: section + 1, offset: 0)
      return
    }
    let header = SegmentHeader(
      mark: mark, generation: generation ?? 0, first: image.first, counts: image.counts,
      checksums: checksums)
    _ = header.write(to: image.bytes.raw)
    work = .flushing
  }
}
