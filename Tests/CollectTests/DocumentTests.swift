import Collect
import Foundation
import TestSupport
import Testing
import TocsinModel

/// Office documents are read in this process; that the sandbox holds is tested on the built program.
@Suite struct DocumentTests {
  /// An archive whose members are stored as they are, as ZIP programs write small ones.
  private func archive(_ members: [(name: String, content: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    for (name, content) in members {
      let offset = bytes.count
      let content = Array(content.utf8)
      let common =
        number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4)
        + number(content.count, 4) + number(content.count, 4) + number(name.utf8.count, 2)
      bytes += number(0x0403_4B50, 4) + common + number(0, 2) + name.utf8 + content
      directory += number(0x0201_4B50, 4) + number(20, 2) + common
      directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
      directory += number(offset, 4) + name.utf8
    }
    let start = bytes.count
    bytes += directory
    bytes += number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2)
    return bytes + number(members.count, 2) + number(directory.count, 4) + number(start, 4)
      + number(0, 2)
  }

  private func word(_ body: String, _ others: [(String, String)] = []) -> DocumentText {
    OfficePackage.text(
      of: archive(
        [("word/document.xml", "<w:document><w:body>\(body)</w:body></w:document>")] + others))
  }

  @Test func `paragraphs, tabs, tables and notes of Word become text`() {
    let document = word(
      """
      <w:p><w:r><w:t>Eels</w:t><w:tab/><w:t xml:space="preserve"> &amp; nets</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>one</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      <w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
      """,
      [("word/footnotes.xml", "<w:footnotes><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnotes>")])
    #expect(document.text == "Eels\t & nets\n\none\n\nnote")
    #expect(document.failure == nil)
  }

