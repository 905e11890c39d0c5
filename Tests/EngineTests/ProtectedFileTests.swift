import Engine
import Lookalikes
import Testing
import TocsinModel

@Suite struct ProtectedFileTests {
  private func parse(_ text: String) -> (names: [ProtectedName], diagnostics: [Diagnostic]) {
    let (protected, diagnostics) = ProtectedFile.parse(text, path: "p", lists: .none)
    return (protected.names, diagnostics)
  }

  @Test func `one owner a line, with its domains and its name`() {
    let (names, diagnostics) = parse(
      "# outlets\n\nlecourrier.example | Courrier.example. # the old one\r\nThe Gazette = gazette.example\n"
    )
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(names.map(\.name) == ["lecourrier.example", "The Gazette"])
    #expect(names[0].domains.map(\.rawValue) == ["lecourrier.example", "courrier.example"])
  }

  @Test(arguments: [
    ("10.0.0.1", "protected.not-a-name"), ("a b.example", "protected.not-a-name"),
    ("localhost", "protected.not-a-name"), ("|", "protected.not-a-name"),
    ("xn--zzzzzz-.example", "protected.not-a-name"), ("co.uk", "protected.public-suffix"),
    ("first.example", "protected.duplicate"), ("first.example|a.example", "protected.duplicate"),
  ])
  func `what cannot be protected is said with its line, and the rest counts`(
    line: String, code: String
  ) {
    let (names, diagnostics) = parse("first.example\n\(line)\nlast.example\n")
    #expect(diagnostics.first?.code == code, "\(diagnostics)")
    #expect(diagnostics.allSatisfy { $0.place == Place(path: "p", line: 2) })
    #expect(names.first?.name == "first.example" && names.last?.name == "last.example")
  }

  @Test func `a public suffix is protected all the same`() {
    let (names, diagnostics) = parse("co.uk\n")
    #expect(names.map(\.name) == ["co.uk"])
    #expect(diagnostics.map(\.severity) == [.warning])
  }

  @Test func `names in other scripts are taken in their ASCII form`() {
    #expect(parse("bücher.example").names.first?.domains.first?.rawValue == "xn--bcher-kva.example")
  }

  @Test func `a file that is not there is an error with a sentence`() {
    #expect(throws: EngineError.self) {
      try ProtectedFile.read("/nonexistent/protected.txt", lists: .none)
    }
  }

  @Test func `no change to a text makes it crash`() {
    let text = Array("a.example|b.example\nX = c.example # y\n".utf8)
    var state: UInt64 = 3
    for _ in 0..<2000 {
      var bytes = text
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      _ = parse(String(decoding: bytes, as: UTF8.self))
    }
  }
}
