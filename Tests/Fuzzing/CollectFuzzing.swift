import Collect
import Foundation
import MIME
import TocsinModel

/// The first byte chooses how the file is called, and with that the reader; the rest is what it holds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
  let names = ["a.zip", "a.warc", "a.mhtml", "a.json", "a.txt", "a.xml", "a.csv", "a.tar"]
  let message = MIMEMessage(bytes)
  for part in message.parts {
    precondition(part.body.upperBound <= bytes.count)
    precondition(message.content(of: part).count <= bytes.count)
  }
  let path = "/tmp/tocsin-fuzz-\(getpid())-" + names[Int(start[0]) % names.count]
  FileManager.default.createFile(atPath: path, contents: Data(bytes))
  guard let collector = try? Collector() else { return 0 }
  _ = try? collector.read(InputFile(path: path, displayPath: "a")) { item, _ in
    if case .page(let page) = item {
      precondition(String(validating: page.utf8, as: UTF8.self) != nil)
    }
  }
  return 0
}
