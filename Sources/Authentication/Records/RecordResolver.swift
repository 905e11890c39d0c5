/// Answers what the names of the internet say (RFC 1034). The network is one conformer that a caller may pass in; a file of
/// records is another, and none is a third: nothing is asked of anybody unless the caller says so.
package protocol RecordResolver: Sendable {
  /// What is recorded under a name, given in lower case without the final dot.
  func records(_ type: RecordType, of name: String) -> RecordAnswer
}

package enum RecordType: String, Sendable, CaseIterable {
  case txt = "TXT"
  case a = "A"
  case aaaa = "AAAA"
  case mx = "MX"
  case ptr = "PTR"
  case ds = "DS"
  case caa = "CAA"
  /// What a name stands for; all other types follow it.
  case cname = "CNAME"
}

package enum RecordAnswer: Hashable, Sendable {
  /// Texts of a record are joined; an exchange is `10 mail.example`.
  case records([String])
  /// There is no such record.
  case none
  /// There is not even such a name.
  case noName
  /// Nobody knows now: a host did not answer, or nobody was asked.
  case unknown
}

/// Asks one after another until somebody knows, such as a file of kept records before the network.
package struct ResolverChain: RecordResolver {
  private let resolvers: [any RecordResolver]

  package init(_ resolvers: [any RecordResolver]) { self.resolvers = resolvers }

  package func records(_ type: RecordType, of name: String) -> RecordAnswer {
    for resolver in resolvers {
      let answer = resolver.records(type, of: name)
      if answer != .unknown { return answer }
    }
    return .unknown
  }
}

/// Asks nobody.
package struct NoResolver: RecordResolver {
  package init() {}

  package func records(_ type: RecordType, of name: String) -> RecordAnswer { .unknown }
}
