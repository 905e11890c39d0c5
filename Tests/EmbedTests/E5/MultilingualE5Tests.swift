import Embed
import Foundation
import Testing

/// The real model, where it is.
enum RealE5 {
  static let file: String? = {
    let folder = ModelFolder(environment: ProcessInfo.processInfo.environment)
    let isThere = folder.state(of: .multilingualE5) == .present
    if !isThere { print("Skipped: the model e5-small is not there; “make setup” fetches it.") }
    return isThere ? folder.files(of: .multilingualE5).first : nil
  }()
}

/// Skipped where the model is not.
@Suite(.enabled(if: RealE5.file != nil))
struct MultilingualE5Tests {
  private static let model = Result { try MultilingualE5(file: RealE5.file ?? "") }

  private func cosines(_ texts: [String]) throws -> [[Float]] {
    let vectors = try Self.model.get().vectors(of: texts)
    func row(_ index: Int) -> ArraySlice<Float> { vectors[index * 384..<(index + 1) * 384] }
    return texts.indices.map { a in
      texts.indices.map { b in zip(row(a), row(b)).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  @Test func `translations are closer than other texts in the same language`() throws {
    let cosines = try cosines([
      "The polling stations open at seven in the morning.",
      "Виборчі дільниці відкриваються о сьомій годині ранку.",
      "Volební místnosti se otevírají v sedm hodin ráno.",
      "საარჩევნო უბნები დილის შვიდ საათზე იხსნება.",
      "投票所は午前七時に開きます。",
      "The recipe needs two eggs and a spoon of flour.",
    ])
    for other in 1...4 { #expect(cosines[0][other] > cosines[0][5] + 0.02) }
  }

  @Test func `tokens are those of the model's vocabulary`() throws {
    let model = try Self.model.get()
    #expect(model.tokens(of: "") == [0, 41, 1294, 12, 6, 2])
    #expect(model.tokens(of: "Hello world").prefix(4) == [0, 41, 1294, 12])
  }

  @Test func `a vector is the same in whatever company`() throws {
    let model = try Self.model.get()
    let texts = ["🗳️ 👍🏽", "Ουρανός", "선거", String(repeating: "вибори ", count: 900), "a"]
    let together = try model.vectors(of: texts)
    for (index, text) in texts.enumerated() {
      #expect(try model.vectors(of: [text]) == Array(together[index * 384..<(index + 1) * 384]))
    }
  }
}
