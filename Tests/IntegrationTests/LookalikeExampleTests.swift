import Foundation
import TestSupport
import Testing

/// `examples/lookalikes`, as its documentation runs it. Without lists, so that it is the same everywhere.
@Suite struct LookalikeExampleTests {
  private let example = Locations.packageRoot + "/examples/lookalikes"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The names that are reported, each with its row.
  private func reported(_ names: String, _ options: String...) throws -> [String: String] {
    var command = Command(["lookalikes", "-"] + options)
    command.input = Data(names.utf8)
    let result = try command.run()
    #expect(result.status == 0)
    #expect(!result.error.contains("tocsin.yaml:"), "a mistake in the example: \(result.error)")
    let rows = result.output.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
    return Dictionary(rows.map { (String($0.prefix { $0 != "," }), $0) }) { first, _ in first }
  }

  @Test func `the campaign's own names are looked for, and its own domains do not alarm`() throws {
    let names = try String(contentsOfFile: example + "/names.txt", encoding: .utf8)
    let found = try reported(names, "--protect", example + "/our-names.txt")
    for wanted in [
      "sellencourier.test", "sellencuorier.example", "kestrelvvire.test",
      "mail-commonfieldunion.example", "login.kestrelwire.example.cloud-session.test",
      "xn--kestrelwir-tsi.example",
    ] {
      #expect(found[wanted] != nil, "\(wanted) is missing")
    }
    #expect(found["archive.sellencourier.example"] == nil)
    #expect(found["harbourlights.example"] == nil)
  }

  @Test(arguments: [
    "google.fr", "google.co.uk", "mail.google.com.ua", "googlevideo.com", "outlook.de",
    "icloud-content.com", "cosmopolitan.fr", "welivesecurity.com",
  ])
  func `the owners' other domains, partners and decoys do not alarm`(name: String) throws {
    #expect(try reported(name, "--config", example + "/tocsin.yaml").isEmpty)
  }

  @Test(arguments: ["google.ltd", "login-outlook.site", "spiegel.top"])
  func `what strangers made of them does`(name: String) throws {
    #expect(try reported(name, "--config", example + "/tocsin.yaml")[name] != nil)
  }

  @Test func `an owner that a list names again keeps its name and its other domains`() throws {
    try folder.write("protected.txt", "gmail.com|google.com\n")
    let found = try reported(
      "google.fr\ngoogle.ltd\n", "--config", example + "/tocsin.yaml", "--protect",
      folder["protected.txt"])
    #expect(Array(found.keys) == ["google.ltd"])
    #expect(found["google.ltd"]?.contains(",Google,") == true)
  }
}
