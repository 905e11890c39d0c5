import Report
import Testing

@Suite struct DefangingTests {
  @Test(arguments: [
    ("https://news.example/a.html", "hxxps://news[.]example/a.html"),
    ("HTTP://EXAMPLE.example?q=a.b", "hxxp://EXAMPLE[.]example?q=a.b"),
    ("http://a.b@c.example#x.y", "hxxp://a[.]b@c[.]example#x.y"), ("no address", "no address"),
    ("", ""), ("://", "://"),
  ])
  func `an address of an impostor can be read and not be followed`(
    _ address: String, _ expected: String
  ) {
    #expect(address.defanged == expected)
  }
}
