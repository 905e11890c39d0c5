/// How a table separates its columns.
struct TableDialect: Equatable {
  var delimiter: UInt8

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// The delimiter that divides a header most, outside of quotation marks; a comma when none does.
  init(header: some Sequence<UInt8>) {
    let first = Array(header.prefix(7))
    // Spreadsheets say what separates in a line of its own.
    if first.count >= 6, first.starts(with: "sep=".utf8), first[5] == 0x0A || first[5] == 0x0D {
      delimiter = first[4]
      return
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
    var counts = [0, 0, 0, 0]
    var isQuoted = false
    for byte in header {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == 0x0A || byte == 0x0D { break }
      if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    var best = 0
    for index in counts.indices where counts[index] > counts[best] { best = index }
    delimiter = candidates[best]
  }
}
