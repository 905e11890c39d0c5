import Glibc
import TocsinModel

extension NameBlock {
  /// Answers to `get-entries`: each `leaf_input` is a MerkleTreeLeaf (RFC 6962, section 3.4).
  ///
  /// The text is base 64, in which no quotation mark stands: so the members are found without parsing the rest,
  /// chains above all, and JSON that is broken elsewhere does no harm.
  func readEntries<Visitor: NameVisitor>(
    _ records: UnsafeBufferPointer<UInt8>, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    guard let base = records.baseAddress else { return }
    let base64 = Base64()
    let member: StaticString = "\"leaf_input\""
    var leaf: [UInt8] = []
    var start = 0
    reading.name.line = 0
    while let found = records.first(member, from: start) {
      start = found
      reading.name.offset = offset + start
      reading.report.records += 1
      start += member.utf8CodeUnitCount
      while start < records.count, base[start] <= 0x20 || base[start] == UInt8(ascii: ":") {
        start += 1
      }
      guard let text = Self.leafText(records, from: start) else {
        reading.note("ct.bad-entry", "The entry has no whole leaf; is the file cut off?")
        continue
      }
      start += text.count + 2
      leaf.removeAll(keepingCapacity: true)
      guard base64.decode(text, into: &leaf) else {
        reading.note("ct.bad-entry", "The entry’s leaf is no base 64.")
        continue
      }
      leaf.withUnsafeBufferPointer { leaf in
        // Version 1 and a timestamped entry are each written as 0.
        guard leaf.count > 2, leaf[0] == 0, leaf[1] == 0,
          case .entry(let entry) = TimestampedEntry.read(UnsafeBufferPointer(rebasing: leaf[2...]))
        else { return reading.note("ct.bad-entry", "The entry’s leaf is of no known form.") }
        give(namesOf: entry, to: &visitor, &reading)
      }
    }
  }

  /// The string that begins at `start`; a brace, where a file may be cut, ends it badly.
  private static func leafText(
    _ records: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> UnsafeBufferPointer<UInt8>? {
    guard let base = records.baseAddress, start < records.count, base[start] == 0x22,
      let end = memchr(base + start + 1, 0x22, records.count - start - 1)
    else { return nil }
    let count = UnsafeRawPointer(end) - UnsafeRawPointer(base + start + 1)
    guard memchr(base + start + 1, 0x7D, count) == nil else { return nil }
    return UnsafeBufferPointer(start: base + start + 1, count: count)
  }

  /// A data tile of a log.
  func readTile<Visitor: NameVisitor>(
    _ records: UnsafeBufferPointer<UInt8>, _ visitor: inout Visitor, _ reading: inout NameReading
  ) {
    var start = 0
    while case .leaf(let leaf) = TileLeaf.read(UnsafeBufferPointer(rebasing: records[start...])) {
      reading.name.offset = offset + start
      reading.report.records += 1
      give(namesOf: leaf.entry, to: &visitor, &reading)
      start += leaf.length
    }
  }

  /// Of the year 9999; a later time is none.
  private static let lastSecond: UInt64 = 253_402_300_799

  private func give<Visitor: NameVisitor>(
    namesOf entry: TimestampedEntry, to visitor: inout Visitor, _ reading: inout NameReading
  ) {
    let seconds = entry.timestamp / 1000
    reading.name.firstSeen =
      seconds > Self.lastSecond
      ? nil : Timestamp(seconds: Int64(seconds), precision: .second, origin: .file)
    do throws(DERReader.Failure) {
      let names =
        entry.isPrecertificate
        ? try CertificateNames(tbs: entry.der) : try CertificateNames(certificate: entry.der)
      var common = names.common.flatMap { reading.takeText($0) ? $0.content : nil }
      var alternatives = names.alternatives
      while !alternatives.isAtEnd {
        let name = try alternatives.next()
        guard name.tag == 0x82, let base = name.content.baseAddress else { continue }
        if let written = common, Self.isSame(written, name.content) { common = nil }
        reading.give(base, count: name.content.count, to: &visitor)
      }
      if common != nil { reading.giveScratch(to: &visitor) }
    } catch {
      reading.note("ct.bad-certificate", "The certificate cannot be read: \(error.reason).")
    }
  }

  private static func isSame(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    left.count == right.count && left.elementsEqual(right) { $0 | 0x20 == $1 | 0x20 }
  }
}

extension NameReading {
  /// Puts a common name into ``scratch``, in UTF-8; whether it may be that of a host and not that of a person, a
  /// firm or an address.
  mutating func takeText(_ value: DERReader.Value) -> Bool {
    scratch.removeAll(keepingCapacity: true)
    guard value.content.count <= 2 * 255 else { return false }
    switch value.tag {
    case 0x0C, 0x13, 0x14, 0x16: scratch.append(contentsOf: value.content)
    case 0x1E:
      guard value.content.count % 2 == 0 else { return false }
      let units = stride(from: 0, to: value.content.count, by: 2).map {
        UInt16(value.content[$0]) << 8 | UInt16(value.content[$0 + 1])
      }
      scratch.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    default: return false
    }
    return NameShape.isName(scratch)
  }
}
