import Authentication
import Resolve
import TestSupport
import Testing

/// libunbound against a server of this machine; nothing beyond it is asked.
@Suite struct NetworkResolverTests {
  private static func label(_ name: String) -> [UInt8] {
    name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) } + [0]
  }

  private static func text(_ pieces: String...) -> [UInt8] {
    pieces.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
  }

  private static func resolver(_ server: NameServer, patience: Int = 5000) throws -> NetworkResolver
  {
    // Without keys: what the server says is signed by nobody.
    try #require(
      NetworkResolver(server: "127.0.0.1@\(server.port)", anchor: "/dev/null", patience: patience))
  }

  @Test func `records of every type are read as a file of records has them`() throws {
    let server = try NameServer { name, type in
      guard name == "party.example" else { return .noName }
      return switch type {
      case 16: .data([Self.text("v=spf1 ", "-all"), Self.text("other")])
      case 1: .data([[192, 0, 2, 7]])
      case 28: .data([[0x20, 1, 0xD, 0xB8] + [UInt8](repeating: 0, count: 11) + [1]])
      case 15: .data([[0, 10] + Self.label("mx.party.example")])
      case 257: .data([[0, 5] + Array("issue".utf8) + Array("ca.example".utf8)])
      default: .data([])
      }
    }
    let resolver = try Self.resolver(server)
    #expect(resolver.records(.txt, of: "Party.example") == .records(["other", "v=spf1 -all"]))
    #expect(resolver.records(.a, of: "party.example") == .records(["192.0.2.7"]))
    #expect(resolver.records(.aaaa, of: "party.example") == .records(["2001:db8::1"]))
    #expect(resolver.records(.mx, of: "party.example") == .records(["10 mx.party.example"]))
    #expect(resolver.records(.caa, of: "party.example") == .records(["0 issue \"ca.example\""]))
    #expect(resolver.records(.ptr, of: "party.example") == RecordAnswer.none)
    #expect(resolver.records(.txt, of: "nobody.example") == .noName)
    let before = server.asked.count
    #expect(resolver.records(.txt, of: "party.example") == .records(["other", "v=spf1 -all"]))
    #expect(server.asked.count == before)
  }

  @Test func `who does not answer is waited for within a bound, and soon asked no more`() throws {
    let server = try NameServer { _, _ in .silence }
    let resolver = try Self.resolver(server, patience: 300)
    let begin = ContinuousClock.now
    for name in ["a", "b", "c", "d", "e", "f"] {
      #expect(resolver.records(.txt, of: "\(name).slow.example") == .unknown)
    }
    #expect(resolver.tally.questions == 3)
    #expect(ContinuousClock.now - begin < .patiently(20))
  }

  @Test func `a server that fails says nothing of the name`() throws {
    let server = try NameServer { _, _ in .failure }
    #expect(try Self.resolver(server, patience: 2000).records(.txt, of: "x.example") == .unknown)
  }

  @Test(arguments: [
    "", ".", "a..b", String(repeating: "a", count: 64) + ".example", "a b.example",
    "a\\000.example",
    String(repeating: "a.", count: 127) + "aa",
  ])
  func `what no name can be is asked of nobody`(_ name: String) throws {
    let server = try NameServer { _, _ in .failure }
    #expect(try Self.resolver(server).records(.txt, of: name) == .noName)
    #expect(server.asked.isEmpty)
  }

  @Test func `a file is asked before the network`() throws {
    let server = try NameServer { _, _ in .data([Self.text("network")]) }
    let chain = ResolverChain([RecordFile("a.example TXT \"kept\"\n"), try Self.resolver(server)])
    #expect(chain.records(.txt, of: "a.example") == .records(["kept"]))
    #expect(chain.records(.txt, of: "b.example") == .records(["network"]))
  }
}
