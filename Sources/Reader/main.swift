internal import CSandbox
import Collect
import FoundationEssentials
import Glibc

// Reads one document, or the files that came with one mail, from standard input and writes what it says or holds to standard output,
// as JSON. It never opens a file of the user, never speaks to a network, and ends with its one input; as a server it makes a process
// for each, which does so.

let usage = """
  Usage: tocsin-reader docx|odt [--unprotected] < document > text.json
         tocsin-reader parts [--unprotected] < parts > contents.json
         tocsin-reader serve SECONDS [--unprotected] <> socket
  Reads one document in a sandbox (Landlock, seccomp, limits) and writes its text and properties as JSON; or files that came with a
  mail, each with its length before it (four bytes, the highest first), and writes what they hold. As a server, for tocsin, it reads
  one document after another, each in a process of its own, until nobody asks for so many seconds.
  --unprotected reads it where the kernel has no such sandbox.

  """

func refuseUsage() -> Never {
  _ = Array(usage.utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  exit(64)
}

var arguments = Array(CommandLine.arguments.dropFirst())
let mode = arguments.isEmpty ? "" : arguments.removeFirst()
var isOneOfMany = false
var kind = DocumentKind(rawValue: mode)
var seconds: Int32?
switch mode {
case "serve":
  seconds = arguments.isEmpty ? nil : Int32(arguments.removeFirst())
  guard (1...3600).contains(seconds ?? 0) else { refuseUsage() }
case "parts": break
default: if kind == nil { refuseUsage() }
}
guard arguments.allSatisfy({ $0 == "--unprotected" }) else { refuseUsage() }
if let seconds {
  Rehearsal.run()
  var asked: UInt8 = 0
  guard tocsin_serve(0, seconds, &asked) == 1 else { exit(0) }
  // From here on it is the process of one document.
  guard let question = ReaderQuestion(rawValue: asked) else { exit(64) }
  kind = question.kind
  isOneOfMany = true
}
do {
  try Confinement.enter(running: kind == nil ? Programs.ofParts : [])
} catch {
  guard !arguments.isEmpty else { Answer.end(DocumentText(failure: error.description)) }
}

let bytes = Answer.input()
switch kind {
case .docx, .odt: Answer.end(OfficePackage.text(of: bytes))
case nil where isOneOfMany: Answer.say(AttachedPart(bytes).contents)
case nil: Answer.say(PartFraming.split(bytes).map { AttachedPart($0).contents })
}
// Nothing is left to be tidied up.
_exit(0)
