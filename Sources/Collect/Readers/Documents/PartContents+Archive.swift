package import TocsinModel

extension PartContents {
  /// Archives within archives that are opened, and bytes that all together may unpack to.
  private static let deepest = 3
  private static let mostUnpacked = 128 << 20
  /// Files of an archive whose first bytes are looked at.
  private static let mostLooks = 500

  /// What stands in a ZIP archive, which office documents are too. Bounded in depth, files and bytes.
  package init(archive bytes: [UInt8]) {
    self.init()
    var left = Self.mostUnpacked
    read(bytes, within: "", depth: 1, &left)
  }

  private mutating func read(_ bytes: [UInt8], within: String, depth: Int, _ left: inout Int) {
    let random = RandomBytes(bytes)
    guard let directory = try? ZipDirectory(random) else {
      unread = "its directory is damaged"
      return
    }
    var looks = 0
    for entry in directory.entries {
      if names.count < Self.most, !entry.name.hasSuffix("/") {
        names.append(within + String(entry.name.prefix(300)))
      }
      if entry.isEncrypted { facts.insert(.locked) }
      let lower = entry.name.lowercased()
      if lower.hasSuffix("vbaproject.bin") { facts.insert(.macros) }
      guard !entry.isEncrypted, looks < Self.mostLooks, left > 0 else { continue }
      looks += 1
      guard
        let source = try? ZipDirectory.content(of: entry, in: random, limits: CollectLimits())
      else { continue }
      let head = source.head(4).bytes
      if head.starts(with: [0x4D, 0x5A]) || head.starts(with: [0x7F, 0x45, 0x4C, 0x46]) {
        facts.insert(.program)
      }
      let isArchive = head.starts(with: [0x50, 0x4B, 3, 4])
      let isRelations = lower.hasSuffix(".rels")
      guard isArchive || isRelations else { continue }
      guard !isArchive || depth < Self.deepest else {
        unread = "archives within its archives were not opened"
        continue
      }
      let room = min(left, isArchive ? 32 << 20 : 1 << 20)
      guard
        let whole = try? ZipDirectory.content(of: entry, in: random, limits: CollectLimits())?
          .head(room + 1).bytes, whole.count <= room
      else {
        unread = "a file in it unpacks to more than is read"
        continue
      }
      left -= whole.count
      if isArchive {
        read(whole, within: within + entry.name.prefix(300) + "/", depth: depth + 1, &left)
      } else {
        readRelations(whole)
      }
    }
  }

  /// Where a part of an office document leads (ECMA-376, part 2, section 9.3): links, and templates that are fetched when it opens.
  private mutating func readRelations(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var scan = XMLScan(bytes)
      while let token = scan.next() {
        guard case .start(_, let attributes, _) = token,
          attributes["TargetMode"] == "External", let target = attributes["Target"]
        else { continue }
        add(link: target)
        if attributes["Type"]?.hasSuffix("/attachedTemplate") == true {
          facts.insert(.fetchesTemplate)
        }
      }
    }
  }

  /// What a file of the former office formats says of itself (MS-CFB, MS-OVBA): names in its directory are UTF-16. Linear.
  package init(compound bytes: [UInt8]) {
    self.init()
    func holds(_ name: String) -> Bool {
      bytes.firstRange(of: name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }) != nil
    }
    if holds("_VBA_PROJECT") { facts.insert(.macros) }
    if holds("EncryptedPackage") { facts.insert(.locked) }
  }
}
