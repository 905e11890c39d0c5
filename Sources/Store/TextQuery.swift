import TocsinModel

/// What somebody looks for in texts: words, phrases, where they stand, who published them, and when.
///
///     fish market camera*          every word; one that ends in * is a beginning
///     "polling station" title:coast
///     from:news.example since:2026-10-01 until:2026-10-31
///
/// Nothing in it is an operator of FTS5: what is not known here is a word.
package struct TextQuery: Hashable, Sendable {
  /// In the query syntax of FTS5 (SQLite, FTS5 Extension, section 3); `nil` without a word.
  let pattern: String?
  /// Accounts, sites with what lies below them, or other names of sources.
  package private(set) var sources: [String] = []
  /// Published at this time or later, in seconds since 1970.
  package private(set) var since: Int64?
  /// Published before this time.
  package private(set) var until: Int64?

  /// More parts are left out: no person writes so many.
  private static let most = 64

  /// - Throws: ``StoreError/query(reason:)`` for a day that is none, and for a query that asks for nothing or for times alone.
  package init(_ query: String) throws(StoreError) {
    var patterns: [String] = []
    for part in Self.parts(query).prefix(Self.most) {
      switch part.key {
      case "from" where !part.value.isEmpty: sources.append(part.value)
      case "since" where !part.value.isEmpty: since = try Self.day(part).start
      case "until" where !part.value.isEmpty: until = try Self.day(part).end
      case "title", "text":
        if let words = Self.quoted(part.value, isPrefix: part.isPrefix) {
          patterns.append("\(part.key) : \(words)")
        }
      case "":
        if let words = Self.quoted(part.value, isPrefix: part.isPrefix) { patterns.append(words) }
      default:
        // A word with a colon in it, such as an address.
        let whole = "\(part.key):\(part.value)"
        if let words = Self.quoted(whole, isPrefix: part.isPrefix) { patterns.append(words) }
      }
    }
    pattern = patterns.isEmpty ? nil : patterns.joined(separator: " ")
    if pattern == nil, sources.isEmpty {
      throw .query(
        reason: since == nil && until == nil
          ? "“\(query)” has no word" : "“\(query)” asks for times alone: add a word, or from:NAME")
    }
  }

  private struct Part {
    var key = ""
    var value = ""
    var isPrefix = false
  }

  /// Words, phrases in quotation marks, and either behind a key. A mark that is not closed is no mark.
  private static func parts(_ query: String) -> [Part] {
    var parts: [Part] = []
    var rest = query[...]
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
      rest = rest[start...]
      var part = Part()
      let head = rest.prefix { !$0.isWhitespace && $0 != "\"" && $0 != ":" }
      if head.endIndex < rest.endIndex, rest[head.endIndex] == ":", head.allSatisfy(\.isLetter) {
        part.key = head.lowercased()
        rest = rest[rest.index(after: head.endIndex)...]
      }
      if rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") {
        part.value = String(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
      } else {
        let word = rest.prefix { !$0.isWhitespace }
        part.value = String(word)
        rest = rest[word.endIndex...]
        part.isPrefix = part.value.hasSuffix("*")
      }
      parts.append(part)
    }
    return parts
  }

  /// A string of FTS5: several words in it are a phrase. `nil` for what has no letter and no digit.
  private static func quoted(_ text: String, isPrefix: Bool) -> String? {
    guard
      text.unicodeScalars.contains(where: {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      })
    else { return nil }
    // A NUL would end the query in the middle of a string.
    let scalars = text.unicodeScalars.filter { $0 != "\"" && $0 != "*" && $0 != "\0" }
    let quoted = "\"" + String(String.UnicodeScalarView(scalars)) + "\""
    return isPrefix ? quoted + "*" : quoted
  }

  /// `2026-10-25`, in UTC.
  private static func day(_ part: Part) throws(StoreError) -> (start: Int64, end: Int64) {
    let parts = part.value.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
    guard parts.count == 3, numbers.count == 3,
      let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
    else {
      throw .query(reason: "“\(part.key):\(part.value)” is no day such as 2026-10-25")
    }
    let day = Int64(date.daysSince1970)
    return (day * 86_400, (day + 1) * 86_400)
  }
}
