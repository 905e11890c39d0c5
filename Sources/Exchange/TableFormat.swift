/// How rows are written.
package enum TableFormat: String, Sendable, CaseIterable {
  case csv, jsonl
}
