import CHashing
import Foundation
import Networks
import Store
import TocsinModel

/// Which sites take texts from which, as the findings about copies say: each finding is read once, and what it says is kept.
struct SiteCopies {
  /// What is kept of a finding: nothing but its digest where its texts are of one site, or of none.
  private struct Kept: Codable {
    let digest: UInt64
    let sites: Int
    let steps: [CopiedText.Step]
  }

  /// By finding.
  private var texts: [FindingID: CopiedText] = [:]
  private var digests: [FindingID: UInt64] = [:]

  /// Keys of findings lie above all numbers of documents.
  private static let firstKey = 1 << 62

  static func isKey(_ key: Int) -> Bool { key >= firstKey }

  private static func key(_ id: FindingID) -> Int {
    var hash = FNV1a.start
    for byte in id.rawValue.utf8 { hash.combine(UInt32(byte)) }
    return firstKey | Int(truncatingIfNeeded: hash.value & UInt64(firstKey - 1))
  }

  /// Brings it up to the findings as they are.
  /// - Parameters:
  ///   - kept: what the step keeps; asked for where a finding is another.
  ///   - site: the site of a source; `nil` for an account.
  /// - Returns: whether anything is another than before.
  mutating func bring(
    to store: Store, kept: () throws -> [Int: [UInt8]], changes: inout StepChanges,
    site: (Source) -> DomainName?
  ) throws -> Bool {
    // Copies among accounts are most of all, and have nothing to say here.
    let current = try store.findingDigests(of: CopyCluster.kind, aboutSeveral: .site)
    guard current != digests else { return false }
    let facts = try kept()
    var texts: [FindingID: CopiedText] = [:]
    for (id, digest) in current.sorted(by: { $0.key < $1.key }) {
      if digests[id] == digest {
        texts[id] = self.texts[id]
        continue
      }
      try Task.checkCancellation()
      let key = Self.key(id)
      var entry = facts[key].flatMap { try? JSONDecoder().decode(Kept.self, from: Data($0)) }
      if entry?.digest != digest {
        guard let read = try Self.read(id, digest, store, site) else { continue }
        entry = read
        changes.facts[key] = .some([UInt8](try Self.encoder.encode(read)))
      }
      if let entry, !entry.steps.isEmpty {
        texts[id] = CopiedText(sites: entry.sites, steps: entry.steps)
      }
    }
    let keys = Set(current.keys.map(Self.key))
    for key in facts.keys where Self.isKey(key) && !keys.contains(key) {
      changes.facts.updateValue(nil, forKey: key)
    }
    let isOther = texts != self.texts
    (self.texts, digests) = (texts, current)
    return isOther
  }

  var all: [CopiedText] { Array(texts.values) }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return encoder
  }()

  private static func read(
    _ id: FindingID, _ digest: UInt64, _ store: Store, _ site: (Source) -> DomainName?
  ) throws -> Kept? {
    guard let found = try store.finding(named: id.rawValue),
      let cluster = found.finding.subject as? CopyCluster
    else { return nil }
    let documents = try store.documents(ids: cluster.documents, withText: false)
    let sites = documents.compactMapValues { $0.source.flatMap(site) }
    guard Set(sites.values).count > 1 else { return Kept(digest: digest, sites: 0, steps: []) }
    let steps = cluster.members.compactMap { member -> CopiedText.Step? in
      // Of a quotation, a refutation or a filled form nobody is the one who took it.
      guard let pair = member.fromParent, pair.order != .unknown, pair.kind != .translation,
        let from = sites[pair.a], let to = sites[pair.b], from != to
      else { return nil }
      switch pair.context {
      case .repost: return CopiedText.Step(from: from, to: to, isDeclared: false)
      case .creditedReprint, .wireCopy: return CopiedText.Step(from: from, to: to, isDeclared: true)
      case .quotation, .debunk, .ownVersion, .filledForm: return nil
      }
    }
    return Kept(digest: digest, sites: Set(sites.values).count, steps: steps)
  }
}
