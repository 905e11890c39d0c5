import Collect
import Foundation
import Glibc
import TestSupport
import Testing
import TocsinModel

/// One started reader for many files, each in a process of its own. One test at a time, since they look for processes.
@Suite(.serialized) struct ReaderServerTests {
  private func reader(
    patience: Duration = Patience.usual, idleSeconds: Int = idling
  ) throws -> ReaderProcess {
    // Unprotected where the kernel has no sandbox, and else in it.
    try #require(
      ReaderProcess(
        in: Locations.products, arguments: ["--unprotected"], patience: patience,
        idleSeconds: idleSeconds))
  }

  private static func page(_ number: Int) -> [UInt8] {
    Array("<html><a href=\"https://\(number).example/\">here</a></html>".utf8)
  }

  /// A picture of nothing but noise, in which a code is looked for for about a second.
  private static let noise: [UInt8] = {
    var random = SeededNumbers(state: 5)
    let dots = (0..<1_500_000).flatMap { _ in
      withUnsafeBytes(of: random.next()) { Array($0) }
    }
    return Array("P5 3464 3464 255\n".utf8) + dots.prefix(3464 * 3464)
  }()

  private static func children(of parent: pid_t) -> Set<pid_t> {
    Processes.children(of: parent, named: "tocsin-reader")
  }

  /// What tells the servers of this suite from those of others that run beside it.
  private static let idling = 777

  private static func servers(idling seconds: Int = idling) -> Set<pid_t> {
    children(of: getpid()).filter { Processes.arguments(of: $0).contains("\(seconds)") }
  }

  /// Waits until something is so, for half a minute at most.
  private static func waits(for condition: () -> Bool) async throws -> Bool {
    for _ in 0..<3000 {
      if condition() { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }

  /// On a thread of its own, since it waits for other processes: tasks may wait for seconds while other tests are busy.
  private static func onThread<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: body()) }
    }
  }

  private static func contents(of parts: [[UInt8]], by reader: ReaderProcess) async
    -> [PartContents]
  {
    await onThread { reader.contents(of: parts) }
  }

  /// Has noise read, and does something to the server and to the process of the noise as soon as there is one.
  ///
  /// - Returns: what was said of the noise, and the two.
  private func disturbed(
    _ reader: ReaderProcess,
    by disturbance: @escaping @Sendable (_ server: pid_t, _ child: pid_t) -> Void
  ) async throws -> (noise: PartContents, server: pid_t, child: pid_t) {
    #expect(reader.contents(of: [Self.page(0)]).first?.links == ["https://0.example/"])
    let server = try #require(Self.servers().first)
    async let noise = Self.contents(of: [Self.noise], by: reader)
    let child = await Self.onThread { () -> pid_t? in
      for _ in 0..<30_000 {
        if let child = Self.children(of: server).first {
          disturbance(server, child)
          return child
        }
        usleep(1000)
      }
      return nil
    }
    return (try #require(await noise.first), server, try #require(child))
  }

  @Test func `a server holds nothing that its parent has open`() throws {
    var pipe: (Int32, Int32) = (0, 0)
    // Without close-on-exec, as others open theirs.
    withUnsafeMutablePointer(to: &pipe) {
      _ = $0.withMemoryRebound(to: Int32.self, capacity: 2) { Glibc.pipe($0) }
    }
    defer {
      close(pipe.0)
      close(pipe.1)
    }
    let reader = try reader()
    #expect(reader.contents(of: [Self.page(0)]).first?.links == ["https://0.example/"])
    let server = try #require(Self.servers().first)
    func opened(_ descriptor: Int32, of process: String) -> String? {
      try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/\(process)/fd/\(descriptor)")
    }
    let own = try #require(opened(pipe.1, of: "self"))
    let held = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(server)/fd")
      .compactMap { Int32($0).flatMap { opened($0, of: "\(server)") } }
    #expect(!held.contains(own))
  }

  @Test func `all files of all mails are read by one server`() throws {
    let reader = try reader()
    for round in 0..<3 {
      let numbers = (10 * round)..<(10 * round + 10)
      #expect(
        reader.contents(of: numbers.map(Self.page)).map(\.links)
          == numbers.map { ["https://\($0).example/"] })
      #expect(Self.servers().count == 1)
    }
  }

  @Test func `a process that is killed says so, and its server reads on`() async throws {
    let reader = try reader()
    let (noise, used, _) = try await disturbed(reader) { _, child in kill(child, SIGKILL) }
    #expect(noise.unread != nil)
    #expect(reader.contents(of: [Self.page(1)]).first?.links == ["https://1.example/"])
    #expect(Self.servers() == [used])
  }

  @Test func `a server that is killed takes its process along, and another reads the file`()
    async throws
  {
    let reader = try reader()
    let (noise, server, child) = try await disturbed(reader) { server, _ in kill(server, SIGKILL) }
    #expect(noise == PartContents())
    #expect(try await Self.waits { !Processes.isAlive(server) && !Processes.isAlive(child) })
    #expect(Self.servers().count == 1)
  }

  @Test func `what hangs is given up, and nothing of it stays`() async throws {
    let reader = try reader(patience: .seconds(2))
    let (noise, server, child) = try await disturbed(reader) { _, child in kill(child, SIGSTOP) }
    #expect(noise.unread?.contains("too long") == true)
    #expect(try await Self.waits { !Processes.isAlive(server) && !Processes.isAlive(child) })
    #expect(reader.contents(of: [Self.page(1)]).first?.links == ["https://1.example/"])
  }

  @Test func `files of one mail have their time together, and what is known needs none`()
    async throws
  {
    let reader = try reader(patience: .seconds(2))
    #expect(reader.contents(of: [Self.page(0)]).first?.unread == nil)
    let server = try #require(Self.servers().first)
    kill(server, SIGSTOP)
    let contents = await Self.contents(of: [1, 0, 2].map(Self.page), by: reader)
    #expect(contents.map { $0.unread == nil } == [false, true, false])
    #expect(!Processes.isAlive(server))
  }

  @Test func `what unpacks to more than is read is said`() throws {
    let gzip = packed([UInt8](repeating: 0x20, count: 200 << 20))
    // A ZIP holds what gzip holds between its head and its end (RFC 1952).
    let bomb = ContainerTests.zip([("a.rels", Array(gzip[10..<(gzip.count - 8)]))], method: 8)
    let contents = try reader().contents(of: [bomb, Self.page(1)])
    #expect(contents[0].unread?.contains("unpacks to more") == true)
    #expect(contents[1].links == ["https://1.example/"])
  }

  @Test func `lanes have their own servers, which end with the reader`() async throws {
    var reader: ReaderProcess? = try reader()
    let shared = try #require(reader)
    await withTaskGroup { group in
      for lane in 0..<4 {
        group.addTask {
          for number in (50 * lane)..<(50 * lane + 50) {
            let contents = await Self.contents(of: [Self.page(number)], by: shared)
            #expect(contents.first?.links == ["https://\(number).example/"])
          }
        }
      }
    }
    #expect((1...4).contains(Self.servers().count))
    _ = consume shared
    reader = nil
    #expect(Self.servers().isEmpty)
  }

  @Test func `a server that nobody asks ends, and the next file has another`() async throws {
    let reader = try reader(idleSeconds: 1)
    #expect(reader.contents(of: [Self.page(0)]).first?.unread == nil)
    #expect(try await Self.waits { Self.servers(idling: 1).isEmpty })
    #expect(reader.contents(of: [Self.page(1)]).first?.links == ["https://1.example/"])
  }

  @Test func `a program that is no server is given up after a few starts`() throws {
    let scratch = try Scratch()
    let program = try scratch.write("tocsin-reader", "#!/bin/sh\necho >> \"$0.starts\"\n")
    chmod(program.path, 0o755)
    let reader = try #require(ReaderProcess(in: scratch.path))
    #expect(reader.contents(of: [Self.page(0)]).first?.unread != nil)
    let starts = try String(contentsOfFile: "\(program.path).starts", encoding: .utf8)
    #expect(starts == "\n\n\n")
  }
}
