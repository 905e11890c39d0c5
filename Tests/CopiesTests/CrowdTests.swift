import Copies
import Testing
import TocsinModel

/// Texts that are so many and so alike that not all can be compared, and one text against many.
struct CrowdTests {
  private static let names = [
    "Anna", "Boris", "Chiara", "Dmytro", "Elena", "Fares", "Greta", "Hugo",
  ]

  private static func template(_ number: Int) -> String {
    """
    Dear \(names[number % 8]) \(number), please remember to vote on Sunday; bring your identity card and a pen, and \
    tell all your friends and neighbours that every single vote counts this time.
    """
  }

  /// Texts of made-up words that share nothing with each other.
  private static func unlike(_ number: Int) -> String {
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<24).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return String(state >> 33, radix: 36)
    }.joined(separator: " ")
  }

  @Test func `filled-in templates become one group with few links for each, which says so`()
    async throws
  {
    let contents = (0..<2_000).map(Self.template)
    let texts = Samples.texts(contents)
    let detector = CopyDetector()
    let search = try await detector.links(in: texts, for: texts.representatives) { numbers in
      numbers.map { contents[Int($0)] }
    }
    #expect(search.capped.count > 1_500)
    // The first are compared with all before them, until they are a crowd.
    let thresholds = CopyThresholds()
    let most =
      thresholds.documentFrequencyCap * 2 * thresholds.candidatesPerDocument
      + contents.count * thresholds.candidatesInCrowd
    #expect(search.links.count <= most)
    let groups = detector.groups(in: texts, links: search.links, capped: Set(search.capped))
    #expect(groups.count == 1)
    #expect(groups.first?.size == contents.count)
    #expect(groups.first?.isCrowd == true)
  }

  @Test func `texts that many copy are no crowd while all can be compared`() async throws {
    let contents = (0..<40).map(Self.template)
    let search = try await CopyDetector().links(
      in: Samples.texts(contents), for: Array(0..<40)
    ) { $0.map { contents[Int($0)] } }
    #expect(search.capped.isEmpty)
  }

  /// Sizes at which behaviour changes: one below, at, and one above.
  @Test(arguments: [(47, false), (48, false), (49, true)])
  func `a text that resembles more than it is compared with is capped`(
    before: Int, isCapped: Bool
  ) async throws {
    let contents = (0...before).map(Self.template)
    let search = try await CopyDetector().links(
      in: Samples.texts(contents), for: [UInt32(before)]
    ) { $0.map { contents[Int($0)] } }
    #expect(!search.capped.isEmpty == isCapped)
  }

  @Test func `one new text is linked as it would be among the others`() async throws {
    let stored = (0..<500).map(Self.unlike) + (0..<40).map(Self.template)
    let detector = CopyDetector()
    for new in [Self.template(777), Self.unlike(17) + " and more", Self.unlike(9_999), "Short."] {
      let contents = stored + [new]
      let last = UInt32(stored.count)
      let expected = try await detector.links(in: Samples.texts(contents), for: [last]) {
        $0.map { contents[Int($0)] }
      }.links
      var texts = Samples.texts(stored)
      texts.append(CopyFingerprint(of: new), source: last)
      let update = texts.update(new: last..<last + 1, retired: [])
      let found = try await detector.links(in: texts, for: update.affected) {
        $0.map { contents[Int($0)] }
      }.links
      #expect(found == expected)
    }
  }

  /// Of each account three notes repeat the template and a line of its own, and one is what all publish.
  @Test func `what an account repeats does not hang on how many others fill in the same template`()
  {
    func notes(of account: Int) -> [String] {
      let own = Samples.babble(30, seed: UInt64(account + 1))
      return (0..<3).map { note in
        let text = Samples.babble(80, seed: UInt64(100_000 + account * 3 + note))
        return "\(text)\n\n\(Self.template(0))\n\n\(own)"
      } + [Samples.article + "\n\n" + Self.template(0)]
    }
    let accounts = 300
    let texts = Samples.texts(
      (0..<accounts).flatMap(notes),
      sources: (0..<accounts).flatMap { Array(repeating: "\($0)", count: 4) })
    var repeated = 0
    for account in 0..<accounts {
      let alone = Samples.texts(
        notes(of: account), sources: Array(repeating: "\(account)", count: 4))
      #expect(texts.boilerplate[UInt32(account)] == alone.boilerplate[0])
      repeated += alone.boilerplate[0]?.count ?? 0
    }
    #expect(repeated > 20 * accounts)
  }

  @Test func `pairs of a crowd are examined anew where a document is another now`()
    async throws
  {
    let documents = (0..<260).map { number in
      Samples.document(
        UInt64(number + 1), Self.template(number), at: Int64(number), form: .post)
    }
    let (_, groups, fresh) = try await Samples.detect(documents)
    let group = try #require(groups.first)
    #expect(groups.count == 1 && group.size > CopyDetector.expandedGroup)
    let (detector, examined) = (CopyDetector(), ExaminedPairs())
    func finding(_ documents: [Document], _ examined: ExaminedPairs?) -> Finding? {
      detector.finding(for: group, examined: examined) { documents[Int($0)] }
    }
    for _ in 0..<2 { #expect(finding(documents, examined) == fresh.first) }

    // With the id that it had.
    var edited = documents
    edited[100].text = Self.template(100).replacing("Sunday", with: "Monday")
    #expect(finding(edited, nil) != fresh.first)
    #expect(finding(edited, examined) == finding(edited, nil))
  }
}
