import Foundation
import HTML
import Testing

/// The html5lib-tests, where they lie beside the project; without them the cases of our own below.
struct ConformanceTests {
  private static let folder = "../shared/data/html5lib-tests"

  private static func files(_ kind: String, _ ending: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\(kind)/\($0)" }
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static var isThere: Bool { FileManager.default.fileExists(atPath: folder) }

  @Test(.enabled(if: isThere, "html5lib-tests are not beside the project"))
  func `every tree of the html5lib tests is built as the standard says`() throws {
    let files = Self.files("tree-construction", ".dat")
    #expect(files.count > 50)
    for file in files {
      for (number, tree) in TreeCase.read(try bytes(file)).enumerated() {
        for actual in tree.actual() {
          #expect(actual == tree.expected, "\(file), case \(number + 1)")
        }
      }
    }
  }

  @Test(.enabled(if: isThere, "html5lib-tests are not beside the project"))
  func `every token of the html5lib tests is found as the standard says`() throws {
    let files = Self.files("tokenizer", ".test")
    #expect(files.count > 10)
    for file in files {
      for (number, tokens) in try TokenCase.read(try bytes(file)).enumerated() {
        #expect(tokens.actual() == tokens.expected, "\(file), case \(number + 1)")
      }
    }
  }

  @Test(arguments: ownCases)
  func `trees of our own are built as the standard says`(html: String, expected: String) {
    var options = HTMLOptions()
    options.keepsMarkup = true
    #expect(dump(HTMLTree.parse(Array(html.utf8), options: options).tree) == expected)
  }

  /// A rule of the standard each: adoption, fostering, foreign content, templates, sections.
  private static let ownCases: [(html: String, expected: String)] = [
    (
      "<p><b>vote <i>early</b> now</i>",
      """
      | <html>
      |   <head>
      |   <body>
      |     <p>
      |       <b>
      |         "vote "
      |         <i>
      |           "early"
      |       <i>
      |         " now"
      """
    ),
    (
      "<a>one<div>two</a>three",
      """
      | <html>
      |   <head>
      |   <body>
      |     <a>
      |       "one"
      |     <div>
      |       <a>
      |         "two"
      |       "three"
      """
    ),
    (
      "<!doctype html><table>result<tr><td>41",
      """
      | <!DOCTYPE html>
      | <html>
      |   <head>
      |   <body>
      |     "result"
      |     <table>
      |       <tbody>
      |         <tr>
      |           <td>
      |             "41"
      """
    ),
    (
      "<svg viewbox=1><foreignobject><p>seats</svg><math><mi>n<b>m",
      """
      | <html>
      |   <head>
      |   <body>
      |     <svg svg>
      |       viewBox="1"
      |       <svg foreignObject>
      |         <p>
      |           "seats"
      |           <math math>
      |             <math mi>
      |               "n"
      |               <b>
      |                 "m"
      """
    ),
    (
      "<div><template><td>a</template>b<!-- c -->",
      """
      | <html>
      |   <head>
      |   <body>
      |     <div>
      |       <template>
      |         content
      |           <td>
      |             "a"
      |       "b"
      |       <!--  c  -->
      """
    ),
    (
      "<svg><title><![CDATA[a<b]]></title>",
      """
      | <html>
      |   <head>
      |   <body>
      |     <svg svg>
      |       <svg title>
      |         "a<b"
      """
    ),
    (
      "<script><!--<script></script>--></script>x&notin;&notit;&copy=1",
      """
      | <html>
      |   <head>
      |     <script>
      |       "<!--<script></script>-->"
      |   <body>
      |     "x∉¬it;©=1"
      """
    ),
  ]
}
