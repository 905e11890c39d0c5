import Collect
import FoundationEssentials
import Glibc

// Reads one document from standard input and writes what it says to standard output, as JSON. It never opens a file of the
// user, never speaks to a network, and ends with its one document.

let usage = """
  Usage: tocsin-reader pdf|docx|odt [--unprotected] < document > text.json
  Reads one document in a sandbox (Landlock, seccomp, limits) and writes its text and properties as JSON.
  --unprotected reads it where the kernel has no such sandbox.

  """

func end(_ document: DocumentText) -> Never {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  let data = (try? encoder.encode(document)) ?? Data("{\"failure\":\"\"}".utf8)
  data.withUnsafeBytes { bytes in
    var written = 0
    while written < bytes.count {
      let count = write(1, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count <= 0 { break }
      written += count
    }
  }
  exit(document.failure == nil ? 0 : 1)
}

let arguments = CommandLine.arguments.dropFirst()
guard let kind = arguments.first.flatMap(DocumentKind.init(rawValue:)),
  arguments.dropFirst().allSatisfy({ $0 == "--unprotected" })
else {
  _ = Array(usage.utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  exit(64)
}
var confinement = Confinement()
if kind == .pdf { confinement.programs = Programs.all }
do {
  try confinement.enter()
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
case .pdf: end(PDFText(bytes).document)
case .docx, .odt: end(OfficePackage.text(of: bytes))
}
