/// Reads host names as people and tools write them: with blanks, quotes or upper case around, as a
/// wildcard, URL or mail address, defanged, with a port, in any script.
///
/// Letters outside of ASCII pass through UTS #46 (nontransitional, without STD3 rules, so that
/// underscores stay). What cannot be a name is a ``NameProblem``. Bounded: of what is longer than
/// ``longestWritten`` bytes only the beginning is looked at.
package struct NameParser: Sendable {
  /// How many bytes are looked at for a name that is not written plainly.
  package static let longestWritten = 4096

  package let suffixes: PublicSuffixList
  let unicode: UnicodeData

  package init(suffixes: PublicSuffixList) {
    self.suffixes = suffixes
    self.unicode = .shared
  }

  /// Reads one name into a buffer that is used again and again.
  ///
  /// Allocates nothing for a name in plain ASCII, in any case, with blanks around, a wildcard in
  /// front or a dot behind. Linear in the length of the name.
  /// - Returns: `nil` when the name was read whole; a warning when it was read with a reservation; an
  ///   error when `host` was left empty.
  package func parse(
    _ written: UnsafeBufferPointer<UInt8>, into host: inout HostName
  ) -> NameProblem? {
    var warning: NameProblem?
    if readPlain(Self.trimmed(written), into: &host) != nil {
      warning = readWritten(written, into: &host)
      if let problem = warning, !problem.isUsable {
        host.removeAll()
        return problem
      }
    }
    host.suffixLabels = suffixes.suffixLabels(of: host)
    guard host.hasEncodedLabel else { return warning }
    let doubt = examineEncodedLabels(of: &host)
    return warning ?? doubt
  }

  /// Reads one name; `nil` beside an error.
  package func hostName(_ written: String) -> (host: HostName?, problem: NameProblem?) {
    var host = HostName()
    var written = written
    let problem = written.withUTF8 { parse($0, into: &host) }
    return (problem.map(\.isUsable) ?? true ? host : nil, problem)
  }

  /// Without blanks around, wildcards in front and the final dot.
  static func trimmed(_ written: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = written.count
    while start < end, written[start] <= UInt8(ascii: " ") { start += 1 }
    while end > start, written[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    while end - start > 2, written[start + 1] == UInt8(ascii: "."),
      written[start] == UInt8(ascii: "*") || written[start] == UInt8(ascii: "?")
    {
      start += 2
    }
    if end - start > 1, written[end - 1] == UInt8(ascii: ".") { end -= 1 }
    return UnsafeBufferPointer(rebasing: written[start..<end])
  }

  /// Reads a name in ASCII that is nothing but labels and dots: the path that nearly all names take.
  func readPlain(
    _ name: UnsafeBufferPointer<UInt8>, into host: inout HostName
  ) -> NameProblem? {
    host.removeAll()
    guard !name.isEmpty else { return .empty }
    guard name.count <= HostName.longest else { return .tooLong }
    var labelStart = 0
    var hasUpperCase = false
    var index = 0
    while index <= name.count {
      let byte = index < name.count ? name[index] : UInt8(ascii: ".")
      if byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      {
        index += 1
        continue
      }
      if byte == UInt8(ascii: ".") {
        guard index > labelStart else { return .emptyLabel }
        guard index - labelStart <= HostName.longestLabel else { return .labelTooLong }
        if index - labelStart >= 4, name[labelStart + 2] == UInt8(ascii: "-"),
          name[labelStart + 3] == UInt8(ascii: "-"), name[labelStart] | 0x20 == UInt8(ascii: "x"),
          name[labelStart + 1] | 0x20 == UInt8(ascii: "n")
        {
          host.hasEncodedLabel = true
        }
        host.labelEnds.append(index)
        labelStart = index + 1
      } else if byte &- UInt8(ascii: "A") < 26 {
        hasUpperCase = true
      } else {
        return .invalidCharacter
      }
      index += 1
    }
    guard host.labelEnds.count > 1 else { return .singleLabel }
    guard !Self.isNumber(name, from: host.labelEnds[host.labelEnds.count - 2] + 1) else {
      return .address
    }
    host.bytes.append(contentsOf: name)
    if hasUpperCase { host.lowercase() }
    return nil
  }

  /// Whether a last label makes the name an address (WHATWG URL, section 3.5, “ends in a number”).
  private static func isNumber(_ name: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    guard name[start] &- UInt8(ascii: "0") < 10 else { return false }
    if start + 1 < name.count, name[start] == UInt8(ascii: "0"),
      name[start + 1] | 0x20 == UInt8(ascii: "x")
    {
      return name[(start + 2)...].allSatisfy {
        $0 &- UInt8(ascii: "0") < 10 || ($0 | 0x20) &- UInt8(ascii: "a") < 6
      }
    }
    return name[start...].allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
  }
}
