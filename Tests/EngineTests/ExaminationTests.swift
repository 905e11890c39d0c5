import Embed
import Engine
import Foundation
import Store
import TestSupport
import Testing

@Suite struct ExaminationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func examine() -> Examination {
    Examination(
      Workspace(folder: folder["ws"]), environment: ["TOCSIN_MODELS": folder["models"]])
  }

  @Test func `what is needed is named with its version`() throws {
    let libraries = try #require(examine().sections.first { $0.title == "Libraries" })
    for name in ["SQLite", "ICU", "simdjson", "zlib", "zstd"] {
      let item = try #require(libraries.items.first { $0.name == name })
      #expect(item.state == .good && item.fact.first?.isNumber == true)
    }
  }

  @Test func `a workspace that is not there is absent, one that is damaged is bad`() throws {
    #expect(examine().items.last?.state == .absent)
    try folder.write("ws/tocsin.sqlite", String(repeating: "no database ", count: 100))
    #expect(examine().items.contains { $0.name == "workspace" && $0.state == .bad })
    #expect(!examine().isHealthy)
  }

  @Test func `models that are not there are no fault, and how to get them is said`() throws {
    let models = try #require(examine().sections.first { $0.title == "Models" })
    #expect(models.place == folder["models"])
    #expect(models.items.map(\.name) == PretrainedModel.allCases.map(\.rawValue))
    #expect(models.items.map(\.fact) == PretrainedModel.allCases.map(\.licence))
    for item in models.items {
      #expect(item.state == .absent && item.detail.contains("tocsin setup"))
    }
  }

  @Test func `a model with a wrong checksum is a fault, though its size is right`() throws {
    let model = PretrainedModel.languageIdentification
    try folder.write("models/lid.176/lid.176.ftz", Data(count: model.size))
    let item = try #require(examine().items.first { $0.name == model.rawValue })
    #expect(item.state == .bad)
    #expect(item.detail.contains("has other content"))
    #expect(!examine().isHealthy)
  }

  @Test(.enabled(if: ModelFolder(environment: ProcessInfo.processInfo.environment).missing.isEmpty))
  func `models that setup fetched are whole`() {
    let examination = Examination(
      Workspace(folder: folder["ws"]), environment: ProcessInfo.processInfo.environment)
    for model in PretrainedModel.allCases {
      #expect(examination.items.first { $0.name == model.rawValue }?.state == .good)
    }
  }
}
