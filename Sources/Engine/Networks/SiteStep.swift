import Foundation
import Names
import Networks
import Store
package import TocsinModel

/// Which sites are run together: keeps what each page shows of who runs its site, and joins sites that share what few have,
/// and those of which one takes its texts from the other again and again.
///
/// A few thousand sites are joined in milliseconds, so that all is reckoned again whenever a page with identifiers came or
/// went, and nothing otherwise.
package final class SiteStep: DetectorStep {
  package let name = "sites"
  package let kind = SiteCommunity.kind
  package let rule = SiteNetworks.rule

  // What is kept must not depend on whether a list is installed.
  private let parser = NameParser(suffixes: .fallback)
  private var host = HostName()
  private var copies = SiteCopies()
  /// How many documents each site had when copies were last judged.
  private var published: [DomainName: Int] = [:]

  package init() {}

  package func forget() throws {
    (copies, published) = (SiteCopies(), [:])
  }

  /// What is kept of a page under its number.
  private struct Page: Codable {
    let site: DomainName
    let identifiers: [PageIdentifier]
  }

  nonisolated(nonsending) package func settle(_ work: StepWork) async throws -> [FindingChange] {
    let store = work.store
    let retired = work.isReset ? [] : try store.retired(unseenBy: work.record)
    guard !work.arrived.isEmpty || !retired.isEmpty || work.isReset else { return [] }
    var changes = StepChanges(work.record, mark: work.count)
    changes.sawRetired = true
    let arrived = try pages(work.arrived, of: store)
    for (number, page) in arrived {
      changes.facts[Int(number)] = .some([UInt8](try Self.encoder.encode(page)))
    }
    var delta = FindingDelta(kind: kind)
    var kept: [Int: [UInt8]]?
    func known() throws -> [Int: [UInt8]] {
      if let kept { return kept }
      let facts = try store.facts(of: work.record)
      kept = facts
      return facts
    }
    // Taken over behind the settling: one that is stopped leaves all as it was.
    var copies = work.isReset ? SiteCopies() : copies
    var published = published
    var isOther = try copies.bring(to: store, kept: known, changes: &changes) { source in
      source.kind == .site ? site(of: source.id.rawValue) : nil
    }
    if !copies.all.isEmpty {
      let counted = try counted(store)
      isOther = isOther || counted != published
      published = counted
    }
    // Posts come by the million and show nothing of a site.
    if !arrived.isEmpty || !retired.isEmpty || work.isReset || isOther {
      var pages = try known().filter { !SiteCopies.isKey($0.key) }
      let gone = retired.filter { pages[Int($0)] != nil }
      for number in gone {
        pages[Int(number)] = nil
        changes.facts.updateValue(nil, forKey: Int(number))
      }
      if !arrived.isEmpty || !gone.isEmpty || work.isReset || isOther {
        let before = try pages.sorted { $0.key < $1.key }.map { number, bytes in
          (UInt32(number), try JSONDecoder().decode(Page.self, from: Data(bytes)))
        }
        delta.outdated = Set(try store.findingDigests(of: kind).keys)
        let copying = SiteCopying().edges(copies.all, published: published)
        delta.published = try findings(before + arrived, copying, store).map {
          try work.encoded($0)
        }
      }
    }
    let found = try store.settle(changes, delta, at: work.now)
    (self.copies, self.published) = (copies, published)
    return found
  }

  /// How many documents each site has.
  private func counted(_ store: Store) throws -> [DomainName: Int] {
    var counted: [DomainName: Int] = [:]
    for (name, count) in try store.siteDocumentCounts() {
      if let site = site(of: name) { counted[site, default: 0] += count }
    }
    return counted
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return encoder
  }()

  /// Pages of sites that show something, ascending.
  private func pages(
    _ numbers: Range<UInt32>, of store: Store
  ) throws -> [(number: UInt32, page: Page)] {
    var pages: [(UInt32, Page)] = []
    let found = try store.pagesWithIdentifiers(numbers)
    for start in stride(from: 0, to: found.count, by: 1024) {
      try Task.checkCancellation()
      let block = found[start..<min(start + 1024, found.count)]
      let documents = try store.documents(block, withText: { _ in false })
      for (number, document) in documents.sorted(by: { $0.key < $1.key }) {
        guard !document.identifiers.isEmpty, let source = document.source, source.kind == .site,
          let site = site(of: source.id.rawValue)
        else { continue }
        pages.append((number, Page(site: site, identifiers: document.identifiers)))
      }
    }
    return pages
  }

  /// The registrable domain of a host: hosts of one owner are one site.
  private func site(of name: String) -> DomainName? {
    let problem = Array(name.utf8).withUnsafeBufferPointer { parser.parse($0, into: &host) }
    guard problem.map(\.isUsable) ?? true, !host.isEmpty else { return nil }
    return host.registrable
  }

  private func findings(
    _ pages: [(number: UInt32, page: Page)], _ copying: [SiteEdge], _ store: Store
  ) throws -> [Finding] {
    var sites: [DomainName: [SiteIdentifiers.Kind: Set<String>]] = [:]
    var first: [DomainName: UInt32] = [:]
    for (number, page) in pages {
      for identifier in page.identifiers {
        sites[page.site, default: [:]][SiteIdentifiers.Kind(identifier.kind), default: []]
          .insert(identifier.value)
      }
      first[page.site] = min(first[page.site] ?? .max, number)
    }
    let communities = SiteNetworks().communities(
      sites.map { SiteIdentifiers(site: $0.key, identifiers: $0.value) },
      copying: copying)
    let numbers = communities.flatMap { $0.sites.compactMap { first[$0] } }
    let documents = try store.documents(numbers, withText: { _ in false })
    return communities.map { community in
      SiteFinding.finding(
        community,
        pages: community.sites.compactMap { first[$0].flatMap { documents[$0]?.id } })
    }
  }
}

extension SiteIdentifiers.Kind {
  fileprivate init(_ kind: PageIdentifier.Kind) {
    self =
      switch kind {
      case .analytics: .analytics
      case .tagManager: .tagManager
      case .advertising: .advertising
      case .pixel: .pixel
      case .verification: .verification
      case .feed: .feed
      case .icon: .asset
      // Whoever writes about somebody links to the account, and many load scripts from one host: neither says who runs a site.
      case .account, .asset: .host
      case .software: .software
      }
  }
}
