import Testing
import TocsinModel

@Suite struct DefangingTests {
  @Test(arguments: [
    ("https://news.example/a.html", "hxxps://news[.]example/a.html"),
    ("HTTP://EXAMPLE.example?q=a.b", "hxxp://EXAMPLE[.]example?q=a.b"),
    ("http://a.b@c.example#x.y", "hxxp://a[.]b@c[.]example#x.y"),
    ("news.example", "news[.]example"), ("news.example/a.b", "news[.]example/a.b"),
    ("desk@clone.example", "desk[@]clone[.]example"), ("no address.", "no address."), ("", ""),
    ("://", "://"),
  ])
  func `an address of an impostor can be read and not be followed`(
    _ address: String, _ expected: String
  ) {
    #expect(address.defanged == expected)
  }

  @Test(arguments: [
    ("see https://evil.example/a.b", "see hxxps://evil[.]example/a[.]b"),
    ("evil.example, and 0.97 of it.", "evil[.]example, and 0.97 of it."),
    ("10.0.0.1", "10[.]0[.]0[.]1"), ("a@b.example", "a[@]b[.]example"),
    ("the ending .example", "the ending .example"), ("one\ntwo\u{202E}three", "one twothree"),
  ])
  func `nothing turns what stands in a text into a link`(_ text: String, _ expected: String) {
    #expect(text.withDefangedAddresses == expected)
  }
}
