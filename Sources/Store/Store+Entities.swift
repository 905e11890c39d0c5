import Foundation
import GRDB
package import TocsinModel

/// What is known of an account, a site or a domain.
package struct EntityRecord: Hashable, Sendable {
  package let entity: Entity
  /// What it calls itself, as far as it does.
  package let name: String?
  package let activity: Activity
  /// The latest documents that have a time, without their texts.
  package let latest: [Document]
  /// The sites of a domain, those that published most first, with how much.
  package let sites: [(name: String, count: Int)]
  /// Whether so much was published that not all was counted.
  package let isCapped: Bool

  package static func == (left: EntityRecord, right: EntityRecord) -> Bool {
    left.entity == right.entity && left.activity == right.activity && left.latest == right.latest
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(entity) }
}

extension Store {
  /// Makes the indexes by which all that a source published, what was read of an address, and findings by their words are
  /// found. Readers of a workspace make them, and not the engine: a scan that nobody looks at must not pay for them. Linear
  /// once, a look at the schema after that.
  package func indexSources() throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          CREATE INDEX IF NOT EXISTS document_source
          ON document (source, is_retired, published, published_how, published_offset)
          """)
      try db.execute(
        sql: """
          CREATE INDEX IF NOT EXISTS document_url ON document (url) WHERE url IS NOT NULL;
          DROP INDEX IF EXISTS finding_headline; -- of former versions
          """)
      if try !Self.hasHeadlineIndex(db) { try db.execute(sql: Self.headlineIndex) }
    }
  }

  private static let mostSources = 2000
  /// More documents are not counted for a page.
  private static let mostCounted = 400_000

  /// All that is known of an entity; `nil` when no source is called so. Linear in its documents, up to a cap.
  ///
  /// - Parameter limit: so many of the latest documents.
  package func entity(_ entity: Entity, latest limit: Int) throws(StoreError) -> EntityRecord? {
    let sources = try sources(of: entity)
    guard !sources.isEmpty else { return nil }
    let (activity, counts, recent, isCapped) = try read { db in
      var activity = Activity()
      var counts: [Int: Int] = [:]
      var recent: [(Int64, UInt32)] = []
      for source in sources where activity.count < Self.mostCounted {
        let rows = try Row.fetchCursor(
          db.cachedStatement(
            sql: """
              SELECT published, published_how, published_offset FROM document
              WHERE source = ? AND is_retired = 0 LIMIT ?
              """), arguments: [source.number, Self.mostCounted - activity.count])
        var count = 0
        while let row = try rows.next() {
          activity.add(Timestamp(row, at: 0))
          count += 1
        }
        counts[source.number] = count
        recent += try Row.fetchAll(
          db.cachedStatement(
            sql: """
              SELECT published, number FROM document WHERE source = ? AND is_retired = 0
              ORDER BY published DESC LIMIT ?
              """), arguments: [source.number, limit]
        ).map { ($0[0] as Int64? ?? .min, $0[1]) }
        if sources.count > 100 {
          recent.sort { $0 > $1 }
          recent.removeLast(max(0, recent.count - limit))
        }
      }
      activity.finish()
      recent.sort { $0 > $1 }
      return (
        activity, counts, recent.prefix(limit).map(\.1), activity.count >= Self.mostCounted
      )
    }
    let documents = try documents(recent) { _ in false }
    return EntityRecord(
      entity: entity, name: sources.count == 1 ? sources[0].name : nil, activity: activity,
      latest: recent.compactMap { documents[$0] },
      sites: sources.count < 2 && entity.kind != .domain
        ? []
        : sources.map { (name: $0.id, count: counts[$0.number] ?? 0) }
          .sorted { ($1.count, $0.name) < ($0.count, $1.name) },
      isCapped: isCapped)
  }

  func sources(
    of entity: Entity
  ) throws(StoreError) -> [(number: Int, id: String, name: String?)] {
    let kind: Source.Kind? =
      switch entity.kind {
      case .account: .account
      case .site, .domain: .site
      case .named: .named
      case .address, .person, .document, .finding: nil
      }
    guard let kind else { return [] }
    let name = Data(entity.name.utf8)
    return try read { db in
      // Sites are few beside documents: they are all looked at.
      let condition =
        entity.kind == .domain ? "(id = ?1 OR substr(id, -length(?3)) = ?3)" : "id = ?1"
      let dotted = Data(("." + entity.name).utf8)
      return try Row.fetchAll(
        db, sql: "SELECT number, id, name FROM source WHERE \(condition) AND kind = ?2 LIMIT ?4",
        arguments: [name, kind.rawValue, dotted, Self.mostSources]
      ).map { row in
        (row[0], Self.text(row[1]), (row[2] as Data?).map(Self.text))
      }
    }
  }
}

/// A finding that shares somebody or something with another.
package struct RelatedFinding: Hashable, Sendable {
  package let finding: ListedFinding
  /// What both are about, some of it.
  package let shared: [Entity]
  /// How much both are about.
  package let count: Int
}

extension Store {
  /// Entities of a finding that are looked at, and findings of each: a name that is everywhere joins nothing.
  private static let relating = (entities: 200, findings: 200)

  /// Findings that are about the same accounts, sites, domains or documents, those that share most first.
  package func related(to number: Int, limit: Int) throws(StoreError) -> [RelatedFinding] {
    try read { db in
      let own = try Row.fetchAll(
        db, sql: "SELECT kind, name FROM finding_entity WHERE finding = ? LIMIT ?",
        arguments: [number, Self.relating.entities])
      var shared: [Int: (count: Int, entities: [Entity])] = [:]
      let statement = try db.cachedStatement(
        sql: """
          SELECT finding FROM finding_entity WHERE kind = ? AND name = ? AND finding <> ? LIMIT ?
          """)
      for row in own {
        let (kind, name): (String, String) = (row[0], row[1])
        let others = try Int.fetchAll(
          statement, arguments: [kind, name, number, Self.relating.findings])
        guard others.count < Self.relating.findings else { continue }
        for other in others {
          shared[other, default: (0, [])].count += 1
          if let kind = Entity.Kind(rawValue: kind), kind != .document,
            shared[other, default: (0, [])].entities.count < 4
          {
            shared[other]?.entities.append(Entity(kind, name))
          }
        }
      }
      let best = shared.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        .prefix(limit)
      return try best.compactMap { other, what in
        try Row.fetchOne(
          db.cachedStatement(sql: "SELECT \(Self.columns) FROM finding WHERE number = ?"),
          arguments: [other]
        ).map {
          RelatedFinding(finding: Self.listed($0), shared: what.entities, count: what.count)
        }
      }
    }
  }
}
