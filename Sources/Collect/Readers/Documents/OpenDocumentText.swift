/// The text of an OpenDocument text (ISO/IEC 26300-1, chapters 4 to 6): `content.xml`, and what `meta.xml` says.
struct OpenDocumentText {
  private(set) var document = DocumentText()
  private var paragraphs = Paragraphs()

  init(_ office: OfficePackage) throws(OfficePackage.Failure) {
    if let manifest = try office.part("META-INF/manifest.xml"),
      manifest.firstRange(of: Array("encryption-data".utf8)) != nil
    {
      throw .encrypted
    }
    guard let content = try office.part("content.xml") else { throw .damaged }
    read(content)
    document.text = paragraphs.text
    guard let meta = try office.part("meta.xml") else { return }
    let values = XMLValues(
      meta,
      [
        "title", "initial-creator", "creator", "creation-date", "date", "generator", "language",
      ])
    document.title = values["title"]
    document.author = values["initial-creator"] ?? values["creator"]
    document.language = values["language"]
    document.created = values["creation-date"]
    document.modified = values["date"]
    if let producer = values["generator"] { document.add(DocumentText.Fact(.producer, producer)) }
  }

  /// What is being read, innermost last.
  private enum Place: Equatable {
    case body, deletion, insertion, remark, hidden, author, time
    /// Part of the file and not of the text, such as a note's number.
    case ignored
  }

  private mutating func read(_ content: [UInt8]) {
    content.withUnsafeBufferPointer { bytes in
      var scan = XMLScan(bytes)
      var places: [(name: String, place: Place)] = []
      var hiddenStyles: Set<String> = []
      var style: String?
      var changes = DocumentText.Fact(.deleted, "")
      var words = ""
      while let token = scan.next() {
        switch token {
        case .start(let name, let attributes, let isEmpty):
          if name == "style:style" { style = attributes["style:name"] }
          if name == "style:text-properties", attributes["text:display"] == "none", let style {
            hiddenStyles.insert(style)
          }
          let now = places.last?.place
          if now == .body || now == .hidden {
            switch name {
            case "text:s":
              let count = min(100, attributes["text:c"].flatMap { Int($0) } ?? 1)
              add(String(repeating: " ", count: max(1, count)), now, &words)
            case "text:tab": add("\t", now, &words)
            case "text:line-break": add("\n", now, &words)
            default: break
            }
          }
          guard !isEmpty else { continue }
          guard places.count < 256 else { return }
          let place = Self.place(of: name, attributes, hiddenStyles) ?? now ?? .ignored
          if name == "text:changed-region" { changes = DocumentText.Fact(.deleted, "") }
          if name == "text:insertion" { changes.kind = .inserted }
          if name == "office:annotation" { changes = DocumentText.Fact(.remark, "") }
          places.append((name, place))
        case .text(let bytes, _):
          // Line ends and runs of blanks are one blank (section 6.1.2).
          var text = ""
          for part in String(decoding: bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false,
            whereSeparator: { $0 == "\n" || $0 == "\t" || $0 == " " })
          {
            if !text.isEmpty, !text.hasSuffix(" ") { text += " " }
            if text.isEmpty, part.isEmpty { text = " " }
            text += part
          }
          switch places.last?.place {
          case .body: paragraphs.add(text)
          case .deletion, .remark: changes.text += text
          case .hidden: words += text
          case .author: changes.author = text
          case .time: changes.time = text
          default: break
          }
        case .end(let name):
          guard let last = places.last, last.name == name else { continue }
          places.removeLast()
          switch name {
          case "text:p", "text:h":
            if last.place == .body || last.place == .hidden { paragraphs.end() }
            if last.place == .deletion || last.place == .remark { changes.text += " " }
          case "text:changed-region", "office:annotation":
            changes.text = changes.text.trimmingBlanks
            if changes.kind == .inserted {
              changes.text = "Words were added while changes were tracked."
            }
            document.add(changes)
          default: break
          }
          if last.place == .hidden, places.last?.place != .hidden {
            document.add(DocumentText.Fact(.hidden, words.trimmingBlanks))
            words = ""
          }
        }
      }
      paragraphs.end()
    }
  }

  private mutating func add(_ text: String, _ place: Place?, _ words: inout String) {
    if place == .hidden { words += text } else { paragraphs.add(text) }
  }

  /// `nil` where an element is what its parent is.
  private static func place(
    of name: String, _ attributes: [String: String], _ hiddenStyles: Set<String>
  ) -> Place? {
    switch name {
    case "office:text": .body
    case "text:tracked-changes", "text:note-citation", "office:forms", "text:sequence-decls",
      "table:named-expressions", "svg:title", "svg:desc":
      .ignored
    case "text:deletion": .deletion
    case "text:insertion": .insertion
    case "office:annotation": .remark
    case "dc:creator": .author
    case "dc:date": .time
    case "text:hidden-paragraph", "text:hidden-text": .hidden
    case "text:span", "text:p", "text:h":
      attributes["text:style-name"].map(hiddenStyles.contains) == true ? .hidden : nil
    case "text:section" where attributes["text:display"] == "none": .hidden
    default: nil
    }
  }
}
