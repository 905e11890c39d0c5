import Embed
import Foundation
import TestSupport
import Testing

@Suite struct ModelFolderTests {
  private let temporary: TemporaryFolder
  private let folder: ModelFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = ModelFolder(path: temporary["models"])
  }

  /// Makes every file of a model, of the right size, without content.
  private func pretend(_ model: PretrainedModel) throws {
    for (file, size) in zip(folder.files(of: model), folder.sizes(of: model)) {
      let url = URL(fileURLWithPath: file)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      _ = FileManager.default.createFile(atPath: file, contents: nil)
      #expect(truncate(file, size) == 0)
    }
  }

  @Test(arguments: [
    (["HOME": "/h"], "/h/.local/share/tocsin/models"),
    (["HOME": "/h", "XDG_DATA_HOME": "/d"], "/d/tocsin/models"),
    (["HOME": "/h", "XDG_DATA_HOME": "relative"], "/h/.local/share/tocsin/models"),
    (["HOME": "/h", "XDG_DATA_HOME": ""], "/h/.local/share/tocsin/models"),
    (["HOME": "/h", "XDG_DATA_HOME": "/d", "TOCSIN_MODELS": "m"], "m"),
    (["HOME": "/h", "TOCSIN_MODELS": ""], "/h/.local/share/tocsin/models"),
  ])
  func `the folder is the one that the variables name`(
    environment: [String: String], path: String
  ) {
    #expect(ModelFolder(environment: environment).path == path)
  }

  @Test(arguments: PretrainedModel.allCases)
  func `every model has files, a package, a licence and a purpose`(model: PretrainedModel) {
    #expect(model.size > 900_000)
    #expect(model.package.split(separator: " ").count == 2)
    #expect(!model.licence.isEmpty && !model.purpose.isEmpty && !model.title.isEmpty)
    let files = folder.files(of: model)
    #expect(!files.isEmpty && Set(files).count == files.count)
    #expect(files.allSatisfy { $0.hasPrefix("\(folder.path)/\(model.rawValue)/") })
    #expect(files.allSatisfy { !$0.contains("..") })
  }

  @Test func `every embedding model runs on files that are known`() {
    for model in EmbeddingModel.allCases { #expect(model.pretrained.rawValue == model.rawValue) }
  }

  @Test func `a model is missing, then present, then damaged, and each is said`() throws {
    let model = PretrainedModel.universalSentenceEncoder
    #expect(folder.state(of: model) == .missing)
    #expect(folder.missing == PretrainedModel.allCases)
    try pretend(model)
    #expect(folder.state(of: model) == .present)
    #expect(folder.missing == [.multilingualE5, .languageIdentification])
    let file = try #require(folder.files(of: model).last)
    let name = String(file.dropFirst(folder.path(of: model).count + 1))
    #expect(truncate(file, 3) == 0)
    #expect(
      folder.state(of: model)
        == .damaged(
          file: name,
          reason: "has 3 bytes instead of \(try #require(folder.sizes(of: model).last))"))
    try FileManager.default.removeItem(atPath: file)
    #expect(folder.state(of: model) == .damaged(file: name, reason: "is not there"))
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
    #expect(folder.state(of: model) == .damaged(file: name, reason: "is not there"))
  }

  @Test func `a file with other content is found by the check alone`() throws {
    let model = PretrainedModel.languageIdentification
    try pretend(model)
    #expect(folder.state(of: model) == .present)
    let other = String(repeating: "0", count: 64)
    #expect(
      folder.check(model) { _ in other }
        == .damaged(file: "lid.176.ftz", reason: "has other content than it should"))
    struct Unreadable: Error, CustomStringConvertible { let description = "no permission" }
    #expect(
      folder.check(model) { _ in throw Unreadable() }
        == .damaged(file: "lid.176.ftz", reason: "cannot be read: no permission"))
  }

  @Test(arguments: [
    EmbedError.missing(file: "f"), .unreadable(file: "f", reason: "r"),
    .damaged(file: "f", reason: "r"), .failed(model: .multilingualE5, reason: "r"),
  ])
  func `every error is a sentence`(error: EmbedError) {
    #expect(error.description.hasSuffix("."))
    #expect(error.description.count > 20)
  }
}
