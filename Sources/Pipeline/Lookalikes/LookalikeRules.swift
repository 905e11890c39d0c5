package import Lookalikes
import Names

/// What names are judged by: what is protected, and the lists that are there.
package struct LookalikeRules: Sendable {
  package let protected: ProtectedNames
  package let lists: NameLists
  let parser: NameParser
  let detector: LookalikeDetector

  package init(protecting protected: ProtectedNames, lists: NameLists) {
    self.protected = protected
    self.lists = lists
    parser = NameParser(suffixes: lists.suffixes)
    detector = LookalikeDetector(protecting: protected)
  }
}
