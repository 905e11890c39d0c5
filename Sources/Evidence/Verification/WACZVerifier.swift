import Crypto
import Foundation

/// Checks a WACZ strictly: every part that the format asks for, every hash, every record, every line of the index both
/// ways, and nothing beside them. Widespread validators accept an archive without index, pages or captures.
package struct WACZVerifier {
  private typealias Fault = ZipReader.Fault

  /// What is known of an archive after it was checked.
  package struct Result: Sendable {
    package var faults: [VerificationReport.Fault] = []
    /// Of what was captured, in hexadecimal.
    package var payloads: Set<String> = []
    package var captures = 0
    package var pages = 0
    package var title = ""
    package var software = ""
    /// Base64; `nil` for an archive that nobody signed.
    package var signedBy: String?
  }

  private struct Capture {
    var length: Int
    var url: String
    var timestamp: String
    var payload: String
    var isIndexed = false
  }

  /// A record is one page or picture; longer ones are refused, since they are held in memory.
  static let longestRecord = 256 << 20
  private static let longestList = 256 << 20

  private let zip: ZipReader
  private var result = Result()
  /// By archive and place.
  private var captures: [String: [Int: Capture]] = [:]
  private var urls: Set<String> = []

  /// Linear in the archive; memory grows with the number of captures by some hundred bytes each.
  package static func verify(_ path: String) -> Result {
    do throws(Fault) {
      var verifier = WACZVerifier(zip: try ZipReader(path))
      verifier.run()
      return verifier.result
    } catch {
      var result = Result()
      result.faults = [VerificationReport.Fault(place: error.place, sentence: error.sentence)]
      return result
    }
  }

  private init(zip: ZipReader) {
    self.zip = zip
  }

  private mutating func fault(_ place: String, _ sentence: String) {
    guard result.faults.count < 100 else { return }
    result.faults.append(VerificationReport.Fault(place: place, sentence: sentence))
  }

  private mutating func run() {
    attempt { verifier throws(Fault) in try verifier.checkPackage() }
    for entry in zip.entries where entry.name.hasPrefix("archive/") {
      attempt { verifier throws(Fault) in try verifier.checkArchive(entry) }
    }
    if captures.isEmpty { fault("archive", "there is no web archive (.warc.gz) in it") }
    attempt { verifier throws(Fault) in try verifier.checkIndex() }
    attempt { verifier throws(Fault) in try verifier.checkPages() }
  }

  private mutating func attempt(_ body: (inout WACZVerifier) throws(Fault) -> Void) {
    do throws(Fault) {
      try body(&self)
    } catch {
      fault(error.place, error.sentence)
    }
  }

  private func need(_ name: String) throws(Fault) -> ZipReader.Entry {
    guard let entry = zip[name] else { throw Fault(place: name, sentence: "it is missing") }
    return entry
  }

  private static func object(_ bytes: some Sequence<UInt8>) -> [String: Any]? {
    try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
  }

  // MARK: The list of files

  private mutating func checkPackage() throws(Fault) {
    let name = "datapackage.json"
    let bytes = try zip.content(try need(name), limit: 16 << 20)
    guard let package = Self.object(bytes), package["profile"] as? String == "data-package",
      let version = package["wacz_version"] as? String, version.hasPrefix("1."),
      let resources = package["resources"] as? [[String: Any]], !resources.isEmpty
    else { throw Fault(place: name, sentence: "it is no list of a WACZ (data-package, version 1)") }
    result.title = (package["title"] as? String ?? "").printable(200)
    result.software = (package["software"] as? String ?? "").printable(100)
    var listed: Set<String> = [name, "datapackage-digest.json"]
    for resource in resources {
      guard let path = resource["path"] as? String, CaseManifest.isSafe(path),
        let hash = resource["hash"] as? String, let size = resource["bytes"] as? Int,
        resource["name"] is String
      else {
        fault(name, "one of its files has no name, no hash, no length or no safe path")
        continue
      }
      guard listed.insert(path).inserted else {
        fault(path, "it is listed twice")
        continue
      }
      guard let entry = zip[path] else {
        fault(path, "it is listed, and missing")
        continue
      }
      guard entry.size == size else {
        fault(path, "it has \(entry.size) bytes, and \(size) are listed")
        continue
      }
      var digest = SHA256()
      try zip.each(entry) { piece throws(Fault) in digest.update(data: piece) }
      if hash != "sha256:" + Hexadecimal.text(digest.finalize()) {
        fault(path, "it was altered: its hash is not the listed one")
      }
    }
    for entry in zip.entries where !listed.contains(entry.name) {
      fault(entry.name, "it was added: the list does not have it")
    }
    try checkDigest(WARCRecord.digest(bytes))
  }

  private mutating func checkDigest(_ hash: String) throws(Fault) {
    let name = "datapackage-digest.json"
    let bytes = try zip.content(try need(name), limit: 1 << 20)
    guard let digest = Self.object(bytes), digest["path"] as? String == "datapackage.json",
      let said = digest["hash"] as? String
    else { throw Fault(place: name, sentence: "it does not say the hash of the list") }
    guard said == hash else {
      throw Fault(
        place: name, sentence: "the list was altered: its hash is not the one that is said")
    }
    guard let signed = digest["signedData"] as? [String: Any] else { return }
    guard let signedHash = signed["hash"] as? String,
      let signature = signed["signature"] as? String
    else { throw Fault(place: name, sentence: "its signature is incomplete") }
    guard signedHash == hash else {
      throw Fault(place: name, sentence: "what is signed is another list")
    }
    // A signature by the certificate of a domain is checked by what knows authorities of the web.
    guard let key = signed["publicKey"] as? String else { return }
    switch ArchiveSigner.isValid(signature, of: hash, by: key) {
    case true?: result.signedBy = key
    case false?:
      throw Fault(
        place: name, sentence: "its signature is not that of its key: it was forged or altered")
    case nil:
      throw Fault(
        place: name, sentence: "its key is of a kind that is not read (ECDSA over P-384 is)")
    }
  }

  // MARK: The captures

  private mutating func checkArchive(_ entry: ZipReader.Entry) throws(Fault) {
    let name = String(entry.name.dropFirst("archive/".count))
    guard name.hasSuffix(".warc.gz") else {
      throw Fault(place: entry.name, sentence: "it is no packed web archive (.warc.gz)")
    }
    guard entry.method == 0 else {
      throw Fault(place: entry.name, sentence: "it is packed twice: no reader finds a record in it")
    }
    captures[name] = [:]
    guard let stream = GzipStream() else { return }
    var record: [UInt8] = []
    var (start, at) = (0, 0)
    var target = [UInt8](repeating: 0, count: 1 << 18)
    while at < entry.size {
      let piece = zip.bytes(at: entry.start + at, count: min(1 << 18, entry.size - at))
      guard !piece.isEmpty else { break }
      var used = 0
      while used < piece.count {
        let step = piece.withUnsafeBufferPointer {
          stream.unpack(UnsafeBufferPointer(rebasing: $0[used...]), into: &target)
        }
        var isEnd = false
        switch step {
        case .more(let read, let written):
          record += target[..<written]
          used += read
          guard read > 0 || written > 0 else {
            throw Fault(place: "\(entry.name)@\(start)", sentence: "a record is damaged")
          }
        case .memberEnd(let read, let written):
          record += target[..<written]
          used += read
          isEnd = true
        case .corrupt: throw Fault(place: "\(entry.name)@\(start)", sentence: "a record is damaged")
        }
        guard record.count <= Self.longestRecord else {
          throw Fault(
            place: "\(entry.name)@\(start)",
            sentence: "a record unpacks to more than \(Self.longestRecord >> 20) MB: a bomb")
        }
        if isEnd {
          let end = at + used
          add(record, name, start..<end)
          record.removeAll(keepingCapacity: record.count < 1 << 22)
          start = end
        }
      }
      at += piece.count
    }
    guard start == entry.size else {
      throw Fault(place: entry.name, sentence: "it ends within a record: it is cut off")
    }
  }

  private mutating func add(_ bytes: [UInt8], _ archive: String, _ place: Range<Int>) {
    do throws(WARCMember.Refusal) {
      let member = try WARCMember(bytes)
      guard member.type == "response" || member.type == "resource" || member.type == "revisit"
      else { return }
      result.captures += 1
      result.payloads.insert(member.payload)
      captures[archive]?[place.lowerBound] = Capture(
        length: place.count, url: member.url ?? "", timestamp: member.timestamp,
        payload: member.payload)
      urls.insert(member.url ?? "")
    } catch {
      fault("archive/\(archive)@\(place.lowerBound)", error.sentence)
    }
  }

  // MARK: The index

  private mutating func checkIndex() throws(Fault) {
    let packed = zip["indexes/index.cdx.gz"]
    guard let entry = packed ?? zip["indexes/index.cdx"] else {
      throw Fault(place: "indexes/index.cdx.gz", sentence: "it is missing")
    }
    var lines: [UInt8]
    if packed != nil {
      lines = try checkBlocks(entry)
    } else {
      lines = try zip.content(entry, limit: Self.longestList)
    }
    if lines.last != 0x0A { lines.append(0x0A) }
    var former: ArraySlice<UInt8> = []
    for line in lines.dropLast().split(separator: 0x0A) {
      if line.lexicographicallyPrecedes(former) {
        fault(entry.name, "it is not sorted: readers find only a part of it")
        former = line
      }
      former = line
      checkLine(line, entry.name)
    }
    for (archive, places) in captures.sorted(by: { $0.key < $1.key }) {
      for (place, capture) in places.sorted(by: { $0.key < $1.key }) where !capture.isIndexed {
        fault(
          "archive/\(archive)@\(place)", "the index does not have \(capture.url.printable(200))")
      }
    }
  }

  private mutating func checkLine(_ line: ArraySlice<UInt8>, _ name: String) {
    let parts = line.split(separator: 0x20, maxSplits: 2)
    guard parts.count == 3, let object = Self.object(parts[2]),
      let file = object["filename"] as? String, let url = object["url"] as? String,
      let offset = Self.number(object["offset"]), let length = Self.number(object["length"])
    else { return fault(name, "one of its lines says no capture (CDXJ)") }
    let what = url.printable(200)
    guard let capture = captures[file]?[offset] else {
      return fault(name, "it says that \(what) is where no capture begins")
    }
    captures[file]?[offset]?.isIndexed = true
    guard capture.length == length, capture.url == url else {
      return fault(name, "what it says of \(what) is not what is there")
    }
    guard String(decoding: parts[1], as: UTF8.self).hasPrefix(capture.timestamp.prefix(14)) else {
      return fault(name, "it says another time of \(what) than the capture does")
    }
    if let digest = object["digest"] as? String, let hex = digest.split(separator: ":").last,
      digest.lowercased().hasPrefix("sha256:") || digest.lowercased().hasPrefix("sha-256:"),
      hex != capture.payload
    {
      fault(name, "it says another hash of \(what) than the capture has")
    }
  }

  /// Numbers are written as such by some tools, and as text by others.
  private static func number(_ value: Any?) -> Int? {
    (value as? Int) ?? (value as? String).flatMap(Int.init)
  }

  /// Unpacks the index, and holds what is said of its blocks against them.
  private mutating func checkBlocks(_ entry: ZipReader.Entry) throws(Fault) -> [UInt8] {
    let packed = try zip.content(entry, limit: 64 << 20)
    let list = try zip.content(try need("indexes/index.idx"), limit: 16 << 20)
    var lines: [UInt8] = []
    var end = 0
    for line in list.split(separator: 0x0A) {
      if line.starts(with: "!meta ".utf8) { continue }
      let parts = line.split(separator: 0x20, maxSplits: 2)
      guard parts.count == 3, let object = Self.object(parts[2]),
        let offset = Self.number(object["offset"]), let length = Self.number(object["length"]),
        offset == end, length > 0, length <= packed.count - offset
      else {
        throw Fault(place: "indexes/index.idx", sentence: "its blocks are not those of the index")
      }
      let block = packed[offset..<offset + length]
      if let digest = object["digest"] as? String, digest.hasPrefix("sha256:"),
        digest != WARCRecord.digest(block)
      {
        throw Fault(
          place: "indexes/index.idx", sentence: "it says another hash of a block than the index has"
        )
      }
      try Self.unpack(Array(block), &lines)
      end = offset + length
    }
    guard end == packed.count else {
      throw Fault(place: "indexes/index.idx", sentence: "it does not have all of the index")
    }
    return lines
  }

  private static func unpack(_ packed: [UInt8], _ lines: inout [UInt8]) throws(Fault) {
    let place = "indexes/index.cdx.gz"
    guard let stream = GzipStream() else { return }
    var target = [UInt8](repeating: 0, count: 1 << 18)
    var used = 0
    while used < packed.count {
      let step = packed.withUnsafeBufferPointer {
        stream.unpack(UnsafeBufferPointer(rebasing: $0[used...]), into: &target)
      }
      switch step {
      case .more(let read, let written):
        lines += target[..<written]
        used += read
        guard read > 0 || written > 0 else { throw Fault(place: place, sentence: "it is damaged") }
      case .memberEnd(let read, let written):
        lines += target[..<written]
        used += read
        guard used == packed.count else {
          throw Fault(place: place, sentence: "a block of it is longer than the list says")
        }
        if lines.count > longestList {
          throw Fault(place: place, sentence: "it is too long: a bomb")
        }
        return
      case .corrupt: throw Fault(place: place, sentence: "it is damaged")
      }
      if lines.count > longestList { throw Fault(place: place, sentence: "it is too long: a bomb") }
    }
    throw Fault(place: place, sentence: "it is cut off")
  }

  // MARK: The pages

  private mutating func checkPages() throws(Fault) {
    let name = "pages/pages.jsonl"
    let bytes = try zip.content(try need(name), limit: Self.longestList)
    let lines = bytes.split(separator: 0x0A)
    guard let header = lines.first.flatMap(Self.object),
      header["format"] as? String == "json-pages-1.0", header["id"] is String
    else {
      throw Fault(
        place: name, sentence: "it does not begin as a list of pages does (json-pages-1.0)")
    }
    for line in lines.dropFirst() {
      guard let page = Self.object(line), let url = page["url"] as? String, page["ts"] is String
      else {
        fault(name, "one of its lines is no page")
        continue
      }
      result.pages += 1
      if !urls.contains(url) { fault(name, "\(url.printable(200)) was not captured") }
    }
  }
}

extension String {
  /// Without what would move the cursor of a terminal, and not longer than so many characters.
  func printable(_ most: Int) -> String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.prefix(most).map {
          $0.properties.generalCategory == .control ? "\u{FFFD}" : $0
        }))
  }
}
