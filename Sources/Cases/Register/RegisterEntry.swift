import Foundation
package import Store
package import TocsinModel
package import Wording

/// What somebody asserts about a source: never a truth of this program's own.
package struct RegisterEntry: Hashable, Sendable {
  package enum Status: String, Sendable, Codable, CaseIterable {
    case accredited, refused, sanctioned
    case stateOwned = "state-owned"
    case partyOrgan = "party-organ"
    case parody, satire

    /// Whether its texts on another site are worth a look: it may not publish under its own name.
    package var isBarred: Bool { self == .refused || self == .sanctioned }

    package var phrase: Phrase {
      switch self {
      case .accredited: "accredited"
      case .refused: "refused"
      case .sanctioned: "sanctioned"
      case .stateOwned: "state-owned"
      case .partyOrgan: "party-organ"
      case .parody: "parody"
      case .satire: "satire"
      }
    }
  }

  /// 0 before it is stored.
  package var number = 0
  package var source: String
  package var status: Status
  /// Who says so: an authority, a council, a newsroom.
  package var assertedBy: String
  /// The act by which: `2022/350`.
  package var act: String
  package var from: CivilDate?
  package var to: CivilDate?
  /// Host names of its sites, lower case.
  package var domains: [String]
  package var aliases: [String]
  /// Where it can be read.
  package var document: String
  /// Of the list that it is from.
  package var licence: String
  package var list: String
  package var withdrawnBy: String?

  package init(
    source: String, status: Status, assertedBy: String, act: String = "", from: CivilDate? = nil,
    to: CivilDate? = nil, domains: [String] = [], aliases: [String] = [], document: String = "",
    licence: String = "", list: String = ""
  ) {
    self.source = source
    self.status = status
    self.assertedBy = assertedBy
    self.act = act
    self.from = from
    self.to = to
    self.domains = domains
    self.aliases = aliases
    self.document = document
    self.licence = licence
    self.list = list
  }

  /// Whether it was in force on a day, in days since 1970; one without a beginning was always.
  package func holds(on day: Int) -> Bool {
    withdrawnBy == nil && (from.map { $0.daysSince1970 <= day } ?? true)
      && (to.map { day <= $0.daysSince1970 } ?? true)
  }

  /// Lower-case names by which it is met.
  package var names: [String] {
    Set(([source] + aliases + domains).map { $0.lowercased() }.filter(\.saysSomething)).sorted()
  }

  /// What is in no column.
  private struct Rest: Codable {
    var domains: [String]
    var aliases: [String]
    var document: String
    var licence: String
    var list: String
  }

  /// As it is stored.
  package func row(by: String, now: Int64) throws -> RegisterRow {
    let rest = Rest(
      domains: domains, aliases: aliases, document: document, licence: licence, list: list)
    return RegisterRow(
      source: source, status: status.rawValue, assertedBy: assertedBy, act: act,
      from: from?.daysSince1970, to: to?.daysSince1970, names: names,
      payload: String(decoding: try JSONEncoder().encode(rest), as: UTF8.self), addedBy: by,
      addedAt: now)
  }

  /// - Returns: `nil` for a status of a later version.
  package init?(_ row: RegisterRow) {
    guard let status = Status(rawValue: row.status),
      let rest = try? JSONDecoder().decode(Rest.self, from: Data(row.payload.utf8))
    else { return nil }
    self.init(
      source: row.source, status: status, assertedBy: row.assertedBy, act: row.act,
      from: row.from.map(CivilDate.init(daysSince1970:)),
      to: row.to.map(CivilDate.init(daysSince1970:)), domains: rest.domains, aliases: rest.aliases,
      document: rest.document, licence: rest.licence, list: rest.list)
    number = row.number
    withdrawnBy = row.withdrawnBy
  }

  /// In one line: `sanctioned, says X, by 2022/350, from 2022-03-01`.
  package var phrase: Phrase {
    var phrase: Phrase = "\(status.phrase), says \(assertedBy)"
    if !act.isEmpty { phrase = "\(phrase), by \(act)" }
    if let from { phrase = "\(phrase), from \(from.iso)" }
    if let to { phrase = "\(phrase) to \(to.iso)" }
    if let withdrawnBy { phrase = "\(phrase) (taken back by \(withdrawnBy))" }
    return phrase
  }

  /// For what is kept and handed on: the same whoever asks.
  package var words: String { phrase.text(in: .english) }
}

extension CivilDate {
  /// `2022-03-01`
  package var iso: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `nil` for what is no day of the calendar; a time behind it is passed over.
  package init?(iso text: some StringProtocol) {
    let parts = text.prefix { $0 != "T" && $0 != " " }.split(separator: "-")
      .map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }
}
