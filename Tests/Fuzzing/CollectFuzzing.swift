import Collect
import Foundation
import MIME
import TocsinModel

/// The one name that all inputs have, where only one reader shall be driven: `FUZZ_READER=a.warc`.
private let onlyName = ProcessInfo.processInfo.environment["FUZZ_READER"]

private let collector: Collector? = {
  var options = CollectOptions()
  // No process is started for what is called a document.
  options.documents = DocumentPrograms(in: "/nonexistent")
  return try? Collector(options: options)
}()

/// Where inputs lie: in memory where there is a place for that, since a disk takes longer than the reader.
private let folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"

/// The first byte chooses how the file is called, and with that the reader; the rest is what it holds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
  let names = [
    "a.zip", "a.warc", "a.mhtml", "a.json", "a.txt", "a.xml", "a.csv", "a.tar", "a.html", "a.jsonl",
  ]
  let name = onlyName ?? names[Int(start[0]) % names.count]
  let message = MIMEMessage(bytes)
  for part in message.parts {
    precondition(part.body.upperBound <= bytes.count)
    precondition(message.content(of: part).count <= bytes.count)
  }
  if name == "a.zip" {
    let document = OfficePackage.text(of: bytes)
    precondition(document.failure == nil || document.text.isEmpty)
    _ = PDFPages(bytes)
  }
  let path = "\(folder)/tocsin-fuzz-\(getpid())-\(name)"
  FileManager.default.createFile(atPath: path, contents: Data(bytes))
  guard let collector else { return 0 }
  _ = try? collector.read(InputFile(path: path, displayPath: "a")) { item, _ in
    if case .page(let page) = item {
      precondition(String(validating: page.utf8, as: UTF8.self) != nil)
    }
  }
  if name == "a.json" || name == "a.csv", let draft = try? MappingFile.draft(from: path) {
    precondition((try? ExportMapping.parse(draft)) != nil, draft)
  }
  return 0
}
