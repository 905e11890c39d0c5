import Collect
import Foundation
import MIME
import TestSupport
import Testing
import TocsinModel

/// What the fuzz target `collect` starts from and found, read again as each kind of file.
@Suite struct FuzzInputTests {
  @Test(arguments: [
    "a.zip", "a.warc", "a.mhtml", "a.json", "a.txt", "a.xml", "a.csv", "a.tar", "a.html",
    "a.jsonl", "a.eml",
  ])
  func `whatever a file is called, hostile bytes give records within the bounds`(name: String)
    throws
  {
    let folder = try TemporaryFolder()
    var options = CollectOptions()
    // No process is started for what is called a document.
    options.documents = DocumentPrograms(in: "/nonexistent")
    let collector = try Collector(options: options)
    let inputs = try FuzzInputs.all(of: "collect", variants: 4)
    #expect(inputs.count > 40)
    var read = 0
    for input in inputs {
      let path = try folder.write(name, Data(input.dropFirst()))
      _ = try? collector.read(InputFile(path: path, displayPath: "a")) { item, _ in
        read += 1
        if case .page(let page) = item {
          #expect(String(validating: page.utf8, as: UTF8.self) != nil)
        }
      }
    }
    #expect(read > 0)
  }

  @Test func `parts of a message lie in it, and are no longer than it`() throws {
    for input in try FuzzInputs.all(of: "collect") {
      let message = MIMEMessage(input)
      for part in message.parts {
        #expect(part.body.upperBound <= input.count)
        #expect(message.content(of: part).count <= input.count)
      }
    }
  }

  @Test func `hostile pictures are read by the reader of files, and codes in whole ones are found`()
    throws
  {
    let reader = try #require(
      ReaderProcess(in: Locations.products, arguments: ["--unprotected"]))
    let inputs = try FuzzInputs.all(of: "pictures", variants: 6)
    #expect(inputs.count >= 60)
    let found = inputs.flatMap { reader.contents(of: [$0]) }
    #expect(found.count == inputs.count)
    // The first of each is as it was kept.
    let whole = stride(from: 0, to: found.count, by: 6).filter { found[$0].codes == [Self.address] }
    #expect(whole.count >= 6)
  }

  /// What the code says that is kept in seven kinds of pictures.
  private static let address = "https://sign-in.collector.example/a"
}
