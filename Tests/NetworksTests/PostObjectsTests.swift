import Names
import Networks
import Testing
import TocsinModel

/// What a post shares, by its text alone.
@Suite struct PostObjectsTests {
  private static func objects(_ text: String, links: [String] = [], hash: UInt64? = nil) -> [String]
  {
    var reader = PostObjects(suffixes: .fallback)
    var found: [String] = []
    var text = text
    text.withUTF8 { bytes in
      reader.each(
        of: PostObjects.Post(text: UnsafeRawBufferPointer(bytes), links: links, textHash: hash)
      ) { layer, _, name in
        found.append("\(layer.rawValue) \(String(decoding: name, as: UTF8.self))")
      }
    }
    return found
  }

  @Test(arguments: [
    "https://www.Vale.example/a/b", "http://vale.example/a/b/", "https://vale.example/a/b#top",
    "https://vale.example/a/b?utm_source=x&utm_medium=y", "https://vale.example/a/b?fbclid=3",
    "https://m.vale.example/a/b", "https://amp.vale.example/a/b/amp",
    "HTTPS://vale.example:443/a/b",
    "(https://vale.example/a/b)", "https://vale.example/a/b.",
  ])
  func `all ways to one page are one object`(address: String) {
    #expect(Self.objects("see \(address)") == ["link vale.example/a/b", "domain vale.example"])
    #expect(
      Self.objects("see", links: [address.trimmingPrefix("(").description])
        .first?.hasPrefix("link vale.example/a/b") == true)
  }

  @Test func `parameters that tell what is read stay, in their order`() {
    #expect(
      Self.objects("https://vale.example/v?id=7&utm_x=1&t=9").first
        == "link vale.example/v?id=7&t=9")
  }

  @Test func `a picture is an object by its hash, and no address`() {
    #expect(
      Self.objects("see", links: ["urn:image:8f373714acfcf4d0", "https://vale.example/a"])
        == ["image 8f373714acfcf4d0", "link vale.example/a", "domain vale.example"])
  }

  @Test func `a shortener is no domain that anybody shares`() {
    #expect(Self.objects("https://bit.ly/3x") == ["link bit.ly/3x"])
  }

  @Test(arguments: [
    ("#Vote25, and #vote25 again", ["hashtag vote25"]), ("#1 of all", []),
    ("#Вибори", ["hashtag вибори"]), ("to @Tram_Reed.", ["mention tram_reed"]),
    ("mail me@vale.example", []), ("a#b", []), ("@", []), ("#", []),
    ("@one@vale.example", ["mention one@vale.example"]),
    ("http://", []), ("https://-", []), ("https://localhost/x", []),
  ])
  func `tags and mentions are told from numbers and addresses`(text: String, expected: [String]) {
    #expect(Self.objects(text) == expected)
  }

  @Test func `a repost shares its parent and nothing of what that says`() {
    var reader = PostObjects(suffixes: .fallback)
    var found: [ShareLayer] = []
    let (parent, text): ([UInt8], [UInt8]) = (
      Array("77".utf8), Array("RT @a: #b https://c.example/".utf8)
    )
    parent.withUnsafeBytes { parent in
      text.withUnsafeBytes { text in
        reader.each(
          of: PostObjects.Post(text: text, parents: [parent], isRepost: true, textHash: 5)
        ) { layer, _, _ in found.append(layer) }
      }
    }
    #expect(found == [.repost])
  }

  @Test func `a list of tags is bounded`() {
    let tags = (0..<500).map { "#tag\($0)x" }.joined(separator: " ")
    #expect(Self.objects(tags).count == PostObjects.most)
  }
}
