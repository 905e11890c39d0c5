package import TocsinModel

/// Reads tables of shares (CSV, TSV; `.gz` and `.zst` as they are).
///
/// The header names the columns: object_id, account_id, content_id, timestamp_share, and optionally layer, or what
/// is chosen for them. Memory is that of the table and some 20 MiB. A bad record is a diagnostic and nothing else is lost.
package struct ShareReader {
  /// In bytes; a record that is longer is skipped.
  private static let longestRecord = 1 << 20
  /// In bytes; ids are names, not texts.
  private static let longestID = 4096
  /// In bytes: a few of them lie in a core's cache, beside the names that are looked up.
  private static let piece = 512 << 10
  /// Bytes that a row has at least, as a rule.
  private static let usualRow = 32
  /// Diagnostics of one code that are handed over for a file; the rest is counted.
  private static let mostDiagnostics = 20

  private let file: InputFile
  private let chosen: [String: String]
  private let isStrict: Bool
  private let shouldStop: @Sendable () -> Bool
  private var reported: [String: Int] = [:]
  private var units: ShareTime.Units = []
  private var line = 1
  private var added = 0

  /// - Parameter columns: the user's own names of columns, by field.
  package init(
    _ file: InputFile, columns: [String: String] = [:], isStrict: Bool = false,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.file = file
    chosen = columns
    self.isStrict = isStrict
    self.shouldStop = shouldStop
  }

  /// Adds the file's rows to a table. Linear in the bytes.
  /// - Returns: how many rows were added.
  /// - Throws: ``CollectError/cancelled``, and ``CollectError/strict(_:)`` at the first bad record if asked.
  package mutating func read(
    into table: ShareTableBuilder, diagnose: (Diagnostic) -> Void
  ) throws(CollectError) -> Int {
    do throws(SourceFailure) {
      let bytes = try FileBytes(file, isHashed: false, shouldStop: shouldStop)
      let source = try FileReader.decompressed(bytes, limits: CollectLimits())
      try read(source, size: bytes.size ?? 0, into: table, diagnose: diagnose)
    } catch {
      if shouldStop() { throw .cancelled }
      if let stopped = strictly { throw .strict(stopped) }
      let diagnostic = Diagnostic(
        code: error.code, severity: .error, message: error.message,
        place: Place(path: file.displayPath))
      if isStrict { throw .strict(diagnostic) }
      diagnose(diagnostic)
    }
    finish(diagnose)
    return added
  }

  private var strictly: Diagnostic?

  private mutating func read(
    _ source: any ByteSource, size: Int, into table: ShareTableBuilder,
    diagnose: (Diagnostic) -> Void
  ) throws(SourceFailure) {
    let room = Self.piece + Self.longestRecord
    let pool = SharePiece.Pool(count: room)
    var piece = SharePiece(pool)
    var (filled, isLast, isSkipping) = (0, false, false)
    var header: ShareHeader?
    var scanner = RecordScanner(separator: UInt8(ascii: ","))
    var isFirst = true
    while !isLast {
      while filled < room {
        let read = try source.read(
          into: UnsafeMutableRawBufferPointer(rebasing: piece.bytes[filled...]))
        filled += read
        if read == 0 { isLast = true }
        if read == 0 || filled >= Self.piece { break }
      }
      let text = UnsafeBufferPointer(rebasing: piece.text[..<filled])
      var position = header == nil && text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      if isSkipping {
        position = text.firstIndex(of: 0x0A).map { $0 + 1 } ?? filled
        isSkipping = position == filled && text.last != 0x0A
        line += 1
      }
      var rows = SharePiece.Rows(room: filled / Self.usualRow)
      var failure: SourceFailure?
      do throws(SourceFailure) {
        try addRows(
          to: &rows, of: piece, filled, isLast: isLast, &position, &header, &scanner, &isSkipping,
          after: table.count, diagnose)
      } catch {
        failure = error
      }
      piece.rows = rows
      if isFirst, position > 0 {
        table.reserve(like: rows, times: Double(size) / Double(position))
        isFirst = false
      }
      if let failure {
        // What came before is good.
        table.append(piece)
        throw failure
      }
      let left = filled - position
      let next = SharePiece(pool)
      if left > 0, let from = piece.bytes.baseAddress, let to = next.bytes.baseAddress {
        to.copyMemory(from: from + position, byteCount: left)
      }
      table.append(piece)
      (piece, filled) = (next, left)
    }
    if header == nil {
      throw SourceFailure(code: "shares.empty", message: "There is nothing in it.")
    }
  }

  /// Adds the records that end in a piece.
  /// - Parameters:
  ///   - rows: stand apart from the piece while they grow: what a class holds is looked after at each access.
  ///   - position: where they begin, and afterwards where the one begins that does not end.
  ///   - count: how many rows there are already.
  private mutating func addRows(
    to rows: inout SharePiece.Rows, of piece: SharePiece, _ filled: Int, isLast: Bool,
    _ position: inout Int,
    _ header: inout ShareHeader?, _ scanner: inout RecordScanner, _ isSkipping: inout Bool,
    after count: Int, _ diagnose: (Diagnostic) -> Void
  ) throws(SourceFailure) {
    let text = UnsafeBufferPointer(rebasing: piece.text[..<filled])
    while position < filled {
      guard let known = header else {
        let first = text[position...].prefix { $0 != 0x0A }
        scanner = RecordScanner(
          separator: ShareHeader.separator(in: UnsafeBufferPointer(rebasing: first)))
        guard let next = scanner.scan(text, from: position, isLast: isLast, most: 4096) else {
          guard try skip(text, &position, isLast, &isSkipping, diagnose) else { return }
          continue
        }
        header = try readHeader(text, scanner)
        line += 1
        position = next
        continue
      }
      if let (row, next) = scanner.plain(text, from: position, known) {
        try add(row, to: &rows, after: count, diagnose)
        line += 1
        position = next
        continue
      }
      guard let next = scanner.scan(text, from: position, isLast: isLast, most: known.columns)
      else {
        guard try skip(text, &position, isLast, &isSkipping, diagnose) else { return }
        continue
      }
      scanner.unquote(in: piece.bytes)
      if let row = try row(scanner.fields, known, piece, diagnose) {
        try add(row, to: &rows, after: count, diagnose)
      }
      line += 1
      position = next
    }
  }

  /// Leaves out a record that is longer than records are. Returns `false` where it may still end, in what comes next.
  private mutating func skip(
    _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ isLast: Bool,
    _ isSkipping: inout Bool, _ diagnose: (Diagnostic) -> Void
  ) throws(SourceFailure) -> Bool {
    guard isLast || text.count - position >= Self.longestRecord else { return false }
    try report(
      "shares.long-record", "The record is longer than 1 MiB, or a quote is not closed.", diagnose)
    // The line is left out, not what an open quote would swallow.
    let rest = text[position...].firstIndex(of: 0x0A)
    position = rest.map { $0 + 1 } ?? text.count
    isSkipping = rest == nil
    if rest != nil { line += 1 }
    return true
  }

  private func readHeader(
    _ text: UnsafeBufferPointer<UInt8>, _ scanner: RecordScanner
  ) throws(SourceFailure) -> ShareHeader {
    let cells = scanner.fields.map { String(decoding: text[$0], as: UTF8.self) }
    do throws(ShareHeader.Missing) {
      return try ShareHeader(cells, chosen: chosen)
    } catch {
      throw SourceFailure(
        code: "shares.missing-column",
        message: """
          There is no column \(error.columns.joined(separator: ", ")). Say which one holds it, \
          such as --column object=url; fields: object, account, content, timestamp, layer.
          """)
    }
  }

  /// The fields of a record that has quotes, or is bad in some way; `nil` for an empty line and what is no record.
  private mutating func row(
    _ fields: [Range<Int>], _ header: ShareHeader, _ piece: SharePiece,
    _ diagnose: (Diagnostic) -> Void
  ) throws(SourceFailure) -> ShareRow? {
    if fields.count == 1, fields[0].isEmpty { return nil }
    guard fields.count == header.columns else {
      try report(
        "shares.columns", "\(fields.count) columns where the header has \(header.columns).",
        diagnose)
      return nil
    }
    guard let base = piece.text.baseAddress else { return nil }
    var row = ShareRow(base: base)
    row.set(.object, fields[header.object])
    row.set(.account, fields[header.account])
    row.set(.content, fields[header.content])
    row.set(.time, fields[header.time])
    if let layer = header.layer { row.set(.layer, fields[layer]) }
    return row
  }

  @inline(__always)
  private mutating func add(
    _ row: ShareRow, to rows: inout SharePiece.Rows, after count: Int,
    _ diagnose: (Diagnostic) -> Void
  ) throws(SourceFailure) {
    guard row.object.length > 0, row.account.length > 0, row.content.length > 0 else {
      return try report("shares.empty-id", "An id is empty.", diagnose)
    }
    guard max(row.object.length, row.account.length, row.content.length) <= Self.longestID else {
      return try report("shares.long-id", "An id is longer than 4,096 bytes.", diagnose)
    }
    guard let time = ShareTime.parse(row.time) else {
      let shown = String(decoding: row.time.prefix(40), as: UTF8.self)
      return try report("shares.time", "“\(shown)” is no time.", diagnose)
    }
    guard count + rows.times.count < ShareTable.mostRows else {
      throw SourceFailure(code: "shares.too-many", message: "More rows than can be counted.")
    }
    units.insert(time.unit)
    let layer =
      row.layer.flatMap { ShareLayer(rawValue: String(decoding: $0, as: UTF8.self)) } ?? .link
    rows.objects.append(row.object, mark: layer.number)
    rows.accounts.append(row.account)
    rows.contents.append(row.content)
    rows.times.append(ShareTable.bounded(time.seconds))
    added += 1
  }

  private mutating func report(
    _ code: String, _ message: String, _ diagnose: (Diagnostic) -> Void
  ) throws(SourceFailure) {
    let diagnostic = Diagnostic(
      code: code, severity: .error, message: message,
      place: Place(path: file.displayPath, line: line))
    reported[code, default: 0] += 1
    if isStrict {
      strictly = diagnostic
      throw SourceFailure(code: code, message: message)
    }
    if reported[code, default: 0] <= Self.mostDiagnostics { diagnose(diagnostic) }
  }

  private func finish(_ diagnose: (Diagnostic) -> Void) {
    let place = Place(path: file.displayPath)
    for (code, count) in reported.sorted(by: { $0.key < $1.key })
    where count > Self.mostDiagnostics {
      diagnose(
        Diagnostic(
          code: code, severity: .error,
          message: "The same with \(count - Self.mostDiagnostics) more records.", place: place))
    }
    if units.isMixed {
      diagnose(
        Diagnostic(
          code: "shares.mixed-times", severity: .warning,
          message: "Times are written in several ways; each was read by itself.", place: place))
    }
    if units.contains(.coarse) {
      diagnose(
        Diagnostic(
          code: "shares.coarse-times", severity: .warning,
          message: """
            Some times are days without a minute. Shares of one day look simultaneous, and nothing can be said \
            about who acts together within it.
            """, place: place))
    }
  }
}
