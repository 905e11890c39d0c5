import Extract
import Foundation

// Prints the blocks of pages and what is measured of them, for Scripts/fit-block-model: the names of
// the features, then one JSON object for each page of UTF-8 whose path is an argument.

struct Page: Encodable {
  var path: String
  var texts: [String]
  var words: [Int]
  var rows: [[Float]]
}

let encoder = JSONEncoder()
encoder.outputFormatting = [.withoutEscapingSlashes]

func printLine(_ value: some Encodable) throws {
  try FileHandle.standardOutput.write(contentsOf: encoder.encode(value) + Data("\n".utf8))
}

try printLine(Extractor.blockFeatureNames)
for path in CommandLine.arguments.dropFirst() {
  let samples = Extractor().samples([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
  try printLine(
    Page(
      path: path, texts: samples.map(\.text), words: samples.map(\.words),
      rows: samples.map(\.features)))
}
