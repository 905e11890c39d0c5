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

  /// Holds the first scan until it is told to go on, so that what comes meanwhile does not depend on how busy the machine is.
  private actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// Scans that came to the gate.
    private(set) var arrived = 0

    func pass() async {
      arrived += 1
      if !isOpen { await withCheckedContinuation { waiting.append($0) } }
    }

    func open() {
      isOpen = true
      for continuation in waiting { continuation.resume() }
      waiting = []
    }
  }

  /// Waits until something holds: looks are counted and not seconds, since reading waits for its turn as looking does.
  private static func wait(for condition: () async -> Bool) async throws {
    for _ in 0..<30_000 {
      if await condition() { return }
      try await Task.sleep(for: .milliseconds(2))
    }
    Issue.record("what was waited for did not come")
  }

  private static func settled(_ intake: Intake) async throws {
    try await wait {
      let state = await intake.current()
      return state.waiting == 0 && state.reading == 0
    }
  }

  @Test func `what comes while others are read is read together after them`() async throws {
    let scans = Scans()
    let gate = Gate()
    let intake = Intake(pause: .milliseconds(1)) { paths in
      await gate.pass()
      try await scans.scan(paths)
    }
    await intake.add(["a"])
    try await Self.wait { await gate.arrived == 1 }
    await intake.add(["b", "c"])
    await intake.add(["c", "d"])
    await gate.open()
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
    let gate = Gate()
    let intake = Intake(pause: .milliseconds(1)) { paths in
      await gate.pass()
      try await scans.scan(paths)
    }
    await intake.settle()
    try await Self.wait { await gate.arrived == 1 }
    // While the first is under way, which will find the workspace held: what is asked for comes together with its second try.
    for _ in 0..<3 { await intake.settle() }
    await gate.open()
    try await Self.wait { await !scans.batches.isEmpty }
    // A file that comes after it is read alone: nothing else was left to settle.
    await intake.add(["a"])
    try await Self.settled(intake)
    #expect(await scans.batches == [[], ["a"]])
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