  @Test func `hidden words and tracked changes of Word are facts`() {
    let document = word(
      """
      <w:p><w:r><w:t>Kept</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>
      <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> seen</w:t></w:r>
      <w:ins w:author="Eel" w:date="2025-05-07T06:20:00Z"><w:r><w:t> added</w:t></w:r></w:ins>
      <w:del w:author="Cod"><w:r><w:delText> removed</w:delText></w:r></w:del></w:p>
      """,
      [
        (
          "word/comments.xml",
          "<w:c><w:comment w:author=\"Eel\"><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment></w:c>"
        ),
        ("word/vbaProject.bin", "x"),
        ("docProps/core.xml", "<c><dc:title>Nets</dc:title><dc:creator>Eel</dc:creator></c>"),
      ])
    #expect(document.text == "Kept seen added")
    #expect(
      document.facts == [
        .init(.inserted, " added", author: "Eel", time: "2025-05-07T06:20:00Z"),
        .init(.deleted, " removed", author: "Cod"), .init(.hidden, "unseen"),
        .init(.remark, "why?", author: "Eel"),
        .init(.macros, "It holds macros, which were not run."),
      ])
    #expect(document.title == "Nets" && document.author == "Eel")
  }

  @Test func `blanks, hidden styles and tracked changes of OpenDocument are told apart`() {
    let content = """
      <office:document-content><office:automatic-styles><style:style style:name="U">
      <style:text-properties text:display="none"/></style:style></office:automatic-styles><office:body><office:text>
      <text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Cod</dc:creator>
      </office:change-info><text:p>removed</text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:h>Nets</text:h><text:p>Eels<text:s text:c="2"/>and<text:line-break/>cod<text:note><text:note-citation>1
      </text:note-citation></text:note></text:p><text:p>Seen <text:span text:style-name="U">unseen</text:span></text:p>
      </office:text></office:body></office:document-content>
      """
    let document = OfficePackage.text(
      of: archive([
        ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content),
      ]))
    #expect(document.text == "Nets\n\nEels  and\ncod\n\nSeen")
    #expect(document.facts.map(\.kind) == [.deleted, .hidden])
    #expect(document.facts.map(\.text) == ["removed", "unseen"])
  }

  @Test(arguments: [
    ("word/document.xml", "<w:document>"), ("content.xml", "<office:text>"), ("other.xml", ""),
  ])
  func `what has no text says why or is empty`(name: String, content: String) {
    let document = OfficePackage.text(of: archive([(name, content)]))
    #expect(document.text.isEmpty)
    #expect(name == "word/document.xml" || document.failure != nil)
  }

  @Test func `entities that a document defines are not expanded`() {
    let document = OfficePackage.text(
      of: archive([
        (
          "word/document.xml",
          """
          <!DOCTYPE d [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:p><w:r><w:t>&b; stays</w:t></w:r></w:p></w:document>
          """
        )
      ]))
    #expect(!document.text.contains("boom"))
    #expect(document.text.hasSuffix("stays"))
  }

  @Test func `an encrypted document says so`() {
    let document = OfficePackage.text(
      of: archive([
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<m:encryption-data/>"), ("content.xml", "x"),
      ]))
    #expect(document.failure == "The document is encrypted.")
  }

  @Test func `lines of a page become paragraphs, and its header none`() {
    let bodies = ["Nets are dried", "Boats are painted", "Ropes are coiled", "Eels are smoked"]
    let pages = bodies.enumerated().map { number, body in
      "The Harbour Paper \(number)\n\n\(body) on the old pier where they were\nmen-\nded. \(body) again.\n\n\(body) at last.\n"
    }
    let text = PDFPages(Array(pages.joined(separator: "\u{C}").utf8)).text
    let expected = bodies.map {
      "\($0) on the old pier where they were mended. \($0) again.\n\n\($0) at last."
    }
    #expect(text == expected.joined(separator: "\n\n"))
  }

  @Test func `without the reader a document is refused with a reason`() throws {
    let scratch = try Scratch()
    var options = CollectOptions()
    options.documents = DocumentPrograms(in: scratch.path)
    let reading = try Reading(try scratch.write("a.pdf", "%PDF-1.4\n"), options)
    #expect(reading.documents.isEmpty)
    #expect(reading.codes == ["document.no-reader"])
  }

  @Test(arguments: [
    (ProcessAnswer(output: Array("{\"text\":\"Eels\",\"facts\":[]}".utf8)), "Eels", nil),
    (ProcessAnswer(output: Array("nonsense".utf8)), "", "failed on it"),
    (ProcessAnswer(), "", "failed on it"), (ProcessAnswer(status: SIGXCPU), "", "too long"),
    (ProcessAnswer(status: SIGSEGV), "", "failed on it"),
    (ProcessAnswer(output: [0x7B], reason: "Reading was stopped."), "", "Reading was stopped."),
  ])
  func `whatever the reader answers is a text or a sentence`(
    answer: ProcessAnswer, text: String, failure: String?
  ) {
    let document = DocumentText(answer)
    #expect(document.text == text)
    #expect(document.failure?.contains(failure ?? "") == (failure == nil ? nil : true))
  }

  /// A document that a script reads in the place of a program.
  private func reading(_ format: InputFormat, by program: String, _ script: String) throws
    -> Reading
  {
    let scratch = try Scratch()
    let program = try scratch.write(program, "#!/bin/sh\nPATH=/bin:/usr/bin\n\(script)\n")
    chmod(program.path, 0o755)
    var options = CollectOptions(format: format)
    options.documents = DocumentPrograms(in: scratch.path)
    return try Reading(try scratch.write("a", "%PDF-1.4\n"), options)
  }

  @Test(arguments: [
    ("printf '\(head)<pre>\nEels\n\\f</pre>\n</body>\n</html>\n'", "Eels", []),
    ("printf '\(head)<pre>\n\\f</pre>\n</body>\n</html>\n'", nil, ["document.no-text"]),
    ("exit 1", nil, ["document.unreadable"]), ("exit 3", nil, ["document.unreadable"]),
    ("printf 'this kernel has no Landlock'; exit 125", nil, ["document.unreadable"]),
    ("exit 127", nil, ["document.unreadable"]), ("kill -9 $$", nil, ["document.unreadable"]),
  ])
  func `whatever becomes of pdftotext is a document or a diagnostic`(
    script: String, text: String?, codes: [String]
  ) throws {
    let reading = try reading(.pdf, by: "tocsin-confine", script)
    #expect(reading.texts == (text.map { [$0] } ?? []))
    #expect(reading.codes == codes)
    if text != nil { #expect(reading.documents.first?.title == "Ferries & eels") }
  }
}

/// As `pdftotext -htmlmeta` begins.
private let head = "<html>\n<head>\n<title>Ferries &amp; eels</title>\n</head>\n<body>\n"
