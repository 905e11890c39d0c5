import MIME
package import TocsinModel

/// A file that came with a mail, by its names and its first bytes. It is not opened here; what stands in it is said by whoever opened it
/// in a process that may do nothing else (``contents``).
package struct MailAttachment: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case program, script, macroDocument, page, archive, diskImage, shortcut, document, pdf, picture,
      calendar, message, other

    /// Whether a double click may run what it holds.
    package var runs: Bool {
      switch self {
      case .program, .script, .macroDocument, .diskImage, .shortcut: true
      default: false
      }
    }
  }

  package var name: String
  /// What the mail declares it to be.
  package var type: String
  package var kind: Kind
  /// In bytes, as they came, encoded.
  package var size: Int
  /// Whether two endings stand one behind the other, the last of which runs: `invoice.pdf.exe`.
  package var hasDoubleEnding = false
  /// Whether a letter turns the direction of writing, so that the ending shows elsewhere (U+202E).
  package var turnsDirection = false
  /// Whether its bytes are of another kind than its name says.
  package var contradictsName = false
  /// What stands in it; `nil` where nobody opened it.
  package var contents: PartContents?
  /// Where it stands in the mail's bytes, and how it is encoded there.
  private var body: Range<Int> = 0..<0
  private var encoding: String?
  /// Whether it may hold what a reader is led by.
  private var isWorthOpening = false

  package init(name: String, type: String, head: [UInt8], size: Int) {
    self.name = name
    self.type = type
    self.size = size
    turnsDirection = name.unicodeScalars.contains {
      (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
    }
    let endings = name.lowercased().split(separator: ".").dropFirst().suffix(2).map(String.init)
    let named = endings.last.flatMap { Self.kinds[$0] }
    let found = Self.kind(of: head)
    kind =
      found == .program || found == .diskImage
      ? found ?? .other : named ?? found ?? Self.declared(type)
    if let last = endings.last, endings.count == 2 {
      let first = endings[0]
      hasDoubleEnding =
        (Self.kinds[last]?.runs == true || Self.kinds[last] == .page
          || Self.kinds[last] == .archive)
        && ["pdf", "doc", "docx", "xls", "xlsx", "jpg", "png", "txt"].contains(first)
    }
    contradictsName = found == .program && named != .program || found == .page && named == .pdf
  }

  /// - Parameter body: where it stands, encoded, in the bytes of the mail.
  init(name: String, type: String, head: [UInt8], body: Range<Int>, encoding: String?) {
    self.init(name: name, type: type, head: head, size: body.count)
    self.body = body
    self.encoding = encoding
    isWorthOpening =
      switch Self.kind(of: head) {
      case .picture: Self.canHoldCode(head, size: body.count)
      case .pdf, .archive, .page: true
      case .program, .shortcut: false
      default: kind == .page || head.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
      }
  }

  /// Its bytes, where what stands in it is worth knowing and it is no longer than is read.
  ///
  /// - Parameter mail: the bytes of the mail that it came with.
  package func bytesToOpen(in mail: [UInt8], most: Int) -> [UInt8]? {
    guard isWorthOpening, body.count <= most / 3 * 4 + most / 50, body.upperBound <= mail.count
    else { return nil }
    let bytes = TransferEncoding.decoded(mail[body], as: encoding)
    return bytes.count <= most ? bytes : nil
  }

  /// Whether a picture is large enough for a code: the least has 21 modules and a border a side. Lines and dots that mails are laid
  /// out with are left alone.
  private static func canHoldCode(_ head: [UInt8], size: Int) -> Bool {
    guard head.starts(with: [0x89, 0x50, 0x4E, 0x47]), head.count >= 24 else {
      return head.starts(with: [0xFF, 0xD8, 0xFF]) && size > 1500
    }
    func side(_ at: Int) -> Int { head[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    return side(16) >= 25 && side(20) >= 25
  }

  /// By the ending of a name.
  package static func kind(named name: String) -> Kind? {
    name.lowercased().split(separator: ".").dropFirst().last.flatMap { kinds[String($0)] }
  }

  private static let kinds: [String: Kind] = {
    let groups: [(Kind, String)] = [
      (.program, "exe com scr pif cpl msi dll jar apk appimage dmg pkg"),
      (.script, "js jse vbs vbe wsf wsh hta ps1 bat cmd sh"),
      (.macroDocument, "docm dotm xlsm xltm xlam pptm xll"),
      (.page, "htm html xhtml shtml svg mht mhtml"),
      (.archive, "zip rar 7z gz tar tgz cab ace arj xz bz2 lzh"),
      (.diskImage, "iso img vhd vhdx udf"), (.shortcut, "lnk url scf library-ms one onepkg chm"),
      (.document, "doc docx xls xlsx ppt pptx odt ods odp rtf csv txt"), (.pdf, "pdf"),
      (.picture, "png jpg jpeg gif webp bmp tif tiff heic"), (.calendar, "ics"),
      (.message, "eml msg"),
    ]
    var kinds: [String: Kind] = [:]
    for (kind, endings) in groups {
      for ending in endings.split(separator: " ") { kinds[String(ending)] = kind }
    }
    return kinds
  }()

  /// By the first bytes.
  private static func kind(of head: [UInt8]) -> Kind? {
    let magics: [(Kind, [UInt8])] = [
      (.program, [0x4D, 0x5A]), (.program, [0x7F, 0x45, 0x4C, 0x46]), (.pdf, Array("%PDF".utf8)),
      (.archive, [0x50, 0x4B, 3, 4]), (.archive, Array("Rar!".utf8)),
      (.archive, [0x37, 0x7A, 0xBC, 0xAF]), (.archive, [0x1F, 0x8B]),
      (.shortcut, [0x4C, 0, 0, 0, 1, 0x14, 2]), (.picture, [0x89, 0x50, 0x4E, 0x47]),
      (.picture, [0xFF, 0xD8, 0xFF]), (.picture, Array("GIF8".utf8)),
    ]
    if let magic = magics.first(where: { head.starts(with: $0.1) }) { return magic.0 }
    let start = String(decoding: head.prefix(512), as: UTF8.self).lowercased()
    return start.contains("<html") || start.contains("<!doctype html") || start.contains("<script")
      ? .page : nil
  }

  private static func declared(_ type: String) -> Kind {
    if type.hasPrefix("image/") { return .picture }
    switch type {
    case "application/pdf": return .pdf
    case "text/html": return .page
    case "text/calendar": return .calendar
    case "message/rfc822": return .message
    case "application/zip", "application/x-zip-compressed", "application/gzip": return .archive
    default: return .other
    }
  }
}
