/// The text of a Word document (ECMA-376, part 1, section 17): `word/document.xml`, its notes, and what its properties say.
struct WordText {
  private(set) var document = DocumentText()
  private var paragraphs = Paragraphs()

  init(_ office: OfficePackage) throws(OfficePackage.Failure) {
    guard let body = try office.part("word/document.xml") else { throw .damaged }
    read(body)
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
      if let part = try office.part(notes) { read(part) }
    }
    document.text = paragraphs.text
    if let remarks = try office.part("word/comments.xml") { readRemarks(remarks) }
    if let core = try office.part("docProps/core.xml") {
      let values = XMLValues(
        core,
        [
          "title", "creator", "language", "created", "modified", "lastmodifiedby",
        ])
      document.title = values["title"]
      document.author = values["creator"]
      document.language = values["language"]
      document.created = values["created"]
      document.modified = values["modified"]
    }
    if let app = try office.part("docProps/app.xml"),
      let producer = XMLValues(app, ["application"])["application"]
    {
      document.add(DocumentText.Fact(.producer, producer))
    }
    if office.holds("word/vbaProject.bin") {
      document.add(DocumentText.Fact(.macros, "It holds macros, which were not run."))
    }
  }

  /// A change that is open, and its words so far.
  private struct Change {
    var fact: DocumentText.Fact
  }

  private mutating func read(_ part: [UInt8]) {
    part.withUnsafeBufferPointer { bytes in
      var scan = XMLScan(bytes)
      var changes: [Change] = []
      var hidden = ""
      var isHidden = false
      var isInRun = false
      var isText = false
      /// Older programs get the same shapes a second time.
      var fallbacks = 0
      while let token = scan.next() {
        switch token {
        case .start(let name, let attributes, let isEmpty):
          if name == "mc:fallback", !isEmpty { fallbacks += 1 }
          guard fallbacks == 0 else { continue }
          switch name {
          case "w:r": (isInRun, isHidden) = (!isEmpty, false)
          case "w:vanish" where isInRun:
            isHidden = !["0", "false", "off"].contains(attributes["w:val"] ?? "")
          case "w:t", "w:deltext": isText = !isEmpty
          case "w:tab" where isInRun: add("\t", changes, isHidden, &hidden)
          case "w:br" where isInRun, "w:cr" where isInRun: add("\n", changes, isHidden, &hidden)
          case "w:nobreakhyphen" where isInRun: add("-", changes, isHidden, &hidden)
          case "w:ins" where !isEmpty, "w:del" where !isEmpty, "w:moveto" where !isEmpty,
            "w:movefrom" where !isEmpty:
            changes.append(
              Change(
                fact: DocumentText.Fact(
                  name == "w:ins" || name == "w:moveto" ? .inserted : .deleted, "",
                  author: attributes["w:author"], time: attributes["w:date"])))
          default: break
          }
        case .text(let words, _) where isText && fallbacks == 0:
          let words = String(decoding: words, as: UTF8.self)
          if !changes.isEmpty { changes[changes.count - 1].fact.text += words }
          add(words, changes, isHidden, &hidden)
        case .text: break
        case .end(let name):
          if name == "mc:fallback" { fallbacks = max(0, fallbacks - 1) }
          guard fallbacks == 0 else { continue }
          switch name {
          case "w:p", "w:tr":
            paragraphs.end()
            document.add(DocumentText.Fact(.hidden, hidden.trimmingBlanks))
            hidden = ""
          case "w:tc": add("\t", changes, false, &hidden)
          case "w:r": (isInRun, isHidden) = (false, false)
          case "w:t", "w:deltext": isText = false
          case "w:ins", "w:del", "w:moveto", "w:movefrom":
            if let change = changes.popLast() { document.add(change.fact) }
          default: break
          }
        }
      }
      paragraphs.end()
    }
  }

  private mutating func add(
    _ words: String, _ changes: [Change], _ isHidden: Bool, _ hidden: inout String
  ) {
    if isHidden {
      if hidden.utf8.count < 1 << 16 { hidden += words }
    } else if !changes.contains(where: { $0.fact.kind == .deleted }) {
      paragraphs.add(words)
    }
  }

  private mutating func readRemarks(_ part: [UInt8]) {
    part.withUnsafeBufferPointer { bytes in
      var scan = XMLScan(bytes)
      var remark: DocumentText.Fact?
      var isText = false
      while let token = scan.next() {
        switch token {
        case .start("w:comment", let attributes, _):
          remark = DocumentText.Fact(
            .remark, "", author: attributes["w:author"], time: attributes["w:date"])
        case .start("w:t", _, let isEmpty): isText = !isEmpty
        case .text(let words, _) where isText:
          remark?.text += String(decoding: words, as: UTF8.self)
        case .end("w:t"): isText = false
        case .end("w:p"): remark?.text += " "
        case .end("w:comment"):
          if var done = remark {
            done.text = done.text.trimmingBlanks
            document.add(done)
          }
          remark = nil
        default: break
        }
      }
    }
  }
}

/// The texts of elements by their names without prefix, the first of each.
struct XMLValues {
  private var values: [String: String] = [:]

  init(_ part: [UInt8], _ names: Set<String>) {
    part.withUnsafeBufferPointer { bytes in
      var scan = XMLScan(bytes)
      var open: String?
      while let token = scan.next() {
        switch token {
        case .start(let name, _, let isEmpty):
          let local = name.split(separator: ":").last.map(String.init) ?? name
          open = names.contains(local) && !isEmpty ? local : nil
        case .text(let words, _):
          guard let name = open, values[name] == nil else { continue }
          let value = String(decoding: words.prefix(1000), as: UTF8.self).trimmingBlanks
          if !value.isEmpty { values[name] = value }
        case .end: open = nil
        }
      }
    }
  }

  subscript(name: String) -> String? { values[name] }
}
