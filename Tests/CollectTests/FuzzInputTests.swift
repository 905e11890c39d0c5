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
}
