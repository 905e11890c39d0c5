import Foundation
import TestSupport
import Testing

/// Files that came with mails, opened by the real reader in its sandbox.
@Suite struct MailAttachmentTests {
  /// A QR code of “https://sign-in.collector.example/a”, made for this test.
  private static let code =
    "iVBORw0KGgoAAAANSUhEUgAAAJQAAACUAQAAAABdRz15AAAA90lEQVR42u1WQQ7DMAxC+0D+/0t+4AHJrZdN4VivVascEBjsDvMo4j375wzA0hPndfjBs349E8jSBcIP3/d4WCpykNcKXsSKXwtvOCRKeLqkNvwa/bOppyr+usDQ3Blq5CUG0zm815vkiSENXOBnMDET7mroVesUFUHqZgHPXohfeDbyctx1nrUYCvkjHWRZS4ku6D2TkTY25k1q9aTNaPDbYHD3/CvojWQ1LzuhMG/Jn0NTyXOmYzzAqOh1uXMOIRrz4clV/yb7ubOvaCO8ENj5fshcOwyU8DzE8aL0fWNmjXt/Ffo3iBNs8AP2ojJaw9/3P+HF2Rf3O4wgNqZc4gAAAABJRU5ErkJggg=="
  /// An archive with an archive with “invoice.pdf.exe” in it, which is no program but its first two letters.
  private static let archive =
    "UEsDBBQAAAAIAGM9fV1vKjCRSQAAAIoAAAAPAAAAcGFwZXJzL3NjYW4uemlwC/BmZhFhAIFk29rYPv1N+VxANgjzA3FmXll+ZnKqXkFKml5qRapvFAMUBHgzMokw49YIAw2MDJjGBHizsoGEGYHQFkibg5UCAFBLAQIUAxQAAAAIAGM9fV1vKjCRSQAAAIoAAAAPAAAAAAAAAAAAAACAAQAAAABwYXBlcnMvc2Nhbi56aXBQSwUGAAAAAAEAAQA9AAAAdgAAAAAA"
  /// A page that leads to an address, and nothing else.
  private static let pdf = """
    %PDF-1.4
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[4 0 R]>>endobj
    4 0 obj<</Type/Annot/Subtype/Link/Rect[10 10 100 100]/A<</S/URI/URI(http://198.51.100.23/view)>>>>endobj
    trailer<</Root 1 0 R>>
    """

  private func mail(_ name: String, _ base64: String) -> String {
    """
    From: "Building services" <office@harborparty.example>
    To: press@commonmeadow.example
    Subject: Access to your mailbox
    Date: Fri, 27 Nov 2026 09:00:00 +0100
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    Please see the attached file.
    --b
    Content-Type: application/octet-stream; name="\(name)"
    Content-Transfer-Encoding: base64

    \(base64)
    --b--

    """
  }

  private struct Row: Decodable {
    struct Reason: Decodable { var feature: String }
    var clues: [String: Double]
  }

  private func judge(_ text: String) throws -> (clues: [String: Double], output: Command.Result) {
    let folder = try TemporaryFolder()
    try folder.write("a.eml", text)
    let result = try Command("mail", folder["a.eml"], "--format", "jsonl").run()
    #expect(result.status == 0)
    return (try JSONDecoder().decode(Row.self, from: Data(result.output.utf8)).clues, result)
  }

  @Test func `a QR code in a picture is read, and where it leads is a link of the mail`() throws {
    let (clues, result) = try judge(mail("code.png", Self.code))
    #expect(clues["linkInCode"] == 1)
    #expect(result.output.contains("sign-in.collector.example"))
    #expect(!result.error.contains("mail.unopened"))
  }

  @Test func `a QR code that is written into the page is read as well`() throws {
    let page = """
      From: "Building services" <office@harborparty.example>
      To: press@commonmeadow.example
      Subject: Access
      Date: Fri, 27 Nov 2026 09:00:00 +0100
      Content-Type: text/html

      <p>Scan this.</p><img src="data:image/png;base64,\(Self.code)">
      """
    #expect(try judge(page).clues["linkInCode"] == 1)
  }

  @Test func `an archive within an archive is opened, and its program told`() throws {
    let (clues, _) = try judge(mail("papers.zip", Self.archive))
    #expect(clues["runsAttached"] == 1)
    #expect(clues["doubleEnding"] == 1)
  }

  @Test func `where a PDF leads is told`() throws {
    let (clues, _) = try judge(mail("view.pdf", Data(Self.pdf.utf8).base64EncodedString()))
    #expect(clues["linkNumeric"] == 1)
  }

  @Test func `a file that cannot be read is said, and the mail judged`() throws {
    // The head of a picture, and nothing behind it.
    let (_, result) = try judge(mail("cut.png", String(Self.code.prefix(120))))
    #expect(result.error.contains("cut.png") && result.error.contains("damaged"))
    let (_, archive) = try judge(mail("cut.zip", String(Self.archive.prefix(120))))
    #expect(archive.error.contains("cut.zip"))
  }

  @Test func `a reader that has nobody left to read for ends`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Command.binary)
    process.arguments = ["mail", "-", "--quiet"]
    let (input, output) = (Pipe(), FileHandle.nullDevice)
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, output)
    try process.run()
    defer { process.terminate() }
    // More than is read ahead, and no end.
    let mails = (0..<400).map { _ in
      "From x Thu Nov 26 10:00:00 2026\n" + mail("code.png", Self.code)
    }
    try input.fileHandleForWriting.write(contentsOf: Data(mails.joined(separator: "\n").utf8))
    func readers() -> Set<pid_t> {
      Processes.children(of: process.processIdentifier, named: "tocsin-reader")
    }
    func waits(for condition: () -> Bool) -> Bool {
      for _ in 0..<1500 where !condition() { Thread.sleep(forTimeInterval: 0.01) }
      return condition()
    }
    #expect(waits { !readers().isEmpty })
    let started = readers()
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    // Sooner than one that waits would end by itself.
    #expect(waits { !started.contains(where: Processes.isAlive) })
  }
}
