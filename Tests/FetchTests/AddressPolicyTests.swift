import Fetch
import Testing

@Suite struct AddressPolicyTests {
  @Test(arguments: [
    "8.8.8.8", "192.0.0.9", "172.32.0.1", "100.128.0.1", "2606:4700::1", "::ffff:8.8.8.8",
    "64:ff9b::808:808", "2002:808:808::1", "2001:0:808:808::f7f7:f7f7",
  ])
  func `public addresses pass`(_ text: String) throws {
    #expect(try #require(IPAddress(text)).isGlobalUnicast)
  }

  @Test(arguments: [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1",
    "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "::", "::1", "::8.8.8.8", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808",
    "2002:7f00:1::", "2002:c0a8:101::1", "2001:0:7f00:1::f7f7:f7f7", "2001:0:808:808::80ff:fffe",
    "2001:db8::1", "3fff::1", "2001:2::1", "2001:10::1", "fc00::1", "fd12::1", "fe80::1",
    "fec0::1", "ff02::1", "100::1", "5f00::1", "2606:4700::5efe:a00:1", "fe80::5efe:808:808",
  ])
  func `addresses that lead elsewhere than the public internet do not`(_ text: String) throws {
    #expect(try !#require(IPAddress(text)).isGlobalUnicast)
  }

  @Test(arguments: [
    ("http://example.org", "http://example.org/"),
    ("HTTPS://Example.ORG:443/a?b=c#d", "https://example.org/a?b=c"),
    ("http://example.org?x=1", "http://example.org/?x=1"),
    ("http://[2606:4700::1]:80/", "http://[2606:4700::1]/"),
    ("https://example.org:8443/a", "https://example.org:8443/a"),
  ])
  func `addresses are taken apart`(_ text: String, _ url: String) throws {
    #expect(try WebLocation(text).url == url)
  }

  @Test(arguments: [
    "ftp://example.org/", "javascript:alert(1)", "//example.org/", "http://", "http:///a",
    "http://user@example.org/", "http://user:secret@example.org/", "http://example.org./",
    "http://example..org/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
    "http://127.1/", "http://127.0.0.1.:80/", "http://example.org:0/", "http://example.org:65536/",
    "http://example.org:/", "http://example.org:80a/", "http://example.org\\@127.0.0.1/",
    "http://example.org /", "http://exa\nmple.org/", "http://[::1/", "http://[fe80::1%25eth0]/",
    "http://[127.0.0.1]/", "http://exämple.org/", "http://１２７.0.0.1/", "http://%31%32%37.0.0.1/",
    "http://[::1]x/",
  ])
  func `what two readers could read differently is no address`(_ text: String) {
    #expect(throws: WebLocation.Fault.self) { try WebLocation(text) }
  }

  @Test func `odd ports are for those that the operator wrote down`() throws {
    let odd = try WebLocation("https://example.org:8443/")
    #expect(throws: AddressPolicy.Refusal.port(8443)) {
      try AddressPolicy().judge(odd, for: .configured)
    }
    try AddressPolicy(exempt: [odd.endpoint]).judge(odd, for: .configured)
  }

  @Test func `what was read leads to no exempt destination but its own`() throws {
    let own = try WebLocation("http://127.0.0.1:8080/")
    let policy = AddressPolicy(exempt: [own.endpoint])
    try policy.judge(own, for: .configured)
    try policy.judge(own, for: .read(from: own.endpoint))
    #expect(throws: AddressPolicy.Refusal.self) {
      try policy.judge(own, for: .read(from: Endpoint(host: "example.org", port: 80)))
    }
  }

  @Test func `one bad answer refuses all`() throws {
    let endpoint = Endpoint(host: "example.org", port: 80)
    let good = try #require(IPAddress("8.8.8.8"))
    let bad = try #require(IPAddress("10.0.0.1"))
    try AddressPolicy().judge([good], of: endpoint, for: .configured)
    for answers in [[], [bad], [good, bad]] {
      #expect(throws: AddressPolicy.Refusal.self) {
        try AddressPolicy().judge(answers, of: endpoint, for: .configured)
      }
    }
  }

  @Test(arguments: [
    ("b", "http://a.example/x/b"), ("/b", "http://a.example/b"), ("../b", "http://a.example/b"),
    ("../../../b", "http://a.example/b"), ("?q", "http://a.example/x/y?q"),
    ("//b.example/c", "http://b.example/c"), ("https://c.example/", "https://c.example/"),
    ("./b/./c/..", "http://a.example/x/b/"),
  ])
  func `links are resolved`(_ link: String, _ url: String) throws {
    #expect(try WebLocation("http://a.example/x/y?z").resolving(link).url == url)
  }

  /// A thousand ways to the inside: every spelling of every address in every position, as the operator's own address, as
  /// an answer of a name server, and as a link.
  @Test func `none of a thousand attempts passes`() throws {
    let inside: [UInt32] = [
      0x7F00_0001, 0x7F12_3456, 0x0A00_0001, 0x0AFF_FFFE, 0xA9FE_A9FE, 0xAC10_0001, 0xAC1F_FFFE,
      0xC0A8_0001, 0xC0A8_FFFE, 0x6440_0001, 0xC612_0001, 0, 0xE000_0001, 0xFFFF_FFFF,
    ]
    var attempts: [String] = []
    for bits in inside {
      let parts = [24, 16, 8, 0].map { Int(bits >> UInt32($0) & 0xFF) }
      let dotted = parts.map(String.init).joined(separator: ".")
      let hex = { (value: Int) in String(value, radix: 16) }
      let high = hex(Int(bits >> 16))
      let low = hex(Int(bits & 0xFFFF))
      let flipped = (hex(Int(~bits >> 16 & 0xFFFF)), hex(Int(~bits & 0xFFFF)))
      let hosts = [
        dotted, "\(bits)", "0x\(String(bits, radix: 16))", "0\(String(bits, radix: 8))",
        parts.map { "0x" + hex($0) }.joined(separator: "."),
        parts.map { "0" + String($0, radix: 8) }.joined(separator: "."),
        "\(parts[0]).\(Int(bits & 0xFF_FFFF))", "\(parts[0]).\(parts[1]).\(Int(bits & 0xFFFF))",
        "\(dotted).", "[::ffff:\(dotted)]", "[::ffff:\(high):\(low)]", "[::\(dotted)]",
        "[64:ff9b::\(high):\(low)]", "[64:ff9b:1::\(high):\(low)]", "[2002:\(high):\(low)::1]",
        "[2001:0:\(high):\(low)::1]", "[2001:0:808:808::\(flipped.0):\(flipped.1)]",
        "[fe80::5efe:\(high):\(low)]", "[2606:4700::5efe:\(high):\(low)]",
      ]
      for host in hosts {
        attempts += [
          "http://\(host)/", "https://\(host)/latest/meta-data", "http://\(host):8080/",
          "http://user@\(host)/",
        ]
      }
    }
    #expect(attempts.count >= 1000)
    let policy = AddressPolicy(exempt: [Endpoint(host: "mail.example", port: 2525)])
    for attempt in attempts {
      #expect(throws: (any Error).self, "\(attempt)") {
        let location = try WebLocation(attempt)
        try policy.judge(location, for: .configured)
        try policy.judge(
          IPAddress(location.host).map { [$0] } ?? [], of: location.endpoint, for: .configured)
      }
    }
  }
}
