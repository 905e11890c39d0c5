import Crypto
import Foundation
package import Lookalikes
import Names
package import Store
import TocsinModel

/// What names are judged by: what is protected, and the lists that are there.
package struct LookalikeRules: Sendable {
  package let protected: ProtectedNames
  package let lists: NameLists
  let parser: NameParser
  let detector: LookalikeDetector

  /// Whether anything is looked for.
  var protectsAny: Bool { !protected.names.isEmpty }

  package init(protecting protected: ProtectedNames, lists: NameLists) {
    self.protected = protected
    self.lists = lists
    parser = NameParser(suffixes: lists.suffixes)
    detector = LookalikeDetector(
      protecting: protected, parser: parser, statistics: lists.statistics)
  }

  /// What judgements depend on, besides the names: the rule, the lists, and a digest of what is protected.
  var identity: String {
    let digest = SHA256.hash(data: Data("\(protected)".utf8)).prefix(16)
    return "\(LookalikeGroup.rule), \(lists.rule), protecting \(digest.hexadecimal)"
  }
}

extension LookalikeRules {
  /// Makes a store's look-alikes those of these rules.
  package func adopt(in store: Store) throws(StoreError) {
    var scratch = detector.makeScratch()
    var host = HostName()
    try store.adopt(namesRule: identity) { name in
      var text = name.rawValue
      let problem = text.withUTF8 { parser.parse($0, into: &host) }
      guard problem?.isUsable ?? true else { return nil }
      return detector.lookalike(host, age: nil, using: &scratch)
    }
  }
}
