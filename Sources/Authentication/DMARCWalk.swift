import Names
import TocsinModel

/// The records that are found by climbing from a domain towards the root (RFC 9989, section 4.10), and what they say of who owns it.
struct DMARCWalk {
  /// Where it began, lower case.
  let start: String
  /// The registration by the Public Suffix List, which stands in where an answer is not known.
  let registration: String
  /// Valid records and where they stand, from below.
  private(set) var records: [(domain: String, tags: TagList)] = []
  /// The first domain up to the registration for which nobody knows whether there is a record.
  private(set) var unknown: String?

  var isKnown: Bool { unknown == nil }

  /// Section 4.10: at most eight questions; of a name with more labels those between are passed over.
  private static let mostQuestions = 8

  init(from domain: String, _ resolver: any RecordResolver, _ parser: NameParser) {
    start = domain.lowercased()
    registration = parser.hostName(start).host?.registrable.rawValue ?? start
    for target in Self.targets(start) {
      switch resolver.records(.txt, of: "_dmarc.\(target)") {
      case .records(let texts):
        let found = texts.map { TagList($0) }.filter {
          $0.tags.first.map { $0.name.lowercased() == "v" && $0.value == "DMARC1" } ?? false
        }
        // Several are as good as none.
        guard found.count == 1 else { continue }
        records.append((target, found[0]))
        if ["y", "n"].contains(Self.suffix(found[0])) { return }
      case .none, .noName: continue
      case .unknown:
        // Whoever keeps a domain's records rarely keeps those of the ending above it.
        if target.utf8.count >= registration.utf8.count { unknown = unknown ?? target }
      }
    }
  }

  private static func targets(_ domain: String) -> [String] {
    let labels = domain.split(separator: ".")
    guard !labels.isEmpty, domain.utf8.count <= 254 else { return [] }
    let above = (1..<max(1, labels.count)).map { labels.dropFirst($0) }
    return ([labels[...]] + above.suffix(mostQuestions - 1)).map { $0.joined(separator: ".") }
  }

  /// `psd=`: whether a domain is an ending under which others register (`y`), or an owner's own (`n`).
  private static func suffix(_ tags: TagList) -> String? { tags.compact("psd")?.lowercased() }

  /// Section 4.10.2: whose the domain is; itself where no record tells.
  var organisation: String {
    if let own = records.first(where: { Self.suffix($0.tags) == "n" }) { return own.domain }
    if let ending = records.first(where: { $0.domain != start && Self.suffix($0.tags) == "y" }) {
      let labels = start.split(separator: ".")
      return labels.suffix(ending.domain.split(separator: ".").count + 1).joined(separator: ".")
    }
    return records.last?.domain ?? start
  }

  /// Section 4.10.1: the record that says what to do: the domain's own, its owner's, that of the ending above. `nil` also where one of
  /// those might be there and is not known.
  var policy: (domain: String, tags: TagList)? {
    if let own = records.first, own.domain == start { return own }
    guard isKnown else { return nil }
    let owner = organisation
    return records.first { $0.domain == owner } ?? records.last
  }
}
