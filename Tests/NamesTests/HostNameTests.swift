import Names
import Testing
import TocsinModel

@Suite struct HostNameTests {
  let parser = NameParser(suffixes: PublicSuffixList(rules: "com\norg\neu.com\nрф"))

  @Test func `a new host name is empty`() {
    #expect(HostName().isEmpty)
    #expect(HostName().labelCount == 0)
    #expect(HostName().registrableLabel == nil)
  }

  @Test func `labels, suffix and registrable domain are parts of the bytes`() throws {
    let host = try #require(parser.hostName("login.shop.eu.com").host)
    #expect((0..<host.labelCount).map(host.text) == ["login", "shop", "eu", "com"])
    #expect(host.suffixLabels == 2)
    #expect(host.registrableLabel == 1)
    #expect(host.registrableStart == 6)
    #expect(host.registrable.rawValue == "shop.eu.com")
    let suffix = try #require(parser.hostName("eu.com").host)
    #expect(suffix.registrableLabel == nil)
    #expect(suffix.registrable.rawValue == "eu.com")
  }

  @Test(arguments: [
    ("xn--e1afmkfd.xn--p1ai", "пример.рф"), ("www.xn--mnchen-3ya.com", "www.münchen.com"),
    ("xn--a.com", "xn--a.com"), ("xn--1-0hc.com", "xn--1-0hc.com"), ("shop.com", "shop.com"),
    ("xn--80ak6aa92e.com", "аррӏе.com"),
  ])
  func `a name is shown in Unicode where it decodes by the rules`(name: String, shown: String) {
    #expect(parser.hostName(name).host?.shown == shown)
  }

  @Test(arguments: [
    ("shop.com", true), ("a.shop.com", true), ("a.b.shop.com", true), ("workshop.com", false),
    ("shop.com.org", false), ("hop.com", false), ("com.org", false),
  ])
  func `a name is a domain or stands below it, label by label`(name: String, expected: Bool) {
    let host = parser.hostName(name).host
    #expect(host?.isOrIsBelow(DomainName(rawValue: "shop.com")) == expected)
    #expect(host?.isOrIsBelow(DomainName(rawValue: "")) == false)
  }
}
