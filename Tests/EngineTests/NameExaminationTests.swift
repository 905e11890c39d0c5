import Engine
import Foundation
import Store
import TestSupport
import Testing

/// What `doctor` says about the lists that names are judged by.
@Suite struct NameExaminationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func item(_ name: String) throws -> Examination.Item {
    let examination = Examination(
      Workspace(folder: folder["ws"]), environment: ["TOCSIN_MODELS": folder["models"]])
    let names = try #require(examination.sections.first { $0.title == "Names" })
    #expect(names.place == folder["models"])
    return try #require(names.items.first { $0.name == name })
  }

  @Test(arguments: ["public suffixes", "statistics"])
  func `lists that are not there are no fault, and what is worse without is said`(
    name: String
  ) throws {
    let item = try item(name)
    #expect(item.state == .absent)
    #expect(item.detail.contains("missing: ") && item.detail.contains("tocsin setup"))
  }

  @Test func `a list of other content is a fault`() throws {
    try folder.write("models/public-suffixes/public_suffix_list.dat", "com\norg\n")
    let item = try item("public suffixes")
    #expect(item.state == .bad && item.detail.contains("tocsin setup"))
  }

  @Test func `damaged statistics are a fault`() throws {
    try folder.write("models/names/origin.json", "{}")
    let item = try item("statistics")
    #expect(item.state == .bad && item.detail.contains("tocsin setup"))
  }

  @Test func `the version of Unicode is told`() throws {
    #expect(try item("Unicode").fact.first?.isNumber == true)
  }
}
