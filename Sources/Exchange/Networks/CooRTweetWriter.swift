import Foundation
package import TocsinModel

/// Writes what CooRTweet writes, with its names of columns and R's 15 significant digits.
package struct CooRTweetWriter {
  /// What the rows are.
  package enum Table: Sendable {
    case pairs, edges, fastEdges, accounts, objects

    fileprivate var columns: [String] {
      switch self {
      case .pairs:
        ["object_id", "content_id", "content_id_y", "time_delta", "account_id", "account_id_y"]
      case .edges:
        [
          "account_id", "account_id_y", "weight", "avg_time_delta", "n_content_id",
          "n_content_id_y", "edge_symmetry_score", "object_ids",
        ]
      case .fastEdges:
        [
          "account_id", "account_id_y", "weight_full", "weight_fast", "avg_time_delta_full",
          "avg_time_delta_fast", "n_content_id_full", "n_content_id_y_full", "n_content_id_fast",
          "n_content_id_y_fast", "edge_symmetry_score_full", "edge_symmetry_score_fast",
          "weight_threshold_full", "weight_threshold_fast",
        ]
      case .accounts:
        [
          "account_id", "degree", "strength", "component_size", "avg_time_delta",
          "avg_edge_symmetry_score", "unique_shares_count",
        ]
      case .objects: ["object_id", "num_accounts"]
      }
    }
  }

  private enum Cell {
    case text(String)
    case integer(Int64?)
    case number(Double?)
  }

  private let names: Table
  private var table: TableWriter

  package init(_ names: Table, format: TableFormat, to sink: ByteSink) throws(ExchangeError) {
    self.names = names
    table = try TableWriter(names.columns, format: format, to: sink)
  }

  package mutating func write(_ pair: CoordinatedPair) throws(ExchangeError) {
    try write([
      .text(pair.object), .text(pair.content), .text(pair.contentY), .integer(pair.timeDelta),
      .text(pair.account), .text(pair.accountY),
    ])
  }

  package mutating func write(_ edge: CoordinatedEdge) throws(ExchangeError) {
    let (full, fast) = (edge.full, edge.fast)
    let ends = [Cell.text(edge.account), .text(edge.accountY)]
    guard names == .fastEdges else {
      return try write(
        ends + [
          .integer(Int64(full.weight)), .number(full.averageTimeDelta),
          .integer(Int64(full.contents)), .integer(Int64(full.contentsY)), .number(full.symmetry),
          .text(edge.objects.joined(separator: ",")),
        ])
    }
    let flag = { (isOver: Bool?) in Cell.integer(isOver.map { $0 ? 1 : 0 }) }
    let count = { (count: Int?) in Cell.integer(count.map(Int64.init)) }
    try write(
      ends + [
        count(full.weight), count(fast?.weight), .number(full.averageTimeDelta),
        .number(fast?.averageTimeDelta), count(full.contents), count(full.contentsY),
        count(fast?.contents), count(fast?.contentsY), .number(full.symmetry),
        .number(fast?.symmetry), flag(edge.isOverFull), flag(edge.isOverFast),
      ])
  }

  package mutating func write(_ account: CoordinatedAccount) throws(ExchangeError) {
    try write([
      .text(account.account), .integer(Int64(account.degree)), .integer(Int64(account.strength)),
      .integer(Int64(account.componentSize)), .number(account.averageTimeDelta),
      .number(account.averageSymmetry), .integer(Int64(account.contents)),
    ])
  }

  package mutating func write(_ object: CoordinatedObject) throws(ExchangeError) {
    try write([.text(object.object), .integer(Int64(object.accounts))])
  }

  package mutating func finish() throws(ExchangeError) {
    try table.flush()
  }

  private mutating func write(_ cells: [Cell]) throws(ExchangeError) {
    switch table.format {
    case .csv:
      try table.row { line in
        for cell in cells {
          switch cell {
          case .text(let text): line.text(text)
          case .integer(let value): line.integer(value)
          case .number(let value): line.text(value.map(SignificantDigits.text))
          }
        }
      }
    case .jsonl:
      let columns = names.columns
      try table.json { json in
        json.object { json in
          for (column, cell) in zip(columns, cells) {
            switch cell {
            case .text(let text): json.member(column, text)
            case .integer(let value): json.member(column, value)
            case .number(let value): json.member(column, number: value)
            }
          }
        }
      }
    }
  }
}

/// Numbers as R writes them.
enum SignificantDigits {
  /// At most 15 significant digits, as C's `%.15g`.
  static func text(_ value: Double) -> String {
    // Most averages are whole, and as short as an integer; but for the sign of nought.
    if value == value.rounded(), abs(value) < 1e15, value != 0 { return String(Int64(value)) }
    // Straight into memory: a format by Foundation takes twenty times as long, and rows are many.
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { text in
      withVaList([value]) { _ = vsnprintf(text.baseAddress, text.count, "%.15g", $0) }
      return text.baseAddress.map { String(cString: $0) } ?? ""
    }
  }
}
