import Foundation

/// The files of a ZIP archive, read strictly (PKWARE APPNOTE 6.3.10): what two programs could read differently is refused.
///
/// Local headers and directory must agree, files must lie one after another without gaps or overlaps, names must be safe
/// and different, and nothing may follow the end.
final class ZipReader {
  struct Entry: Hashable {
    var name: String
    var flags: Int
    var method: Int
    var checksum: UInt32
    var packed: Int
    var size: Int
    var offset: Int
    /// Where its bytes begin.
    var start = 0
  }

  struct Fault: Error, Hashable {
    var place: String
    var sentence: String
  }

  static let most = 10_000
  /// Text unpacks to at most some hundred times its size; a bomb to a thousand times.
  private static let expansion = 300
  private static let expansionFloor = 1 << 20

  private let descriptor: Int32
  private let count: Int
  private(set) var entries: [Entry] = []

  /// - Throws: what makes the archive unreadable.
  init(_ path: String) throws(Fault) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0, let status = FileStatus(path), status.isRegular else {
      count = 0
      throw Fault(place: path, sentence: "it cannot be read")
    }
    count = status.size
    try readDirectory()
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func bytes(at offset: Int, count wanted: Int) -> [UInt8] {
    guard offset >= 0, wanted > 0, offset < count else { return [] }
    return [UInt8](unsafeUninitializedCapacity: min(wanted, count - offset)) { buffer, filled in
      while filled < buffer.count {
        let got = pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled,
          off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        filled += got
      }
    }
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    guard at >= 0, at + count <= bytes.count else { return 0 }
    let value = (0..<count).reduce(UInt64(0)) { $0 | UInt64(bytes[at + $1]) << (8 * UInt64($1)) }
    return Int(truncatingIfNeeded: value)
  }

  private func readDirectory() throws(Fault) {
    let whole = "the archive"
    let end = count - 22
    let record = bytes(at: end, count: 22)
    guard record.count == 22, Self.number(record, 0, 4) == 0x0605_4B50 else {
      throw Fault(
        place: whole,
        sentence: "it has no directory at its end: it is cut off, or something was added")
    }
    // One disk, all of it here, and nothing behind: what others read differently is refused.
    guard Self.number(record, 4, 4) == 0, Self.number(record, 8, 2) == Self.number(record, 10, 2),
      Self.number(record, 20, 2) == 0
    else { throw Fault(place: whole, sentence: "the record at its end is damaged") }
    var (number, size, offset) = (
      Self.number(record, 10, 2), Self.number(record, 12, 4), Self.number(record, 16, 4)
    )
    var directoryEnd = end
    if number == 0xFFFF || offset == 0xFFFF_FFFF {
      let locator = bytes(at: end - 20, count: 20)
      let place = Self.number(locator, 8, 8)
      let large = bytes(at: place, count: 56)
      guard Self.number(locator, 0, 4) == 0x0706_4B50, large.count == 56,
        Self.number(large, 0, 4) == 0x0606_4B50, place == end - 20 - 56
      else { throw Fault(place: whole, sentence: "its large directory is damaged") }
      (number, size, offset) = (
        Self.number(large, 32, 8), Self.number(large, 40, 8), Self.number(large, 48, 8)
      )
      directoryEnd = place
    }
    guard (0...Self.most).contains(number), size >= 0, size <= 16 << 20 else {
      throw Fault(place: whole, sentence: "it has more than \(Self.most) files")
    }
    guard offset >= 0, offset == directoryEnd - size else {
      throw Fault(place: whole, sentence: "its directory is not where it says: something was added")
    }
    try read(bytes(at: offset, count: size), number)
    try checkPlaces(until: offset)
  }

