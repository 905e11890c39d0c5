import Collect
import Testing
import TocsinModel

@Suite struct IdentityTests {
  private func id(
    url: String? = nil, source: String? = nil, external: String? = nil, path: String = "/f",
    title: String? = nil, text: String = "words"
  ) -> DocumentID {
    DocumentIdentity.documentID(
      url: url, source: source.map(SourceID.init(rawValue:)), externalID: external, path: path,
      title: title, text: text)
  }

  @Test func `an address is the place, whatever file it is in`() {
    let one = id(url: "https://a.org/x#top", path: "/one")
    #expect(one == id(url: "https://a.org/x#end", path: "/two"))
    #expect(one == id(url: "https://a.org/x"))
    #expect(one != id(url: "https://a.org/y"))
    #expect(one != id(url: "https://a.org/x", text: "other"))
    #expect(one != id(url: "https://a.org/x", title: "head"))
  }

  @Test func `accounts that post one link with one text stay apart`() {
    #expect(
      id(url: "https://a.org/x", source: "ada", external: "1")
        != id(url: "https://a.org/x", source: "bob", external: "2"))
  }

  @Test func `a source and its id are the place where there is no address`() {
    let one = id(source: "ada", external: "1", path: "/one")
    #expect(one == id(source: "ada", external: "1", path: "/two"))
    #expect(one != id(source: "bob", external: "1"))
  }

  @Test func `otherwise the file and what the record says are the place`() {
    #expect(id(path: "/one") != id(path: "/two"))
    #expect(id(external: "1") != id(external: "2"))
    #expect(id(source: "ada") != id(source: "bob"))
    #expect(id(text: "one") != id(text: "two"))
  }

  @Test func `a record that says the same again has an id of its own, always the same one`() {
    let ids = (0..<50).map { id().repeated($0) }
    #expect(ids[0] == id())
    #expect(Set(ids).count == 50)
    #expect(ids[7] == id().repeated(7))
  }

  @Test func `no two lists of parts are encoded alike`() {
    #expect(id(title: "a", text: "b") != id(title: "ab", text: ""))
    #expect(id(title: nil, text: "a") != id(title: "", text: "a"))
    #expect(id(source: "a", external: "bc") != id(source: "ab", external: "c"))
  }

  @Test func `ids stay the same from version to version`() {
    #expect(
      "\(id(url: "https://a.org/x", title: "t", text: "words"))"
        == "54318942ea4cdd5b614dc9e3067fec89")
  }

  @Test func `reading twice gives the same ids`() throws {
    let scratch = try Scratch()
    let file = try scratch.write("a.csv", "text\nx\ny\n")
    let ids = try Reading(file).documents.map(\.id)
    #expect(try Reading(file).documents.map(\.id) == ids)
    #expect(Set(ids).count == 2)
  }

  @Test(arguments: [
    ("https://www.Example.org:8080/a?b", "example.org"), ("http://user:pw@a.org", "a.org"),
    ("HTTPS://A.ORG.", "a.org"), ("ftp://a.org", nil), ("mailto:x@a.org", nil), ("a.org", nil),
    ("https://", nil), ("https:/a", nil), ("", nil), ("https://www.org/", "www.org"),
    ("https://www.a.org", "a.org"),
    ("http://[::1]:80/", "[::1]"),
  ])
  func `the host of an address is its site`(url: String, host: String?) {
    #expect(WebAddress.host(of: url) == host)
  }

  @Test(arguments: [
    ("www.example.org", "example.org"), ("Example.CO.UK", "example.co.uk"), ("example", nil),
    ("1.5", nil), ("a b.org", nil), (".org", nil), ("wmt:21.de-fr", nil),
  ])
  func `a bare name may be a site`(name: String, host: String?) {
    #expect(WebAddress.bareHost(name) == host)
  }
}
