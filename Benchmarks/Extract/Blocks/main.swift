import Extract
import Foundation
import TocsinModel

// Prints the blocks of pages and what is measured of them, for Scripts/fit-block-model: the names of
// the features, then one JSON object for each page of UTF-8 whose path is an argument. With `--kinds`
// first, what is measured of each page as a whole, for Scripts/fit-page-kinds; with `--dates`, of each
// day that a page names, for Scripts/fit-dates.

// With `--time` first, how long it takes to extract them.

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

struct Days: Encodable {
  var path: String
  var days: [String]
  var sources: [[String]]
  var rows: [[Float]]
  var update: String?
}

let encoder = JSONEncoder()
encoder.outputFormatting = [.withoutEscapingSlashes]

func printLine(_ value: some Encodable) throws {
  try FileHandle.standardOutput.write(contentsOf: encoder.encode(value) + Data("\n".utf8))
}

func iso(_ day: CivilDate) -> String {
  String(format: "%04d-%02d-%02d", day.year, day.month, day.day)
}

var paths = CommandLine.arguments.dropFirst()
let isOfKinds = paths.first == "--kinds"
let isOfDates = paths.first == "--dates"
if isOfKinds || isOfDates { paths = paths.dropFirst() }
if paths.first == "--time" {
  // The processor seconds of a round over all pages, ten rounds, with all that is extracted.
  let pages = try paths.dropFirst().map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
  for _ in 0..<10 {
    let start = clock()
    var letters = 0
    for page in pages { letters += Extractor().extract(page).text.utf8.count }
    print(Double(clock() - start) / Double(CLOCKS_PER_SEC), letters)
  }
  exit(0)
}
try printLine(
  isOfKinds
    ? Extractor.kindFeatureNames
    : isOfDates ? Extractor.dateFeatureNames : Extractor.blockFeatureNames)
for path in paths {
  let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  if isOfKinds {
    try printLine(Kind(path: path, row: Extractor().kindSample(bytes)))
    continue
  }
  if isOfDates {
    let (samples, update) = Extractor(now: Int64(Date().timeIntervalSince1970)).dateSamples(bytes)
    try printLine(
      Days(
        path: path, days: samples.map { iso($0.day) }, sources: samples.map(\.sources),
        rows: samples.map(\.features), update: update.map(iso)))
    continue
  }
  let samples = Extractor().samples(bytes)
  try printLine(
    Page(
      path: path, texts: samples.map(\.text), words: samples.map(\.words),
      rows: samples.map(\.features)))
}
