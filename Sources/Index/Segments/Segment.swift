internal import FileMapping
internal import Glibc

/// Documents that do not change any more, with everything that is asked of them, in memory or mapped from a file.
///
/// `@unchecked Sendable`: nobody writes its memory. Whatever a damaged file says, nothing outside of it is read.
final class Segment: @unchecked Sendable {
  let first: UInt32
  let count: Int
  /// Which file of the folder it is; `nil` in memory.
  let generation: UInt64?
  /// Of the header; 0 in memory.
  let checksum: UInt64
  let raw: UnsafeRawBufferPointer
  let layout: SegmentLayout
  private let owner: any AnyObject & Sendable

  let wholes: UnsafeBufferPointer<UInt64>
  let lengths, sources, hashStarts, hashes: UnsafeBufferPointer<UInt32>
  let flags: UnsafeBufferPointer<UInt8>
  let texts, published, postings: KeyTable
  let runSources, runStarts, runTexts, runs: UnsafeBufferPointer<UInt32>

  /// - Parameter raw: as long as the layout says.
  init(
    first: UInt32, count: Int, generation: UInt64?, checksum: UInt64, layout: SegmentLayout,
    raw: UnsafeRawBufferPointer, owner: any AnyObject & Sendable
  ) {
    self.first = first
    self.count = count
    self.generation = generation
    self.checksum = checksum
    self.layout = layout
    self.raw = raw
    self.owner = owner
    func section<Element>(_ section: Section, _: Element.Type) -> UnsafeBufferPointer<Element> {
      UnsafeRawBufferPointer(rebasing: raw[layout[section]]).assumingMemoryBound(to: Element.self)
    }
    wholes = section(.wholes, UInt64.self)
    lengths = section(.lengths, UInt32.self)
    sources = section(.sources, UInt32.self)
    flags = section(.flags, UInt8.self)
    hashStarts = section(.hashStarts, UInt32.self)
    hashes = section(.hashes, UInt32.self)
    texts = KeyTable(
      entries: section(.texts, UInt64.self), starts: section(.textStarts, UInt32.self))
    published = KeyTable(
      entries: section(.published, UInt64.self), starts: section(.publishedStarts, UInt32.self))
    postings = KeyTable(
      entries: section(.postings, UInt64.self), starts: section(.postingStarts, UInt32.self))
    runSources = section(.runSources, UInt32.self)
    runStarts = section(.runStarts, UInt32.self)
    runTexts = section(.runTexts, UInt32.self)
    runs = section(.runs, UInt32.self)
  }

  var end: UInt32 { first + UInt32(count) }

  /// Of one in a file: lets go of the pages that were looked at. They are read again when they are needed, as a rule from what
  /// the system keeps.
  func forgetPages() {
    guard generation != nil else { return }
    madvise(UnsafeMutableRawPointer(mutating: raw.baseAddress), raw.count, MADV_DONTNEED)
  }

  /// The fingerprints of a document by its number in the segment, ascending.
  func hashes(of local: Int) -> UnsafeBufferPointer<UInt32> {
    part(of: hashes, hashStarts, local)
  }

  func flags(of local: Int) -> TextFlags { TextFlags(rawValue: flags[local]) }

  func entry(_ local: Int) -> TextEntry {
    TextEntry(whole: wholes[local], length: lengths[local], source: sources[local])
  }

  // MARK: Runs

  /// Where a source is among those with runs. Logarithmic.
  func place(ofSource source: UInt32) -> Int? {
    let place = Self.partition(runSources, at: source)
    return place < runSources.count && runSources[place] == source ? place : nil
  }

  /// The fingerprints of the texts of a source, ascending, as often as texts carry them.
  func runs(at place: Int) -> UnsafeBufferPointer<UInt32> { part(of: runs, runStarts, place) }

  /// How many texts of a source carry a fingerprint. Logarithmic.
  func runCount(of hash: UInt32, in source: UInt32) -> Int {
    guard let place = place(ofSource: source) else { return 0 }
    let runs = runs(at: place)
    let low = Self.partition(runs, at: hash)
    guard low < runs.count, runs[low] == hash else { return 0 }
    guard hash < .max else { return runs.count - low }
    return Self.partition(UnsafeBufferPointer(rebasing: runs[low...]), at: hash + 1)
  }

  private func part(
    of values: UnsafeBufferPointer<UInt32>, _ starts: UnsafeBufferPointer<UInt32>, _ place: Int
  ) -> UnsafeBufferPointer<UInt32> {
    let end = min(Int(starts[place + 1]), values.count)
    return UnsafeBufferPointer(rebasing: values[min(Int(starts[place]), end)..<end])
  }

  static func partition(_ values: UnsafeBufferPointer<UInt32>, at wanted: UInt32) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
