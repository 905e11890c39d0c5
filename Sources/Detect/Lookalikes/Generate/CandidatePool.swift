import Names
import TocsinModel

/// Candidates by name, each with the best of its scores.
struct CandidatePool {
  private let parser: NameParser
  private let excluded: DomainName
  private var candidates: [DomainName: LookalikeCandidate] = [:]

  init(parser: NameParser, excluding excluded: DomainName) {
    self.parser = parser
    self.excluded = excluded
  }

  /// What is no name that could be registered is left out, and so is, but for hosts, what would stand below a
  /// name that is another's.
  mutating func add(_ written: String, _ techniques: [LookalikeTechnique], _ score: Double) {
    let (host, problem) = parser.hostName(written)
    guard let host, problem == nil || problem == .mixedScripts, Self.isRegistrable(host),
      host.registrable != excluded, host.registrableStart == 0 || techniques.contains(.subdomain)
    else { return }
    let name = host.name
    if let known = candidates[name], known.score >= score { return }
    candidates[name] = LookalikeCandidate(
      name: name, shown: host.shown, techniques: techniques,
      score: (min(1, max(0, score)) * 1000).rounded() / 1000)
  }

  /// No registry takes a label with a hyphen at an end, or two in the third and fourth place that are not `xn--`.
  private static func isRegistrable(_ host: HostName) -> Bool {
    guard let position = host.registrableLabel else { return false }
    let label = host.bytes[host.label(position)]
    guard label.first != UInt8(ascii: "-"), label.last != UInt8(ascii: "-"),
      !label.contains(UInt8(ascii: "_"))
    else { return false }
    let third = label.dropFirst(2).prefix(2)
    guard !third.elementsEqual([UInt8(ascii: "-"), UInt8(ascii: "-")]) || host.isEncoded(position)
    else { return false }
    let last = host.labelCount - 1
    guard host.isEncoded(last) else { return true }
    return LabelScripts.isTaken(host.shownLabel(position), under: host.shownLabel(last))
  }

  /// By score, then name.
  var ranked: [LookalikeCandidate] {
    candidates.values.sorted { ($1.score, $0.name) < ($0.score, $1.name) }
  }
}
