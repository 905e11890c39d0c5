import TocsinModel

/// A line that begins or ends with a date, such as `Monday, March 11, 2024 9:30 AM` or `Posted on 2024-03-11 by …`.
struct DatedLine {
  /// The most exact of its dates, where they agree.
  private(set) var time: Timestamp?
  /// What of the line is no date and does not announce one.
  private(set) var rest: String

  /// Words of the longest date: “Monday , 11 th of March 2024 at 9:30:08 AM CEST”.
  private static let longest = 11
  private static let announcing: Set<String> = [
    "date", "date:", "published", "published:", "posted", "updated", "updated:", "on", "дата:",
    "datum:",
    "опубліковано", "опубликовано", "|", "–", "-", "—", "·", "•",
  ]

  /// Bounded: only the first and last words of the line are looked at.
  init(_ line: String) {
    var words = line.split(separator: " ").map(String.init)[...]
    guard line.utf8.count <= 400, words.contains(where: { $0.contains(where: \.isNumber) }) else {
      rest = line
      return
    }
    var start = words
    while let first = start.first, Self.announcing.contains(first.lowercased()) {
      start = start.dropFirst()
    }
    var found: [Timestamp] = []
    if let (count, time) = Self.longestDate(start, fromEnd: false) {
      found.append(time)
      words = start.dropFirst(count)
    }
    if let (count, time) = Self.longestDate(words, fromEnd: true) {
      found.append(time)
      words = words.dropLast(count)
    }
    while let last = words.last, Self.announcing.contains(last.lowercased()), !found.isEmpty {
      words = words.dropLast()
    }
    while let first = words.first, Self.announcing.contains(first.lowercased()), !found.isEmpty {
      words = words.dropFirst()
    }
    time = found.max { $0.precision < $1.precision }
    // Two dates of different days are no date line.
    if found.count == 2, found[0].latest < found[1].earliest || found[1].latest < found[0].earliest
    {
      time = nil
      rest = line
    } else {
      rest = found.isEmpty ? line : words.joined(separator: " ")
    }
  }

  private static func longestDate(
    _ words: ArraySlice<String>, fromEnd: Bool
  ) -> (count: Int, Timestamp)? {
    for count in stride(from: min(longest, words.count), through: 1, by: -1) {
      let part = fromEnd ? words.suffix(count) : words.prefix(count)
      guard part.contains(where: { $0.contains(where: \.isNumber) }) else { continue }
      // A year alone in a sentence is no date line.
      let text = part.joined(separator: " ").filter { $0 != "," || count > 1 }
      if let time = PastedText.time(text) { return (count, time) }
    }
    return nil
  }
}
