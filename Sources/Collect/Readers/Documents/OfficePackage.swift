/// The parts of an office document, which is a ZIP archive.
package struct OfficePackage {
  private let bytes: RandomBytes
  private let entries: [String: ZipDirectory.Entry]
  private let limits: CollectLimits

  /// What all parts together may unpack to: XML packs to a tenth, a bomb to a thousandth.
  private static let most = 256 << 20

  package enum Failure: Error {
    case damaged, encrypted, tooLarge
  }

  init(_ bytes: [UInt8], limits: CollectLimits) throws(Failure) {
    self.limits = limits
    self.bytes = RandomBytes(bytes)
    do throws(ZipDirectory.Failure) {
      let directory = try ZipDirectory(self.bytes)
      entries = Dictionary(
        directory.entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    } catch {
      throw .damaged
    }
    if entries.values.contains(where: \.isEncrypted) { throw .encrypted }
  }

  func holds(_ name: String) -> Bool { entries[name] != nil }

  var kind: DocumentKind? {
    if holds("word/document.xml") { return .docx }
    guard holds("content.xml"), let type = try? part("mimetype") else { return nil }
    return String(decoding: type.prefix(80), as: UTF8.self).contains("opendocument.text")
      ? .odt : nil
  }

  /// A part, unpacked; `nil` when there is none of the name.
  func part(_ name: String) throws(Failure) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    let content: (any ByteSource)?
    do throws(SourceFailure) {
      content = try ZipDirectory.content(of: entry, in: bytes, limits: limits)
    } catch {
      throw .damaged
    }
    guard let (part, failure) = content?.head(Self.most + 1) else { throw .damaged }
    guard part.count <= Self.most else { throw .tooLarge }
    guard failure == nil else { throw failure?.code == "input.bomb" ? .tooLarge : .damaged }
    return part
  }
}

extension OfficePackage {
  /// The text of an office document, whatever it says it is. Linear in what it unpacks to.
  package static func text(of bytes: [UInt8]) -> DocumentText {
    do throws(Failure) {
      let office = try OfficePackage(bytes, limits: CollectLimits())
      switch office.kind {
      case .docx: return try WordText(office).document
      case .odt: return try OpenDocumentText(office).document
      default: return DocumentText(failure: "It is no Word or OpenDocument text.")
      }
    } catch {
      switch error {
      case .damaged:
        return DocumentText(failure: "The document is damaged: a part of it cannot be unpacked.")
      case .encrypted: return DocumentText(failure: "The document is encrypted.")
      case .tooLarge:
        return DocumentText(failure: "A part of the document unpacks to more than 256 MB.")
      }
    }
  }
}

/// Text that grows by paragraphs.
struct Paragraphs {
  private(set) var text = ""
  private var line = ""

  /// What texts may be long in all.
  private static let most = 32 << 20

  mutating func add(_ words: some StringProtocol) {
    if text.utf8.count + line.utf8.count < Self.most { line += words }
  }

  mutating func end() {
    let done = line.trimmingBlanks
    line = ""
    guard !done.isEmpty else { return }
    if !text.isEmpty { text += "\n\n" }
    text += done
  }
}
