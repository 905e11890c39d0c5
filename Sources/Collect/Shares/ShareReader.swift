package import TocsinModel

/// Reads tables of shares (CSV, TSV; `.gz` and `.zst` as they are).
///
/// The header names the columns: object_id, account_id, content_id, timestamp_share, and optionally layer, or what
/// is chosen for them. Memory is that of the table and 4 MiB. A bad record is a diagnostic and nothing else is lost.
package struct ShareReader {
  /// In bytes; a record that is longer is skipped.
  private static let longestRecord = 1 << 20
  /// In bytes; ids are names, not texts.
  private static let longestID = 4096
  private static let piece = 4 << 20
  /// Diagnostics of one code that are handed over for a file; the rest is counted.
  private static let mostDiagnostics = 20

  private let file: InputFile
  private let chosen: [String: String]
  private let isStrict: Bool
  private let shouldStop: @Sendable () -> Bool
  private var reported: [String: Int] = [:]
  private var units: Set<ShareTime.Unit> = []
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
      try read(source, into: table, diagnose: diagnose)
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
    _ source: any ByteSource, into table: ShareTableBuilder, diagnose: (Diagnostic) -> Void
  ) throws(SourceFailure) {
    let room = Self.piece + Self.longestRecord
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 64)
    defer { buffer.deallocate() }
    var (filled, isLast, isSkipping) = (0, false, false)
    var header: ShareHeader?
    var scanner = RecordScanner(separator: UInt8(ascii: ","))
    while !isLast {
      while filled < room {
        let read = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        filled += read
        if read == 0 { isLast = true }
        if read == 0 || filled >= Self.piece { break }
      }
      let text = UnsafeBufferPointer(
        rebasing: UnsafeRawBufferPointer(buffer).bindMemory(to: UInt8.self)[..<filled])
      var position = header == nil && text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      if isSkipping {
        position = text.firstIndex(of: 0x0A).map { $0 + 1 } ?? filled
        isSkipping = position == filled && text.last != 0x0A
        line += 1
      }
      while position < filled {
        if header == nil {
          let first = text[position...].prefix { $0 != 0x0A }
          scanner = RecordScanner(
            separator: ShareHeader.separator(in: UnsafeBufferPointer(rebasing: first)))
        }
        guard
          let next = scanner.scan(
            text, from: position, isLast: isLast, most: header.map(\.columns) ?? 4096)
        else {
          if isLast || filled - position >= Self.longestRecord {
            try report(
              "shares.long-record", "The record is longer than 1 MiB, or a quote is not closed.",
              diagnose)
            // The line is left out, not what an open quote would swallow.
            let rest = text[position...].firstIndex(of: 0x0A)
            position = rest.map { $0 + 1 } ?? filled
            isSkipping = rest == nil
            if rest != nil { line += 1 }
            continue
          }
          break
        }
        if let header {
          try add(text, scanner, header, position..<next, to: table, diagnose)
        } else {
          header = try readHeader(text, scanner)
        }
        line += 1
        position = next
      }
      let left = filled - position
      if left > 0, let base = buffer.baseAddress {
        base.copyMemory(from: base + position, byteCount: left)
      }
      filled = left
    }
    if header == nil {
      throw SourceFailure(code: "shares.empty", message: "There is nothing in it.")
    }
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

  private mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, _ scanner: RecordScanner, _ header: ShareHeader,
    _ record: Range<Int>, to table: ShareTableBuilder, _ diagnose: (Diagnostic) -> Void
  ) throws(SourceFailure) {
    let fields = scanner.fields
    if fields.count == 1, fields[0].isEmpty { return }
    guard fields.count == header.columns else {
      return try report(
        "shares.columns", "\(fields.count) columns where the header has \(header.columns).",
        diagnose)
    }
    func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: text[fields[column]])
    }
    let (object, account, content) = (
      bytes(header.object), bytes(header.account), bytes(header.content)
    )
    guard !object.isEmpty, !account.isEmpty, !content.isEmpty else {
      return try report("shares.empty-id", "An id is empty.", diagnose)
    }
    guard max(object.count, account.count, content.count) <= Self.longestID else {
      return try report("shares.long-id", "An id is longer than 4,096 bytes.", diagnose)
    }
    guard let time = ShareTime.parse(bytes(header.time)) else {
      let shown = String(decoding: bytes(header.time).prefix(40), as: UTF8.self)
      return try report("shares.time", "“\(shown)” is no time.", diagnose)
    }
    guard table.count < ShareTable.mostRows else {
      throw SourceFailure(code: "shares.too-many", message: "More rows than can be counted.")
    }
    units.insert(time.unit)
    let layer =
      header.layer.flatMap { ShareLayer(rawValue: String(decoding: bytes($0), as: UTF8.self)) }
      ?? .link
    if scanner.hasDoubled {
      let whole = [object, account, content].map { RecordScanner.unquoted($0) }
      whole[0].withUnsafeBufferPointer { object in
        whole[1].withUnsafeBufferPointer { account in
          whole[2].withUnsafeBufferPointer { content in
            table.append(
              object: object, account: account, content: content, time: time.seconds, layer: layer)
          }
        }
      }
    } else {
      table.append(
        object: object, account: account, content: content, time: time.seconds, layer: layer)
    }
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
    if units.count > 1 {
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
