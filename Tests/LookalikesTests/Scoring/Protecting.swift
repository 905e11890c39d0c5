import Lookalikes
import Names
import Testing
import TocsinModel

/// A detector for made-up owners, without statistics unless they are given, and short ways to ask it.
struct Protecting {
  let detector: LookalikeDetector
  private let parser = NameParser(suffixes: .fallback)

  /// - Parameter owners: domains, several of one owner joined by bars.
  init(_ owners: String..., statistics: NameStatistics? = nil) {
    let parser = NameParser(suffixes: .fallback)
    self.init(
      ProtectedNames(
        names: owners.map { owner in
          ProtectedName(
            domains: owner.split(separator: "|").compactMap {
              parser.hostName(String($0)).host?.name
            }
          )
        }), statistics: statistics)
  }

  init(_ names: ProtectedNames, statistics: NameStatistics? = nil) {
    detector = LookalikeDetector(protecting: names, parser: parser, statistics: statistics)
  }

  func lookalike(_ name: String) throws -> Lookalike? {
    var scratch = detector.makeScratch()
    let host = try #require(parser.hostName(name).host)
    return detector.lookalike(host, using: &scratch)
  }

  /// Of the closest owner, whatever the tier.
  func reasons(_ name: String) throws -> [Reason]? {
    let host = try #require(parser.hostName(name).host)
    return detector.examinations(of: host).first?.lookalike.reasons
  }

  func probability(_ name: String) throws -> Double {
    let host = try #require(parser.hostName(name).host)
    return detector.examinations(of: host).first?.lookalike.probability ?? 0
  }
}
