import Collect
import Foundation
package import Lookalikes
import Names
package import TocsinModel

/// Makes the names that would pass for a domain, and marks those that are known to be registered.
package struct LookalikeGeneration: Sendable {
  private let lists: NameLists
  private let cancellation: Cancellation

  package init(_ lists: NameLists, cancellation: Cancellation = Cancellation()) {
    self.lists = lists
    self.cancellation = cancellation
  }

  /// The most dangerous first.
  ///
  /// - Parameters:
  ///   - written: a domain as people write it: in any case and script, in a URL even.
  ///   - protected: what is said about owners; that of the domain's, if it is there, is made use of.
  /// - Throws: ``EngineError/noDomain(_:reason:)``.
  package func candidates(
    for written: String, of protected: ProtectedNames = ProtectedNames()
  ) throws(EngineError) -> [LookalikeCandidate] {
    let parser = NameParser(suffixes: lists.suffixes)
    let (host, problem) = parser.hostName(written)
    guard let host else { throw .noDomain(written, reason: problem?.message ?? "") }
    guard !host.hasUndecodableLabel else {
      throw .noDomain(written, reason: "A label begins with xn-- but does not decode (RFC 3492).")
    }
    guard host.registrableLabel != nil else {
      throw .noDomain(
        written, reason: "It is a public suffix, below which anyone may register names.")
    }
    let owner = protected.names.first { name in
      name.domains.contains { $0 == host.name || $0 == host.registrable }
    }
    return LookalikeGenerator(parser: parser, endings: lists.endings)
      .candidates(for: host, country: owner?.country, lures: owner?.lures ?? [])
  }

  /// Which of the candidates stand in a file of names: a zone file, or any other that is read.
  ///
  /// - Throws: `CollectError`, ``EngineError/cancelled(kept:)``, and what `diagnose` throws. Linear in the file; memory does not grow
  ///   with it.
  package func registered(
    _ candidates: [LookalikeCandidate], in path: String, diagnose: (Diagnostic) throws -> Void
  ) throws -> Set<DomainName> {
    guard path == "-" || FileManager.default.isReadableFile(atPath: path) else {
      throw EngineError.registered(path: path)
    }
    var visitor = KnownNames(candidates, parser: NameParser(suffixes: lists.suffixes))
    let options = CollectOptions(shouldStop: { [cancellation] in cancellation.isCancelled })
    do {
      _ = try InputWalker().files(at: [path]) {
        try diagnose($0)
      } visit: { file in
        let names = try NameFile(file, options: options)
        var tally = NameTally(file: file, options: options)
        while let block = try names.next() {
          try tally.add(block.forEachName(&visitor)).forEach(diagnose)
        }
        try tally.finish().forEach(diagnose)
      }
    } catch CollectError.cancelled {
      throw EngineError.cancelled(kept: "Nothing was written.")
    }
    return visitor.found
  }
}

/// Looks for candidates among names.
private struct KnownNames: NameVisitor {
  private let candidates: Set<[UInt8]>
  private let parser: NameParser
  private var host = HostName()
  private(set) var found: Set<DomainName> = []

  init(_ candidates: [LookalikeCandidate], parser: NameParser) {
    self.candidates = Set(candidates.map { Array($0.name.rawValue.utf8) })
    self.parser = parser
  }

  mutating func visit(_ name: borrowing WrittenName) {
    if let problem = parser.parse(name.bytes, into: &host), !problem.isUsable { return }
    if candidates.contains(host.bytes) { found.insert(host.name) }
    let start = host.registrableStart
    if start > 0, candidates.contains(Array(host.bytes[start...])) {
      found.insert(host.registrable)
    }
  }
}
