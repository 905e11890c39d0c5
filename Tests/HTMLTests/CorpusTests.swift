import Foundation
import HTML
import Testing

/// What libFuzzer found in an hour to lead through all of the parser, parsed again in every run.
struct CorpusTests {
  private static let file = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fuzzing/html.corpus")

  private static let contexts = [
    "div", "table", "tr", "td", "select", "template", "svg", "frameset",
  ]

  /// As `Tests/Fuzzing/HTMLFuzzing.swift` reads an input: the first byte chooses the rest.
  private func settings(_ kind: UInt8) -> (options: HTMLOptions, limits: HTMLLimits) {
    var options = HTMLOptions()
    options.keepsMarkup = kind & 1 != 0
    options.runsScripts = kind & 2 != 0
    if kind & 0x1C != 0 {
      options.context = (Self.contexts[Int(kind >> 2 & 7)], kind & 0x20 == 0 ? .html : .svg)
    }
    var limits = HTMLLimits()
    if kind & 0x40 != 0 {
      limits.depth = 8
      limits.formatting = 3
      limits.attributes = 2
    }
    if kind & 0x80 != 0 { limits.nodes = 40 }
    return (options, limits)
  }

  @Test func `what a fuzzer found leads to a sound tree within the bounds`() throws {
    let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 400)
    for line in lines {
      let input = [UInt8](try #require(Data(base64Encoded: String(line))))
      guard let kind = input.first else { continue }
      let (options, limits) = settings(kind)
      let tree = input.dropFirst().withUnsafeBufferPointer {
        HTMLTree.parse($0, limits: limits, options: options).tree
      }
      #expect(tree.end(0) == tree.count, "\(line)")
      #expect(tree.count <= limits.nodes + limits.formatting + 16, "\(line)")
      for node in 1..<max(1, tree.count) {
        let parent = tree.parent(node)
        let isSound =
          0..<node ~= parent && node + 1...tree.end(parent) ~= tree.end(node)
          && tree.tag(parent) != .text && tree.text(node).end <= tree.bytes.count
          && tree.attributeList(node).count <= limits.attributes
        #expect(isSound, "node \(node) of \(line)")
      }
    }
  }
}
