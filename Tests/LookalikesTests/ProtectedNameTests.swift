import Lookalikes
import Testing
import TocsinModel

@Suite struct ProtectedNameTests {
  @Test func `an owner without a name is called as its first domain`() {
    let domain = DomainName(rawValue: "example.org")
    #expect(ProtectedName(domains: [domain]).name == "example.org")
  }
}
