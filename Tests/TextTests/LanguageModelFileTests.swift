import CFastText
import Foundation
import TestSupport
import Testing
import Text

private let modelPath: String? = {
  let variables = ProcessInfo.processInfo.environment
  let data = variables["XDG_DATA_HOME"] ?? (variables["HOME"] ?? "") + "/.local/share"
  let path = data + "/tocsin/models/lid.176/lid.176.ftz"
  return FileManager.default.fileExists(atPath: path) ? path : nil
}()

struct LanguageModelFileTests {
  @Test func `a missing file is an error that names it`() {
    let error = #expect(throws: TextError.self) {
      try LanguageIdentifier(model: "/nowhere/lid.176.ftz")
    }
    #expect(error?.description.contains("/nowhere/lid.176.ftz") == true)
  }

  @Test(arguments: [
    Data(), Data("not a model".utf8), Data(repeating: 0, count: 4_096),
    Data([0xBA, 0x16, 0x4F, 0x2F]),
  ])
  func `a file that is no model is an error`(content: Data) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("model.ftz", content)
    #expect(throws: TextError.self) { try LanguageIdentifier(model: path) }
  }

  @Test(.enabled(if: modelPath != nil, "needs lid.176.ftz"))
  func `a cut or lengthened model is an error, wherever it is cut`() throws {
    let path = try #require(modelPath)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    let folder = try TemporaryFolder()
    for length in [3, 8, 60, 84, 100, 5_000, 200_000, 500_000, 900_000, whole.count - 1] {
      let cut = try folder.write("model.ftz", whole.prefix(length))
      #expect(throws: TextError.self, "\(length)") { try LanguageIdentifier(model: cut) }
    }
    let longer = try folder.write("model.ftz", whole + Data([0]))
    #expect(throws: TextError.self) { try LanguageIdentifier(model: longer) }
  }

  @Test(.enabled(if: modelPath != nil, "needs lid.176.ftz"))
  func `a damaged model is an error or still answers`() throws {
    let path = try #require(modelPath)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    let folder = try TemporaryFolder()
    var state: UInt64 = 7
    for round in 0..<120 {
      var damaged = whole
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // The head, the dictionary and what stands between the tables are where damage does harm.
        let bound = round % 3 == 0 ? 92 : round % 3 == 1 ? 200_000 : whole.count
        damaged[Int(state >> 33) % bound] = UInt8(truncatingIfNeeded: state >> 20)
      }
      let other = try folder.write("model.ftz", damaged)
      if let identifier = try? LanguageIdentifier(model: other) {
        _ = identifier.identify("Viele Wege führen nach Rom, und einer führt zurück.")
      }
    }
  }

  @Test(.enabled(if: modelPath != nil, "needs lid.176.ftz"))
  func `lines are read as the library reads them`() throws {
    var reason = [CChar](repeating: 0, count: 256)
    let path = try #require(modelPath)
    let model = try #require(cfasttext_open(path, &reason, reason.count))
    defer { cfasttext_close(model) }
    func answers(
      _ line: [UInt8],
      _ predict: (
        OpaquePointer, UnsafePointer<UInt8>, Int, UnsafeMutablePointer<cfasttext_answer>, Int32
      ) -> Int32
    ) -> [String] {
      var found = [cfasttext_answer](repeating: .init(), count: 6)
      let count = predict(model, line, line.count, &found, 6)
      return found.prefix(Int(count)).map { "\($0.label) \($0.probability)" }
    }
    var lines = LanguageSamples.all.map { Array($0.text.utf8) }
    lines += [
      "", " ", "a", "</s>", "the </s> end", "x </s>", "__label__en", "__label__en wahl", "\0a\0b",
      "ä",
    ]
    .map { Array($0.utf8) }
    lines.append(Array(repeating: UInt8(ascii: "x"), count: 10_000))
    var state: UInt64 = 3
    for _ in 0..<300 {
      lines.append(
        (0..<Int(state % 60)).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let byte = UInt8(truncatingIfNeeded: state >> 40)
          return byte == 10 ? 32 : byte
        })
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    }
    for line in lines {
      #expect(
        answers(line, cfasttext_predict) == answers(line, cfasttext_predict_plainly), "\(line)")
    }
  }
}
