import GRDB
import TocsinModel

/// What findings say, by parts of three letters (trigrams; SQLite, FTS5 Extension, section 4.3.4), so that the middle of a word
/// finds as well: names that deceive are written in one.
///
/// Made by ``indexSources()``; from then on triggers keep it in the transactions that write findings.
extension Store {
  static let headlineIndex = """
    CREATE VIRTUAL TABLE finding_said USING fts5 (headline, tokenize = 'trigram', columnsize = 0);
    INSERT INTO finding_said (rowid, headline)
      SELECT \(place("f")), headline FROM finding f ORDER BY 1;

    CREATE TRIGGER finding_said_first AFTER INSERT ON finding BEGIN
      INSERT INTO finding_said (rowid, headline) VALUES (\(place("NEW")), NEW.headline);
    END;
    CREATE TRIGGER finding_said_anew AFTER UPDATE OF attention, size, headline ON finding
    WHEN OLD.headline <> NEW.headline OR \(place("OLD")) <> \(place("NEW")) BEGIN
      DELETE FROM finding_said WHERE rowid = \(place("OLD"));
      INSERT INTO finding_said (rowid, headline) VALUES (\(place("NEW")), NEW.headline);
    END;
    CREATE TRIGGER finding_said_no_more AFTER DELETE ON finding BEGIN
      DELETE FROM finding_said WHERE rowid = \(place("OLD"));
    END;
    """

  /// The order in which findings are shown as one number, with that of the finding in its lower half: what is looked for is met
  /// in that order, so that looking ends with the last one that is wanted.
  private static func place(_ row: String) -> String {
    "((3 - \(row).attention << 60) | (0xFFFFFFF - min(\(row).size, 0xFFFFFFF) << 32) | \(row).number)"
  }

  static func hasHeadlineIndex(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'finding_said')")) ?? false
  }

  /// Whether the index holds what the findings say, and nothing else. Linear in the findings.
  static func holdsEveryHeadline(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT (SELECT count(*) FROM finding) = (SELECT count(*) FROM finding_said) AND NOT EXISTS (
          SELECT \(place("f")), headline FROM finding f EXCEPT SELECT rowid, headline FROM finding_said)
        """) ?? false
  }

  /// Of fewer letters there are no trigrams.
  private static let shortest = 3
  /// More words are left out: no person looks for so many.
  private static let mostWords = 16

  /// Findings whose headline has every word or part of one, those that ask for most attention first. Case does not count; in words
  /// of fewer than three letters it does beyond ASCII.
  ///
  /// - Complexity: that of a look-up in an index; linear in the headlines up to the last finding that is given where every word
  ///   is of fewer than three letters, and where ``indexSources()`` was not called.
  package func findings(saying text: String, limit: Int) throws(StoreError) -> [ListedFinding] {
    // By scalars: a mark with an accent on it would be another character, and still end the string it stands in.
    let words = text.split(whereSeparator: \.isWhitespace).prefix(Self.mostWords)
      .map {
        String(
          String.UnicodeScalarView(
            $0.unicodeScalars.filter { !"\"*\0".unicodeScalars.contains($0) }))
      }
      .filter { !$0.isEmpty }
    guard !words.isEmpty else { return [] }
    let numbers = try read { db in
      let isIndexed = try Self.hasHeadlineIndex(db)
      let (long, short) = (
        words.filter { isIndexed && $0.unicodeScalars.count >= Self.shortest },
        words.filter { !isIndexed || $0.unicodeScalars.count < Self.shortest }
      )
      var conditions = short.map { _ in "headline LIKE ? ESCAPE '\\'" }
      var arguments = StatementArguments(short.map(Self.part))
      if !long.isEmpty {
        conditions.append("finding_said MATCH ?")
        arguments += [long.map { "\"\($0)\"" }.joined(separator: " ")]
      }
      let condition = conditions.joined(separator: " AND ")
      return try Int.fetchAll(
        db,
        sql: isIndexed
          ? "SELECT rowid & 0xFFFFFFFF FROM finding_said WHERE \(condition) ORDER BY rowid LIMIT ?"
          : "SELECT number FROM finding WHERE \(condition) ORDER BY attention DESC, size DESC, number LIMIT ?",
        arguments: arguments + [limit])
    }
    var findings: [ListedFinding] = []
    for number in numbers {
      if let finding = try listed(number) { findings.append(finding) }
    }
    return findings
  }

  /// A pattern of LIKE for what holds a word.
  private static func part(_ word: String) -> String {
    "%"
      + word.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
      + "%"
  }
}
