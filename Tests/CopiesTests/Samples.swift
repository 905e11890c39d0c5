import Copies
import TocsinModel

/// Made-up texts and documents for the tests of this module.
enum Samples {
  static let article = """
    The harbour council of Westmere voted on Tuesday to postpone the municipal ballot by 14 days. \
    “We do not have enough printed papers for every polling station,” said Mara Oldenveld, who chairs the \
    council. According to the printing house, 21,000 ballots were lost when its cellar flooded.

    The opposition called the delay a reasonable step. Its leader, Tomas Brecht, asked that observers from \
    the neighbouring districts be invited to the count. Volunteers will deliver the new papers by boat.

    Voters who are abroad may still send their letters until 3 May. The council meets again next week, \
    and the harbour master has promised that the ferry will run on both days.
    """

  static let other = """
    A winter storm closed the mountain road for the third time this season, and shopkeepers in the upper \
    villages are counting their losses. Snow ploughs from the valley arrived only after midnight. The \
    school bus turned back twice before noon, while the bakery gave its bread away to stranded drivers.

    Engineers want a tunnel under the pass. It would take six years to dig and cost more than the canton \
    earns in two. Farmers say that a better timetable for the ploughs would do for now.
    """

  static func document(
    _ number: UInt64, _ text: String, source: String? = nil, name: String? = nil,
    at seconds: Int64? = nil, precision: Timestamp.Precision = .second, title: String? = nil,
    form: Document.Form = .page, quotations: [TextSpan] = [], links: [Link] = [],
    isClaimReview: Bool = false
  ) -> Document {
    let host = source ?? "outlet\(number).example"
    return Document(
      id: DocumentID(high: number &* 0x9E37_79B9_7F4A_7C15, low: number), form: form,
      source: Source(
        id: SourceID(rawValue: host), kind: form == .post ? .account : .site, name: name),
      title: title,
      published: seconds.map { Timestamp(seconds: $0, precision: precision, origin: .page) },
      text: text, quotations: quotations, links: links, isClaimReview: isClaimReview,
      place: Place(path: "\(number).html"))
  }

  /// Runs the whole module over documents numbered in their order.
  static func detect(
    _ documents: [Document], thresholds: CopyThresholds = CopyThresholds()
  ) async throws -> (links: [CopyLink], groups: [CopyGroup], findings: [Finding]) {
    let texts = Self.texts(
      documents.map(\.text), sources: documents.map { $0.source?.id.rawValue ?? "" },
      thresholds: thresholds)
    let detector = CopyDetector(thresholds: thresholds)
    let links = try await detector.links(in: texts, for: texts.representatives) { numbers in
      numbers.map { documents[Int($0)].text }
    }.links
    let groups = detector.groups(in: texts, links: links)
    let numbered = Dictionary(
      uniqueKeysWithValues: documents.enumerated().map { (UInt32($0.offset), $0.element) })
    let findings = groups.compactMap { detector.finding(for: $0, documents: numbered) }
    return (links, groups, findings)
  }

  /// Texts of sources, numbered in their order; each of a source of its own where none is given.
  static func texts(
    _ contents: [String], sources names: [String]? = nil,
    thresholds: CopyThresholds = CopyThresholds()
  ) -> CopyTexts {
    var texts = CopyTexts(thresholds: thresholds)
    var sources: [String: UInt32] = [:]
    for (number, content) in contents.enumerated() {
      let name = names?[number] ?? "\(number)"
      let source = sources[name] ?? UInt32(sources.count)
      sources[name] = source
      texts.append(CopyFingerprint(of: content), source: source)
    }
    _ = texts.update(new: 0..<UInt32(contents.count), retired: [])
    return texts
  }

  /// Words without meaning, different for every seed.
  static func babble(_ count: Int, seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "si", "to", "ve", "zu", "pa", "do", "ge"]
    let words = (0..<count).map { _ in
      (0..<3).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return syllables[Int(state >> 40) % syllables.count]
      }.joined()
    }
    return words.joined(separator: " ") + "."
  }
}

extension Finding {
  var cluster: CopyCluster {
    copies
      ?? CopyCluster(
        members: [], first: DocumentID(high: 0, low: 0), certainty: .unknown)
  }
}
