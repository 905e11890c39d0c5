import Extract
import Foundation

// Prints the blocks of pages and what is measured of them, for Scripts/fit-block-model: the names of
// the features, then one JSON object for each page of UTF-8 whose path is an argument. With `--kinds`
// first, what is measured of each page as a whole, for Scripts/fit-page-kinds.

struct Page: Encodable {
  var path: String
  var texts: [String]
  var words: [Int]
  var rows: [[Float]]
}

struct Kind: Encodable {
  var path: String
  var row: [Float]
}

let encoder = JSONEncoder()
encoder.outputFormatting = [.withoutEscapingSlashes]

func printLine(_ value: some Encodable) throws {
  try FileHandle.standardOutput.write(contentsOf: encoder.encode(value) + Data("\n".utf8))
}

var paths = CommandLine.arguments.dropFirst()
let isOfKinds = paths.first == "--kinds"
if isOfKinds { paths = paths.dropFirst() }
try printLine(isOfKinds ? Extractor.kindFeatureNames : Extractor.blockFeatureNames)
for path in paths {
  let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  if isOfKinds {
    try printLine(Kind(path: path, row: Extractor().kindSample(bytes)))
    continue
  }
  let samples = Extractor().samples(bytes)
  try printLine(
    Page(
      path: path, texts: samples.map(\.text), words: samples.map(\.words),
      rows: samples.map(\.features)))
}
