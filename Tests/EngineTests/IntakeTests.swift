import Engine
import Foundation
import Store
import Testing

@Suite struct IntakeTests {
  /// Remembers what it was asked to read, and fails as it is told.
  private actor Scans {
    private(set) var batches: [[String]] = []
    private var failures: [any Error]

    init(failing failures: [any Error] = []) { self.failures = failures }

    func scan(_ paths: [String]) throws {
      if !failures.isEmpty { throw failures.removeFirst() }
      batches.append(paths)
    }
  }

  private static func settled(_ intake: Intake) async throws {
    for _ in 0..<2000 {
      let state = await intake.current()
      if state.waiting == 0, state.reading == 0 { return }
      try await Task.sleep(for: .milliseconds(2))
    }
    Issue.record("the intake did not come to an end")
  }

  @Test func `what comes while others are read is read together after them`() async throws {
    let scans = Scans()
    let intake = Intake(pause: .milliseconds(1)) { paths in
      try await Task.sleep(for: .milliseconds(30))
      try await scans.scan(paths)
    }
    await intake.add(["a"])
    try await Task.sleep(for: .milliseconds(10))
    await intake.add(["b", "c"])
    await intake.add(["c", "d"])
    try await Self.settled(intake)
    #expect(await scans.batches == [["a"], ["b", "c", "d"]])
  }

  @Test func `while another process holds the workspace it waits, and loses nothing`() async throws
  {
    let scans = Scans(failing: [StoreError.locked(path: "ws"), StoreError.locked(path: "ws")])
    let intake = Intake(pause: .milliseconds(1)) { try await scans.scan($0) }
    await intake.add(["a", "b"])
    try await Self.settled(intake)
    #expect(await scans.batches == [["a", "b"]])
    #expect(await intake.current().trouble == nil)
  }

  @Test func `what somebody decides is settled once, and after who holds the workspace`()
    async throws
  {
    let scans = Scans(failing: [StoreError.locked(path: "ws")])
    let intake = Intake(pause: .milliseconds(1)) { paths in
      try await Task.sleep(for: .milliseconds(30))
      try await scans.scan(paths)
    }
    for _ in 0..<3 { await intake.settle() }
    for _ in 0..<500 where await scans.batches.isEmpty {
      try await Task.sleep(for: .milliseconds(10))
    }
    try await Task.sleep(for: .milliseconds(100))
    #expect(await scans.batches == [[]])
  }

  @Test func `what fails is said, and what comes after it is read`() async throws {
    let scans = Scans(failing: [StoreError.diskFull(path: "ws")])
    let intake = Intake(pause: .milliseconds(1)) { try await scans.scan($0) }
    await intake.add(["a"])
    try await Self.settled(intake)
    #expect(await intake.current().trouble != nil)
    await intake.add(["b"])
    try await Self.settled(intake)
    #expect(await scans.batches == [["b"]])
    #expect(await intake.current().trouble == nil)
  }

  @Test(arguments: [256, 257])
  func `very many files are read in several scans`(_ count: Int) async throws {
    let scans = Scans()
    let intake = Intake(pause: .milliseconds(1)) { try await scans.scan($0) }
    await intake.add((0..<count).map { "file-\($0)" })
    try await Self.settled(intake)
    #expect(await scans.batches.map(\.count) == (count == 256 ? [256] : [256, 1]))
  }
}
