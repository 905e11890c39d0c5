import Foundation

let usage = """
  tocsin-taxii-conformance URL [--write]

  Holds a TAXII 2.1 server against the specification, and against what clients in use need. URL is its discovery, such as
  https://example.org/taxii2/. With --write, test objects are put into collections that can be written to. A token, or
  name:password, is in the environment as TAXII_SECRET.

  Exit code 0 when all rules hold, 1 when one does not, 64 for wrong usage.
  """

let arguments = CommandLine.arguments.dropFirst()
guard let address = arguments.first(where: { !$0.hasPrefix("-") }),
  arguments.allSatisfy({ !$0.hasPrefix("-") || $0 == "--write" })
else {
  print(usage)
  exit(arguments.contains("--help") ? 0 : 64)
}
do {
  let server = try await Conversation(
    address, secret: ProcessInfo.processInfo.environment["TAXII_SECRET"])
  var suite = Suite(server: server, discovery: address, writes: arguments.contains("--write"))
  try await suite.run()
  print(suite.report.summary)
  exit(suite.report.failed == 0 ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("\(address): \(error)\n".utf8))
  exit(1)
}
