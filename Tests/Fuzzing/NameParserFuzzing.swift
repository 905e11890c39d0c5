import Names

/// Feeds any bytes to the parser of names and to that of the Public Suffix List, and traps when what
/// they promise does not hold. The first byte says which.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNames(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let kind = input.first else { return 0 }
  let rest = UnsafeBufferPointer(rebasing: input.dropFirst())
  switch kind & 3 {
  case 0: checkSuffixes(rest)
  case 1: checkTransliteration(String(decoding: rest, as: UTF8.self))
  default: checkName(rest, parser: parser)
  }
  return 0
}

private let parser = NameParser(suffixes: .fallback)

private func expect(_ condition: Bool, _ what: StaticString) {
  guard condition else { fatalError("\(what)") }
}

private func checkName(_ written: UnsafeBufferPointer<UInt8>, parser: NameParser) {
  var host = HostName()
  let problem = parser.parse(written, into: &host)
  guard problem?.isUsable ?? true else {
    expect(host.isEmpty && host.labelCount == 0, "a host after an error")
    return
  }
  checkShape(host)
  var again = HostName()
  let second = host.bytes.withUnsafeBufferPointer { parser.parse($0, into: &again) }
  expect(second?.isUsable ?? true, "a host that is not read again")
  expect(again.bytes == host.bytes && again.labelEnds == host.labelEnds, "another host")
  expect(again.suffixLabels == host.suffixLabels, "another suffix")
  expect(again.hasUndecodableLabel == host.hasUndecodableLabel, "another decoding")
  for label in 0..<host.labelCount {
    _ = host.shownLabel(label)
    _ = host.transliterations(ofLabel: label)
    if let skeleton = host.skeleton(ofLabel: label) {
      expect(skeleton.letters.count == skeleton.places.count, "letters without places")
      expect(skeleton.places.allSatisfy(skeleton.scalars.indices.contains), "a place outside")
    }
  }
  expect(host.isOrIsBelow(host.registrable), "a registrable domain that is not its own")
  // What is shown is the same name again, unless it was left as it is.
  let (shown, _) = parser.hostName(host.shown)
  expect(shown?.bytes == host.bytes, "what is shown is another name")
}

private func checkShape(_ host: HostName) {
  expect(!host.isEmpty && host.bytes.count <= HostName.longest, "a name of a wrong length")
  expect(host.labelEnds.last == host.bytes.count, "labels that do not end where the name does")
  expect((1...host.labelCount).contains(host.suffixLabels), "a suffix out of bounds")
  for label in 0..<host.labelCount {
    let range = host.label(label)
    expect((1...HostName.longestLabel).contains(range.count), "a label of a wrong length")
    expect(
      host.bytes[range].allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
      }, "a byte that no name has")
  }
}

private func checkSuffixes(_ text: UnsafeBufferPointer<UInt8>) {
  let bytes = Array(text)
  _ = try? PublicSuffixList(parsing: bytes)
  let list = PublicSuffixList(rules: String(decoding: bytes, as: UTF8.self))
  expect(list.ruleCount >= 0 && list.unreadRules >= 0, "a wrong number of rules")
  let parser = NameParser(suffixes: list)
  for line in text.split(separator: UInt8(ascii: "\n")).prefix(8) {
    checkName(UnsafeBufferPointer(rebasing: line), parser: parser)
  }
}

private func checkTransliteration(_ text: String) {
  for rendition in Transliteration.renditions(of: text) {
    expect(rendition.utf8.allSatisfy { $0 < 0x80 }, "a rendition that is not ASCII")
  }
  _ = LabelSkeleton(of: String(text.prefix(64)))
}
