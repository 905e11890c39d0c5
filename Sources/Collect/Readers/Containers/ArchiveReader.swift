import TocsinModel

/// Reads the files in ZIP and tar archives, each as if it lay in a folder. Nothing is written to a disk, so that a path in
/// an archive is only a name.
struct ArchiveReader {
  /// How deep archives in archives are read.
  static let deepest = 3

  let file: InputFile
  let delivery: Delivery
  let options: CollectOptions
  /// Reads one file of the archive.
  let member: (InputFile, any ByteSource) throws -> Void

  // MARK: ZIP

  func readZip(_ bytes: RandomBytes) throws {
    let directory: ZipDirectory
    do throws(ZipDirectory.Failure) {
      directory = try ZipDirectory(bytes)
    } catch {
      let reason =
        switch error {
        case .noDirectory: "it has no list of its entries; is it cut off?"
        case .tooMany: "it has more than \(ZipDirectory.most) entries"
        case .overlapping: "its entries overlap, which is how a small archive pretends to be large"
        }
      return try delivery.note(
        "zip.damaged", "The archive was not read: \(reason).", severity: .error,
        at: delivery.place())
    }
    let names = Set(directory.entries.map(\.name))
    if let kind = Self.document(names, directory.entries.first, bytes) {
      if let read = Self.read(kind) {
        let whole = bytes.bytes(at: 0, count: min(bytes.count, options.limits.page + 1))
        guard whole.count <= options.limits.page else {
          return try delivery.refuse(
            "document.too-long", "The document is longer than \(options.limits.page >> 20) MB.",
            at: delivery.place())
        }
        return try DocumentReader(kind: read, delivery: delivery, file: file, options: options)
          .read(whole)
      }
      return try delivery.note(
        "input.unrecognised", "It is \(kind), which is not read yet; save it as text or HTML.",
        at: delivery.place())
    }
    // Of a WACZ the archives are what was captured; the rest are lists of it.
    let isWACZ = names.contains("datapackage.json") && names.contains { $0.hasPrefix("archive/") }
    let budget = BudgetedBytes.Budget(
      max(options.limits.expansionFloor, bytes.count &* options.limits.expansion))
    for entry in directory.entries.sorted(by: { $0.name < $1.name }) {
      if options.shouldStop() { throw CollectError.cancelled }
      guard !isWACZ || entry.name.hasPrefix("archive/"), isRead(entry.name) else { continue }
      let member = inside(entry.name, size: entry.size)
      if entry.isEncrypted {
        try delivery.refuse(
          "zip.encrypted", "It is encrypted and was not read.",
          at: Place(path: member.displayPath))
        continue
      }
      do {
        guard let content = try ZipDirectory.content(of: entry, in: bytes, limits: options.limits)
        else {
          throw SourceFailure(
            code: "zip.method",
            message: "It is compressed by a method (\(entry.method)) that is not read.")
        }
        try self.member(member, BudgetedBytes(content, budget))
      } catch let failure as SourceFailure {
        try delivery.note(
          failure.code, failure.message, severity: .error, at: Place(path: member.displayPath))
      }
      if budget.left < 0 { return }
    }
  }

  /// The kinds that are read.
  private static func read(_ kind: String) -> DocumentKind? {
    switch kind {
    case wordDocument: .docx
    case openDocument: .odt
    default: nil
    }
  }

  private static let wordDocument = "a Word document"
  private static let openDocument = "an OpenDocument text"

  /// What an office document is, by the names in it.
  private static func document(
    _ names: Set<String>, _ first: ZipDirectory.Entry?, _ bytes: RandomBytes
  ) -> String? {
    if names.contains("word/document.xml") { return wordDocument }
    if names.contains("xl/workbook.xml") { return "an Excel workbook" }
    if names.contains("ppt/presentation.xml") { return "a PowerPoint presentation" }
    guard let first, first.name == "mimetype",
      names.contains("content.xml") || names.contains("META-INF/container.xml")
    else { return nil }
    guard names.contains("content.xml") else { return "an electronic book" }
    let type = (try? ZipDirectory.content(of: first, in: bytes, limits: CollectLimits()))?.flatMap {
      String(decoding: $0.head(80).bytes, as: UTF8.self)
    }
    return type?.contains("opendocument.text") == true ? openDocument : "an OpenDocument file"
  }

  // MARK: tar

  func readTar(_ source: any ByteSource) throws -> SourceFailure? {
    var longName: String?
    var position = 0
    while true {
      if options.shouldStop() { throw CollectError.cancelled }
      let (block, failure) = source.head(TarEntry.block)
      if let failure { return failure }
      // The end is two blocks of zeros, or where the file ends.
      if block.isEmpty || block.allSatisfy({ $0 == 0 }) { return nil }
      guard let entry = TarEntry(block), entry.size >= 0 else {
        try delivery.note(
          "tar.damaged", "No entry begins here; the rest was not read.", severity: .error,
          at: delivery.place(offset: position))
        return nil
      }
      let content = CountedBytes(source, entry.size)
      let padding = (TarEntry.block - entry.size % TarEntry.block) % TarEntry.block
      position += TarEntry.block + entry.size + padding
      switch entry.kind {
      case UInt8(ascii: "x"):
        longName = TarEntry.pax(content.head(min(entry.size, 1 << 16)).bytes, "path") ?? longName
      case UInt8(ascii: "L"):
        longName = TarEntry.text(content.head(min(entry.size, 1 << 16)).bytes[...])
      case 0, UInt8(ascii: "0"):
        let name = longName ?? entry.name
        longName = nil
        if isRead(name) { try member(inside(name, size: entry.size), content) }
      default: longName = nil
      }
      if let failure = content.drain(and: padding) { return failure }
    }
  }

  // MARK: Entries

  /// Folders, hidden files, and what belongs to saved pages are passed over, as in a folder.
  private func isRead(_ name: String) -> Bool {
    guard !name.hasSuffix("/") else { return false }
    let parts = name.split(separator: "/")
    guard let last = parts.last, !last.hasPrefix("."), !parts.contains("__MACOSX") else {
      return false
    }
    return !Walk.isCompanion(name)
      && !parts.dropLast().contains { $0.hasSuffix("_files") || $0.hasSuffix("_Dateien") }
  }

  private func inside(_ name: String, size: Int) -> InputFile {
    InputFile(
      path: "\(file.path)!/\(name)", displayPath: "\(file.displayPath)!/\(name)", size: size,
      modified: file.modified)
  }
}

/// The first bytes of a source, and no more.
final class CountedBytes: ByteSource {
  private let source: any ByteSource
  private(set) var left: Int

  init(_ source: any ByteSource, _ count: Int) {
    self.source = source
    left = count
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
    guard left > 0 else { return 0 }
    let count = try source.read(
      into: UnsafeMutableRawBufferPointer(rebasing: target.prefix(left)))
    if count == 0 {
      throw SourceFailure(
        code: "input.truncated", message: "The archive ends early; what came before was read.")
    }
    left -= count
    return count
  }

  /// Reads what nobody read, and so many bytes behind it.
  func drain(and more: Int) -> SourceFailure? {
    var rest = left + more
    left = 0
    while rest > 0 {
      let (bytes, failure) = source.head(min(rest, 1 << 16))
      if let failure { return failure }
      if bytes.isEmpty { return nil }
      rest -= bytes.count
    }
    return nil
  }
}
