import Evidence
import Foundation

/// Writes logs and archives that follow from numbers, for tests that kill it, time it, or hold it against other tools.
///
///     evidence-writer log FOLDER COUNT BATCH     appends numbered entries, says each checkpoint, until it is killed
///     evidence-writer time FOLDER COUNT BATCH    the same, and says how long appending and proving took
///     evidence-writer proofs FOLDER COUNT        a log, and the proofs of its entries beside it
///     evidence-writer archive FILE PAGES         a WACZ of so many pages
///     evidence-writer stamps FOLDER STEP         says of FOLDER/answer, and of it with each STEP-th byte altered,
///                                                whether it stamps FOLDER/data (roots in FOLDER/ca.pem)
@main
struct EvidenceWriter {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 3, let count = Int(arguments[2]) else { return }
    let batch = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1
    switch arguments[0] {
    case "log":
      try fill(arguments[1], count, batch) { size in
        // At once: what is said is what must be there after a kill.
        FileHandle.standardOutput.write(Data("\(size)\n".utf8))
      }
    case "time": try time(arguments[1], count, batch)
    case "proofs": try proofs(arguments[1], count)
    case "archive": try archive(arguments[1], count)
    case "stamps": try await stamps(arguments[1], count)
    default: print("There is no \(arguments[0]).")
    }
  }

  static func entry(_ number: Int) -> [UInt8] { TreeHash.leaf(Array("entry \(number)".utf8)) }

  @discardableResult
  private static func fill(
    _ folder: String, _ count: Int, _ batch: Int, _ say: (UInt64) -> Void = { _ in }
  ) throws -> TransparencyLog {
    let keys = LogKeys("\(folder)/keys")
    if !keys.exists { try keys.create(name: "example.org/log") }
    let log = try TransparencyLog("\(folder)/log", keys: keys)
    while log.checkpoint.size < UInt64(count) {
      let start = Int(log.checkpoint.size)
      try log.append((start..<min(count, start + batch)).map(entry))
      say(log.checkpoint.size)
    }
    return log
  }

  private static func time(_ folder: String, _ count: Int, _ batch: Int) throws {
    let clock = ContinuousClock()
    var log: TransparencyLog?
    let appending = try clock.measure { log = try fill(folder, count, batch) }
    guard let log else { return }
    var slowest = Duration.zero
    for number in 0..<1000 {
      let index = number * (count / 1000)
      var proof: LogProof?
      let taken = try clock.measure { proof = try log.proof(of: UInt64(index)) }
      slowest = max(slowest, taken)
      guard proof?.proves(entry(index)) == true else {
        print("The proof of \(index) is wrong.")
        exit(1)
      }
    }
    let seconds =
      Double(appending.components.seconds) + Double(appending.components.attoseconds) / 1e18
    print("\(count) entries, \(batch) a checkpoint: \(Int(Double(count) / seconds)) a second")
    print("slowest of 1,000 proofs: \(slowest)")
  }

  private static func proofs(_ folder: String, _ count: Int) throws {
    let log = try fill(folder, count, 7)
    let keys = try LogKeys("\(folder)/keys").known()
    try WholeFile.write(Array(keys.map { $0.text + "\n" }.joined().utf8), to: "\(folder)/vkey")
    for number in 0..<count {
      try WholeFile.write(log.proof(of: UInt64(number)).bytes, to: "\(folder)/\(number).tlog-proof")
      try WholeFile.write(entry(number), to: "\(folder)/\(number).entry")
    }
    for size in 1...count {
      let path = try log.consistency(from: UInt64(size)).map { Data($0).base64EncodedString() }
      let root = Data(try log.root(at: UInt64(size))).base64EncodedString()
      try WholeFile.write(
        Array(([root] + path).joined(separator: "\n").utf8), to: "\(folder)/\(size).consistency")
    }
  }

  private static func stamps(_ folder: String, _ step: Int) async throws {
    let answer = try WholeFile.read("\(folder)/answer", limit: 1 << 20)
    let data = try WholeFile.read("\(folder)/data", limit: 1 << 20)
    let pem = try WholeFile.read("\(folder)/ca.pem", limit: 1 << 20)
    let roots = String(decoding: pem, as: UTF8.self)
    for index in [-1] + Array(stride(from: 0, to: answer.count, by: step)) {
      var bytes = answer
      if index >= 0 { bytes[index] ^= 1 }
      do throws(TimeStamp.Fault) {
        _ = try await TimeStamp(bytes).verify(data, roots: roots)
        print(index, "valid")
      } catch {
        print(index, "invalid", error)
      }
    }
  }

  private static func archive(_ path: String, _ pages: Int) throws {
    let clock = ContinuousClock()
    let taken = try clock.measure {
      let writer = try WACZWriter(
        path,
        WACZWriter.Description(
          title: "\(pages) pages", software: "evidence-writer", created: 1.79e9),
        signer: ArchiveSigner(path + ".key"))
      var chance: UInt64 = 1
      for number in 0..<pages {
        var text = "<!doctype html><title>Page \(number)</title><h1>Page \(number)</h1>\n"
        for _ in 0..<600 {
          chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          text += "<p>word\(chance >> 50) and more words \(chance >> 40)</p>\n"
        }
        let host = "www.site\(number % 97).example"
        let head =
          "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: \(text.utf8.count)\r\n\r\n"
        try writer.add(
          ArchivedCapture(
            url: "https://\(host)/page/\(number)?b=2&a=1", time: 1.79e9 + Double(number),
            content: .exchange(
              request: Array("GET /page/\(number)?b=2&a=1 HTTP/1.1\r\nHost: \(host)\r\n\r\n".utf8),
              response: Array((head + text).utf8)), peer: "192.0.2.1", title: "Page \(number)",
            provenance: [("how", "made up")]))
      }
      try writer.finish()
    }
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let memory = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
    print("\(pages) pages in \(taken); \(memory)")
  }
}
