import Foundation
import Lookalikes
import Names
import TocsinModel

extension Job {
  /// How many names a second, on one core, the words of 60 and of 1,000 owners are looked for in.
  static let lookalikeMatching = Job(
    name: "lookalike-matching", usage: "PROTECTED NAMES"
  ) { arguments in
    guard arguments.count >= 2 else { throw Failure(description: "Name two files of names.") }
    let parser = NameParser(suffixes: .fallback)
    let owners = try names(in: arguments[0])
    let names = try names(in: arguments[1])
    let hosts = names.compactMap { parser.hostName($0).host }
    // Those that are protected first, then enough of the names themselves, at even distances.
    let others = stride(from: 0, to: names.count, by: max(1, names.count / 1000)).map { names[$0] }
    for count in [60, 1000] {
      let matcher = matcher(protecting: (owners + others).prefix(count), parser)
      var scratch = MatchScratch()
      var matches: [WordMatch] = []
      var found = 0
      // Names in the cache, as those that were just parsed are.
      let block = hosts.prefix(2048)
      func pass(over hosts: ArraySlice<HostName>) {
        let hosts = hosts.span
        for index in hosts.indices {
          matcher.match(hosts[index], into: &matches, using: &scratch)
          found += matches.count
        }
      }
      pass(over: block)
      found = 0
      let rounds = max(1, hosts.count / max(1, block.count))
      let clock = ContinuousClock()
      let time = clock.measure { for _ in 0..<rounds { pass(over: block) } }
      let seconds =
        Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
      let rate = Double(rounds * block.count) / max(seconds, 1e-9)
      say("\(count) owners, \(matcher.words.count) words: \(Int(rate)) names a second")
      say("  matches a million names: \(found * 1_000_000 / max(1, rounds * block.count))")
    }
  }

  private static func names(in path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { String($0.prefix { $0 != "|" }) }
  }

  /// The registrable label of each, its joined domain, and the domain.
  private static func matcher(
    protecting names: ArraySlice<String>, _ parser: NameParser
  ) -> NameMatcher {
    var words: [NameWord] = []
    var domains: [NameWord] = []
    for (owner, name) in names.enumerated() {
      guard let host = parser.hostName(name).host, let label = host.registrableLabel else {
        continue
      }
      let domain = host.registrable.rawValue
      let text = String(decoding: host.bytes[host.label(label)], as: UTF8.self)
      words.append(NameWord(text: text, owner: owner, domain: 0))
      domains.append(NameWord(text: domain, owner: owner, domain: 0))
      words.append(
        NameWord(
          text: domain.filter { $0 != "." }, owner: owner, domain: 0, isJoined: true))
    }
    let lures = """
      mail login drive secure account accounts support service services docs online web news vote my \
      portal verify update cloud share store help info shop app de fr uk us ru it es pl
      """
    return NameMatcher(
      words: words, domains: domains, lures: lures.split(separator: " ").map(String.init))
  }
}
