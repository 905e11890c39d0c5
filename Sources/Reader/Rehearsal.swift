import Collect

/// Reads made-up files, so that what each process would do at its first document is done once for all: libraries bind what they call, Swift
/// looks up which type conforms to what. A first picture, page or archive takes several times as long as the second.
enum Rehearsal {
  static func run() {
    for sample in [picture, page, archive] { _ = Answer.encoded(AttachedPart(sample).contents) }
    _ = Answer.encoded(OfficePackage.text(of: archive))
  }

  /// One dot, as a code is looked for in it.
  private static let picture = Array("P5 1 1 255\n ".utf8)

  private static let page = Array(
    "<html><body><form action=\"/a\"><input type=password></form><a href=\"https://a.example/\">a</a><script>atob(1)</script></html>"
      .utf8)

  /// A ZIP of one part, which leads to an address (APPNOTE.TXT: a local header, the directory, its end).
  private static let archive: [UInt8] = {
    let name = Array("a.rels".utf8)
    let content = Array(
      "<Relationship TargetMode=\"External\" Target=\"https://a.example/\"/>".utf8)
    func number(_ value: Int, _ bytes: Int) -> [UInt8] {
      (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    // Stored; its sum is not that of its bytes, and nothing is lost by that.
    let shared =
      number(10, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4)
      + number(content.count, 4) + number(content.count, 4) + number(name.count, 2) + number(0, 2)
    let local = [0x50, 0x4B, 3, 4] + shared + name + content
    let directory =
      [0x50, 0x4B, 1, 2] + number(10, 2) + shared + number(0, 2) + number(0, 2) + number(0, 2)
      + number(0, 4) + number(0, 4) + name
    let end =
      [0x50, 0x4B, 5, 6] + number(0, 4) + number(1, 2) + number(1, 2) + number(directory.count, 4)
      + number(local.count, 4) + number(0, 2)
    return local + directory + end
  }()
}