  private func read(_ directory: [UInt8], _ number: Int) throws(Fault) {
    var at = 0
    var names: Set<String> = []
    for _ in 0..<number {
      guard at + 46 <= directory.count, Self.number(directory, at, 4) == 0x0201_4B50 else {
        throw Fault(place: "the archive", sentence: "its directory is damaged")
      }
      let (nameLength, extraLength, commentLength) = (
        Self.number(directory, at + 28, 2), Self.number(directory, at + 30, 2),
        Self.number(directory, at + 32, 2)
      )
      let stop = at + 46 + nameLength + extraLength + commentLength
      guard stop <= directory.count,
        let name = String(
          validating: directory[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
      else { throw Fault(place: "the archive", sentence: "its directory is damaged") }
      guard CaseManifest.isSafe(name) else {
        throw Fault(
          place: String(name.prefix(80)),
          sentence: "its path leads out of the archive, or is no file's")
      }
      guard names.insert(name).inserted else {
        throw Fault(place: name, sentence: "there are two files of this name")
      }
      var entry = Entry(
        name: name, flags: Self.number(directory, at + 8, 2),
        method: Self.number(directory, at + 10, 2),
        checksum: UInt32(truncatingIfNeeded: Self.number(directory, at + 16, 4)),
        packed: Self.number(directory, at + 20, 4), size: Self.number(directory, at + 24, 4),
        offset: Self.number(directory, at + 42, 4))
      Self.widen(&entry, Array(directory[(at + 46 + nameLength)..<(stop - commentLength)]))
      guard directory[at + 8] & 1 == 0 else {
        throw Fault(place: name, sentence: "it is encrypted")
      }
      guard entry.method == 0 || entry.method == 8 else {
        throw Fault(place: name, sentence: "it is packed in a way that is not read")
      }
      entries.append(entry)
      at = stop
    }
    guard at == directory.count else {
      throw Fault(place: "the archive", sentence: "its directory has more than it says")
    }
  }

  /// Section 4.5.3: numbers beyond 32 bits stand in an extra field.
  private static func widen(_ entry: inout Entry, _ extra: [UInt8]) {
    var at = 0
    while at + 4 <= extra.count {
      let stop = at + 4 + number(extra, at + 2, 2)
      guard stop <= extra.count else { return }
      if number(extra, at, 2) == 1 {
        var field = at + 4
        for path in [\Entry.size, \Entry.packed, \Entry.offset]
        where entry[keyPath: path] == 0xFFFF_FFFF && field + 8 <= stop {
          entry[keyPath: path] = number(extra, field, 8)
          field += 8
        }
        return
      }
      at = stop
    }
  }

  /// Whether a length of 32 bits is this one, or says that it stands elsewhere.
  private static func says(_ header: [UInt8], _ at: Int, _ length: Int) -> Bool {
    let value = number(header, at, 4)
    return value == length || value == 0xFFFF_FFFF
  }

  private func checkPlaces(until end: Int) throws(Fault) {
    entries.sort { $0.offset < $1.offset }
    var place = 0
    for index in entries.indices {
      let entry = entries[index]
      guard entry.offset == place else {
        throw Fault(
          place: entry.name,
          sentence: entry.offset < place
            ? "it overlaps another file: a bomb" : "there are hidden bytes before it")
      }
      let header = bytes(at: entry.offset, count: 30)
      let nameLength = Self.number(header, 26, 2)
      let name = bytes(at: entry.offset + 30, count: nameLength)
      guard header.count == 30, Self.number(header, 0, 4) == 0x0403_4B50,
        name.elementsEqual(entry.name.utf8), Self.number(header, 8, 2) == entry.method,
        Self.number(header, 6, 2) == entry.flags
      else {
        throw Fault(
          place: entry.name, sentence: "its own header says something else than the directory")
      }
      let start = entry.offset + 30 + nameLength + Self.number(header, 28, 2)
      guard entry.packed >= 0, entry.size >= 0, start <= end, entry.packed <= end - start,
        entry.method != 0 || entry.packed == entry.size
      else {
        throw Fault(place: entry.name, sentence: "it is longer than the archive: it is cut off")
      }
      entries[index].start = start
      place = start + entry.packed
      // A file of unknown length has a record of its lengths behind it (section 4.3.9).
      if header[6] & 8 != 0 {
        let signature = Self.number(bytes(at: place, count: 4), 0, 4) == 0x0807_4B50
        place += signature ? 16 : 12
      } else if Self.number(header, 14, 4) != Int(entry.checksum)
        || !Self.says(header, 18, entry.packed) || !Self.says(header, 22, entry.size)
      {
        throw Fault(
          place: entry.name, sentence: "its own header says something else than the directory")
      }
    }
    guard place == end else {
      throw Fault(place: "the archive", sentence: "there are hidden bytes before its directory")
    }
  }

  subscript(name: String) -> Entry? { entries.first { $0.name == name } }

  /// Hands over the bytes of a file in pieces, and holds them against length and checksum.
  func each(_ entry: Entry, _ body: ([UInt8]) throws(Fault) -> Void) throws(Fault) {
    var checksum = Checksum()
    var total = 0
    let limit = max(
      Self.expansionFloor, entry.packed.multipliedReportingOverflow(by: Self.expansion).partialValue
    )
    func take(_ piece: [UInt8]) throws(Fault) {
      total += piece.count
      guard total <= entry.size, total <= limit else {
        throw Fault(
          place: entry.name,
          sentence: total > limit
            ? "it unpacks to more than a text can: a bomb" : "it is longer than it says")
      }
      checksum.add(piece)
      try body(piece)
    }
    if entry.method == 0 {
      var at = entry.start
      while at < entry.start + entry.packed {
        let piece = bytes(at: at, count: min(1 << 18, entry.start + entry.packed - at))
        guard !piece.isEmpty else { break }
        try take(piece)
        at += piece.count
      }
    } else {
      try inflate(entry, take)
    }
    guard total == entry.size, checksum.value == entry.checksum else {
      throw Fault(place: entry.name, sentence: "its checksum is wrong: it was altered or damaged")
    }
  }

  private func inflate(_ entry: Entry, _ take: ([UInt8]) throws(Fault) -> Void) throws(Fault) {
    guard let stream = GzipStream() else { return }
    let trailer = [Int(entry.checksum), entry.size].flatMap { value in
      (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    // With the header and trailer of gzip around it, it is read as gzip.
    var input: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var at = entry.start
    let end = entry.start + entry.packed
    var target = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      var used = 0
      while used < input.count {
        let step = input.withUnsafeBufferPointer { source in
          stream.unpack(UnsafeBufferPointer(rebasing: source[used...]), into: &target)
        }
        switch step {
        case .more(let read, let written):
          try take(Array(target[..<written]))
          used += read
          if read == 0, written == 0 { used = input.count }
        case .memberEnd(_, let written): return try take(Array(target[..<written]))
        case .corrupt: return
        }
      }
      if at > end { return }
      input = at < end ? bytes(at: at, count: min(1 << 18, end - at)) : trailer
      at += at < end ? input.count : 1
    }
  }

  /// A file that is read whole.
  func content(_ entry: Entry, limit: Int) throws(Fault) -> [UInt8] {
    guard entry.size <= limit else {
      throw Fault(place: entry.name, sentence: "it is longer than \(limit >> 20) MB")
    }
    var content: [UInt8] = []
    try each(entry) { piece throws(Fault) in content += piece }
    return content
  }
}
