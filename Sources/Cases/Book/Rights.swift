import Foundation
package import Store
import TocsinModel

/// What is held about somebody, its erasure, and what is kept no longer than was said.
package struct Rights {
  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// Shorter names are in every text.
  package static let shortest = 3
  /// What stands where a name was.
  static let mark = "[erased]"

  /// A place where somebody is named, in words.
  package struct Holding: Hashable, Sendable {
    package let place: String
    package let count: Int

    package init(place: String, count: Int) {
      self.place = place
      self.count = count
    }
  }

  /// All places where a name, an account, a host or an address is held. Linear in the changes of cases.
  package func held(about name: String) throws -> [Holding] {
    var holdings: [Holding] = []
    func add(_ place: String, _ count: Int) {
      if count > 0 { holdings.append(Holding(place: place, count: count)) }
    }
    for kind in [Entity.Kind.account, .site, .named, .domain] {
      let record = try store.entity(Entity(kind, name), latest: 0)
      add("documents published by the \(kind.rawValue)", record?.activity.count ?? 0)
    }
    add("findings about it", try store.findingCount(FindingFilter(names: [name])))
    add("entries of the register", try store.registered([name.lowercased()]).count)
    for head in try store.cases() {
      let rows = try store.caseRows(head.number)
      add("changes of case C\(head.number)", rows.count { Self.names($0.action, name) })
    }
    let counts = try store.wordsHeld(about: name)
    add("judgements whose reason names it", counts.judgements)
    add("notes that name it", counts.notes)
    add("decisions about campaigns whose reason names it", counts.decisions)
    add("lines of who looked at it", counts.trail)
    return holdings
  }

  /// Takes a name out of all that people wrote: cases, the register, reasons. What was read is erased by “forget”.
  ///
  /// - Returns: how many places were changed.
  package func erase(_ name: String, by: String, now: Int64) throws -> Int {
    guard name.count >= Self.shortest else { throw CaseError.noText }
    var changed = 0
    for head in try store.cases() {
      for row in try store.caseRows(head.number) where Self.names(row.action, name) {
        try store.replaceCaseRow(
          head.number, row.version, action: Self.redacted(row.action, name), by: by, at: now)
        changed += 1
      }
      if Self.occurs(name, in: head.title) {
        try store.renameCase(head.number, Self.redact(head.title, name))
      }
    }
    changed += try store.eraseWords(about: name, mark: Self.mark)
    // That something was erased is kept, and not whom it was about.
    try store.trail(by, .erase, "a name", at: now)
    if changed > 0 { try store.compact() }
    return changed
  }

  /// Erases what was to be kept until a day that has passed. Returns how many cases and entries.
  package func retain(by: String, now: Int64) throws -> (cases: Int, entries: Int) {
    var cases = 0
    for head in try store.cases() where head.expires.map({ $0 <= now }) ?? false {
      try store.eraseCase(
        head.number, action: #"{"erased":{}}"#, title: Self.mark, state: Case.State.closed.rawValue,
        by: by, at: now)
      try store.trail(by, .erase, "C\(head.number)", at: now)
      cases += 1
    }
    return (cases, try store.eraseExpiredRegister(now: now))
  }

  // MARK: Names in what was written

  /// Whether any text in a change names somebody.
  static func names(_ action: String, _ name: String) -> Bool {
    guard
      let json = try? JSONSerialization.jsonObject(
        with: Data(action.utf8), options: .fragmentsAllowed)
    else { return false }
    return strings(json).contains { occurs(name, in: $0) }
  }

  private static func strings(_ json: Any) -> [String] {
    switch json {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(strings)
    case let object as [String: Any]: object.values.flatMap(strings)
    default: []
    }
  }

  /// The change without a name; one that makes no sense without it says nothing any more.
  static func redacted(_ action: String, _ name: String) -> String {
    func walk(_ json: Any) -> Any {
      switch json {
      case let text as String: redact(text, name)
      case let list as [Any]: list.map(walk)
      case let object as [String: Any]: object.mapValues(walk)
      default: json
      }
    }
    guard let json = try? JSONSerialization.jsonObject(with: Data(action.utf8)),
      let data = try? JSONSerialization.data(withJSONObject: walk(json), options: [.sortedKeys]),
      (try? JSONDecoder().decode(CaseAction.self, from: data)) != nil
    else { return #"{"erased":{}}"# }
    return String(decoding: data, as: UTF8.self)
  }

  static func occurs(_ name: String, in text: String) -> Bool { redact(text, name) != text }

  /// Whole names only: “Ann” is not in “annual”.
  static func redact(_ text: String, _ name: String) -> String {
    var result = ""
    var rest = text[...]
    while let found = rest.range(of: name, options: .caseInsensitive) {
      let before =
        found.lowerBound > text.startIndex ? text[text.index(before: found.lowerBound)] : " "
      let after = found.upperBound < text.endIndex ? text[found.upperBound] : " "
      result += rest[..<found.lowerBound]
      result +=
        before.isLetter || before.isNumber || after.isLetter || after.isNumber
        ? String(rest[found]) : mark
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}
