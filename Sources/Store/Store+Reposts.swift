import GRDB
import TocsinModel

/// A repost by the platform's own means, and the post that it repeats.
package struct NativeShare: Hashable, Sendable {
  package let repost: UInt32
  package let original: UInt32
}

extension Store {
  /// Of documents that repeat another: found without reading those between them.
  static let isNativeRepost = #"instr(post, '"repostOf":{') > 0"#
  static let repostIndex = """
    CREATE INDEX document_repost ON document (post ->> '$.repostOf.id') WHERE \(isNativeRepost)
    """

  /// An id that reposts are looked up by: a column's affinity would keep SQLite from the index, whose expression has none.
  private static let sought = "+o.external_id"

  private static let post = Document.Form.allCases.firstIndex(of: .post) ?? -1
  private static let isOriginal = "external_id IS NOT NULL AND form = \(post)"

  /// Reposts of posts that are here as well, by their platform and its id. The least number stands for several versions of a
  /// post; whether they are retired does not matter: what was once known to be a share stays one.
  private static func shares(
    _ from: String, _ condition: String, original: String = "o.external_id"
  ) -> String {
    """
    SELECT r.number, min(o.number) FROM \(from)
    WHERE r.post ->> '$.repostOf.id' = \(original) AND instr(r.post, '"repostOf":{') > 0
      AND o.external_id IS NOT NULL AND o.form = \(post) AND o.number <> r.number
      AND o.post ->> '$.repostOf.id' IS NULL AND o.post ->> '$.platform' IS r.post ->> '$.platform'
      AND \(condition)
    GROUP BY r.number
    """
  }

  /// Makes the index by which originals are found, where there is something that repeats them: a workspace without native reposts
  /// pays nothing for them. Linear once, two looks at indexes after that.
  package func indexOriginals() throws(StoreError) {
    guard try hasReposts(), try !hasOriginals() else { return }
    try write { db in
      try db.execute(
        sql: """
          CREATE INDEX IF NOT EXISTS document_original ON document (external_id) WHERE \(Self.isOriginal)
          """)
    }
  }

  private func hasReposts() throws(StoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM document INDEXED BY document_repost WHERE \(Self.isNativeRepost))
          """) ?? false
    }
  }

  private func hasOriginals() throws(StoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'document_original')")
        ?? false
    }
  }

  /// All shares, ascending; none before ``indexOriginals()``. O(reposts · log documents).
  package func nativeShares() throws(StoreError) -> [NativeShare] {
    guard try hasOriginals() else { return [] }
    return try fetch(
      Self.shares(
        "document r INDEXED BY document_repost CROSS JOIN document o INDEXED BY document_original",
        "TRUE"), [])
  }

  /// Shares of which the repost or the original is among these documents, ascending; none before ``indexOriginals()``.
  ///
  /// O(documents · log stored).
  package func nativeShares(with arrived: Range<UInt32>) throws(StoreError) -> [NativeShare] {
    guard !arrived.isEmpty, try hasOriginals() else { return [] }
    let range = [arrived.lowerBound, arrived.upperBound]
    let newReposts = try fetch(
      Self.shares(
        "document r NOT INDEXED CROSS JOIN document o INDEXED BY document_original",
        "r.number >= ? AND r.number < ?"), range)
    let newOriginals = try fetch(
      Self.shares(
        "document o NOT INDEXED CROSS JOIN document r INDEXED BY document_repost",
        "o.number >= ? AND o.number < ? AND r.number < \(arrived.lowerBound)",
        original: Self.sought), range)
    return (newReposts + newOriginals).sorted { $0.repost < $1.repost }
  }

  /// The shares that these documents are. O(documents · log stored).
  package func nativeShares(of documents: [UInt32]) throws(StoreError) -> [NativeShare] {
    guard !documents.isEmpty, try hasOriginals() else { return [] }
    var found: [NativeShare] = []
    for number in documents {
      found += try fetch(
        Self.shares(
          "document r NOT INDEXED CROSS JOIN document o INDEXED BY document_original",
          "r.number = ?"), [number])
    }
    return found
  }

  /// How many reposts each of these documents has, where it has some: those that are current. O(documents · log stored + reposts).
  package func repostCounts(_ documents: [UInt32]) throws(StoreError) -> [UInt32: Int] {
    guard try hasOriginals() else { return [:] }
    return try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT count(*) FROM document o CROSS JOIN document r INDEXED BY document_repost
          WHERE o.number = ? AND r.post ->> '$.repostOf.id' = \(Self.sought)
            AND instr(r.post, '"repostOf":{') > 0 AND r.is_retired = 0 AND r.number <> o.number
            AND o.form = \(Self.post) AND o.post ->> '$.repostOf.id' IS NULL
            AND o.post ->> '$.platform' IS r.post ->> '$.platform'
          """)
      var counts: [UInt32: Int] = [:]
      for number in documents {
        if let count = try Int.fetchOne(statement, arguments: [number]), count > 0 {
          counts[number] = count
        }
      }
      return counts
    }
  }

  private func fetch(_ sql: String, _ arguments: [UInt32]) throws(StoreError) -> [NativeShare] {
    try read { db in
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
      var shares: [NativeShare] = []
      while let row = try rows.next() {
        shares.append(NativeShare(repost: row[0], original: row[1]))
      }
      return shares
    }
  }
}
