import Foundation
import HTML

// Parses pages over and over and prints the best of the rounds by processor time: one line,
// `html tocsin MB/s bytes nodes`. The pages are read before the clock runs.
//
// usage: html-parse ROUNDS FILE…
let arguments = CommandLine.arguments.dropFirst()
guard let rounds = arguments.first.flatMap({ Int($0) }), rounds > 0 else {
  print("usage: html-parse ROUNDS FILE…")
  exit(64)
}
let pages = arguments.dropFirst().compactMap { FileManager.default.contents(atPath: $0) }
  .map { [UInt8]($0) }
let bytes = pages.reduce(0) { $0 + $1.count }
var best = 0.0
var nodes = 0
for _ in 0..<rounds {
  let start = clock()
  nodes = 0
  for page in pages { nodes += HTMLTree.parse(page).tree.count }
  best = max(best, Double(bytes) / (Double(clock() - start) / Double(CLOCKS_PER_SEC)) / 1e6)
}
print("tocsin", String(format: "%.1f", best), "MB/s", bytes, "bytes", nodes, "nodes")
