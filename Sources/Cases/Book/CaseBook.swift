import Foundation
package import Store
package import TocsinModel

/// The cases of a workspace: reads what their histories add up to, and adds to them what the rules allow.
///
/// Beside a running scan and other people: each change is one transaction, and what somebody else changed after its
/// author looked is not overwritten.
package struct CaseBook {
  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// Opens a case.
  ///
  /// - Parameters:
  ///   - expires: the day on which it is to be erased, in seconds since 1970.
  ///   - now: seconds since 1970.
  /// - Returns: its number.
  /// - Throws: ``CaseError``, `StoreError`.
  package func open(
    _ title: String, purpose: String, legalBasis: String = "", expires: Int64? = nil, by: String,
    now: Int64
  ) throws -> Int {
    let action = CaseAction.opened(
      title: title, purpose: purpose, legalBasis: legalBasis, expires: expires)
    try Case(number: 0).check(action, by: by, now: now)
    let draft = try row(action, by: by, now: now)
    return try store.openCase(
      CaseHead(
        number: 0, title: title, state: Case.State.open.rawValue, version: 1, changed: now,
        expires: expires), draft)
  }

  /// Makes a change.
  ///
  /// - Parameter seen: the version that its author saw; `nil` when they saw the latest, as at the command line.
  /// - Returns: the version that it made, by which what it added is called.
  /// - Throws: ``CaseError``, `StoreError`.
  @discardableResult
  package func change(
    _ number: Int, _ action: CaseAction, by: String, seen: Int? = nil, now: Int64
  ) throws -> Int {
    // Others may write between reading and writing: the rules are then held against what is there now.
    while true {
      guard var known = try self.case(number) else { throw CaseError.noSuchCase("C\(number)") }
      try known.check(action, by: by, now: now)
      let before = known.version
      if let seen, let slot = action.slot,
        let other = try store.lastCaseChange(number, slot: slot, after: seen)
      {
        throw CaseError.overtaken(by: other.by, version: other.version)
      }
      known.apply(CaseEvent(version: before + 1, action: action, by: by, at: now))
      let findings: [Int]? =
        switch action {
        case .findingsAdded, .findingRemoved, .erased: known.observed.map(\.number)
        default: nil
        }
      let head = CaseHead(
        number: number, title: known.title, state: known.state.rawValue, version: before + 1,
        changed: now, expires: known.expires)
      if try store.appendToCase(
        head, try row(action, by: by, now: now), after: before, findings: findings)
      {
        return before + 1
      }
    }
  }

  /// A case by its number.
  package func `case`(_ number: Int) throws -> Case? {
    let events = try history(number)
    return events.isEmpty ? nil : Case(number: number, events: events)
  }

  /// A case as people name it: `C3`, `3`.
  ///
  /// - Throws: ``CaseError/noSuchCase(_:)``.
  package func `case`(named name: String) throws -> Case {
    let digits = name.hasPrefix("C") || name.hasPrefix("c") ? String(name.dropFirst()) : name
    guard let number = Int(digits), let found = try self.case(number) else {
      throw CaseError.noSuchCase(name)
    }
    return found
  }

  /// The changes of a case, the first first; what a later version of Tocsin wrote fails.
  package func history(_ number: Int) throws -> [CaseEvent] {
    let decoder = JSONDecoder()
    return try store.caseRows(number).map { row in
      guard let action = try? decoder.decode(CaseAction.self, from: Data(row.action.utf8)) else {
        throw CaseError.unreadable(version: row.version)
      }
      return CaseEvent(version: row.version, action: action, by: row.by, at: row.at)
    }
  }

  /// What there is, the last changed first.
  package func list() throws -> [CaseHead] { try store.cases() }

  /// Takes findings of the workspace into a case, as they are now.
  ///
  /// - Throws: ``CaseError/noSuchFinding(_:)`` before anything is stored.
  @discardableResult
  package func add(
    findings names: [String], to number: Int, by: String, now: Int64
  ) throws -> Int {
    let observed = try names.map { name in
      guard let finding = try store.finding(named: name) else {
        throw CaseError.noSuchFinding(name)
      }
      return try observe(finding)
    }
    return try change(number, .findingsAdded(observed), by: by, now: now)
  }

  /// A finding as a case keeps it.
  package func observe(_ finding: RecordedFinding) throws -> ObservedFinding {
    let ids = finding.finding.entities.filter { $0.kind == .document }
      .prefix(ObservedFinding.mostLinks * 2).compactMap { DocumentID($0.name) }
    let documents = try store.documents(ids: ids, withText: false)
    return ObservedFinding(finding, documents: ids.compactMap { documents[$0] })
  }

  private func row(_ action: CaseAction, by: String, now: Int64) throws -> CaseRow {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return CaseRow(
      version: 0, slot: action.slot,
      action: String(decoding: try encoder.encode(action), as: UTF8.self), by: by, at: now)
  }
}
