import Authentication
import Foundation
import Testing

/// The suite of the OpenSPF project for RFC 7208, which is others' and not kept here: `make mail-oracles` writes the file.
@Suite struct SPFSuiteTests {
  private struct Case: Decodable {
    var id: String
    /// Values by name and type.
    var zone: [String: [String: [String]]]
    /// Names of which no answer comes.
    var silent: [String]
    var address: String
    var sender: String
    var helo: String
    /// Any of these is right.
    var results: [String]
  }

  private struct Zone: RecordResolver {
    var names: [String: [String: [String]]]
    var silent: Set<String>

    func records(_ type: RecordType, of name: String) -> RecordAnswer {
      var name = name.lowercased()
      for _ in 0..<8 { name = names[name]?["CNAME"]?.first ?? name }
      if silent.contains(name) { return .unknown }
      guard let types = names[name] else { return .noName }
      return types[type.rawValue].map { .records($0) } ?? .none
    }
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["TOCSIN_SPF_CASES"] != nil,
      "needs the cases of another project: make mail-oracles"))
  func `hosts are judged as the suite of OpenSPF has it`() throws {
    let path = try #require(ProcessInfo.processInfo.environment["TOCSIN_SPF_CASES"])
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let cases = try lines.map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    #expect(cases.count >= 200)
    var others: [String] = []
    for one in cases {
      let address = try #require(InternetAddress(one.address))
      let found = SPFEvaluator(Zone(names: one.zone, silent: Set(one.silent))).evaluate(
        address, sender: one.sender, helo: one.helo
      ).result
      if !one.results.contains(found.rawValue) {
        others.append("\(one.id): \(found), not \(one.results)")
      }
    }
    print("\(cases.count) cases, \(others.count) judged otherwise")
    #expect(others.isEmpty, "\(others.joined(separator: "\n"))")
  }
}
