import Collect
import FoundationEssentials
import Glibc

// Reads one document, or the files that came with one mail, from standard input and writes what it says or holds to standard output,
// as JSON. It never opens a file of the user, never speaks to a network, and ends with its one input.

let usage = """
  Usage: tocsin-reader docx|odt [--unprotected] < document > text.json
         tocsin-reader parts [--unprotected] < parts > contents.json
  Reads one document in a sandbox (Landlock, seccomp, limits) and writes its text and properties as JSON; or files that came with a
  mail, each with its length before it (four bytes, the highest first), and writes what they hold.
  --unprotected reads it where the kernel has no such sandbox.

  """

func say(_ answer: some Encodable) {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  let data = (try? encoder.encode(answer)) ?? Data("{\"failure\":\"\"}".utf8)
  data.withUnsafeBytes { bytes in
    var written = 0
    while written < bytes.count {
      let count = write(1, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count <= 0 { break }
      written += count
    }
  }
}

func end(_ document: DocumentText) -> Never {
  say(document)
  exit(document.failure == nil ? 0 : 1)
}

let arguments = CommandLine.arguments.dropFirst()
let kind = arguments.first.flatMap(DocumentKind.init(rawValue:))
guard kind != nil || arguments.first == "parts",
  arguments.dropFirst().allSatisfy({ $0 == "--unprotected" })
else {
  _ = Array(usage.utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  exit(64)
}
do {
  try Confinement.enter(running: kind == nil ? Programs.ofParts : [])
} catch {
  guard arguments.contains("--unprotected") else {
    end(DocumentText(failure: error.description))
  }
}

/// What a document may be long.
let longest = 64 << 20
var bytes: [UInt8] = []
var chunk = [UInt8](repeating: 0, count: 1 << 16)
while true {
  let count = read(0, &chunk, chunk.count)
  if count < 0, errno == EINTR { continue }
  if count <= 0 { break }
  bytes += chunk[..<count]
  if bytes.count > longest {
    end(DocumentText(failure: "It is longer than \(longest >> 20) MB."))
  }
}
switch kind {
case .docx, .odt: end(OfficePackage.text(of: bytes))
case nil:
  say(PartFraming.split(bytes).map { AttachedPart($0).contents })
  exit(0)
}
