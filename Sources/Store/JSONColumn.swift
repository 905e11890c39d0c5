import Foundation
import TocsinModel

/// Lists that are kept in one column as JSON; an empty list is NULL.
enum JSONColumn {
  static func encode(_ strings: [String]) -> String? {
    guard !strings.isEmpty else { return nil }
    if strings.count == 1, strings[0].utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
      return "[\"\(strings[0])\"]"
    }
    return (try? JSONEncoder().encode(strings)).flatMap { String(bytes: $0, encoding: .utf8) }
  }

  static func strings(_ column: String?) -> [String] {
    guard let column else { return [] }
    return (try? JSONDecoder().decode([String].self, from: Data(column.utf8))) ?? []
  }

  /// Spans as a flat list: start, end, start, end…
  static func encode(_ spans: [TextSpan]) -> String? {
    guard !spans.isEmpty else { return nil }
    return "[" + spans.map { "\($0.start),\($0.end)" }.joined(separator: ",") + "]"
  }

  static func spans(_ column: String?) -> [TextSpan] {
    guard let column,
      let flat = try? JSONDecoder().decode([Int].self, from: Data(column.utf8))
    else { return [] }
    return stride(from: 0, to: flat.count - 1, by: 2).map { TextSpan(flat[$0], flat[$0 + 1]) }
  }
}
