import Foundation
import Index

extension Job {
  /// Building, opening, merging and asking the index of fingerprints, with made-up posts: every eighth is one that was
  /// there, and every fourth has half of the fingerprints of another.
  static let index = Job(name: "index", usage: "FOLDER [POSTS]") { arguments in
    guard let folder = arguments.first else { throw Failure(description: "takes a folder") }
    let count = arguments.count > 1 ? Int(arguments[1]) ?? 1_000_000 : 1_000_000
    try FingerprintIndex.reset(folder: folder)
    let before = residentBytes()
    try cpuTimed("build") {
      let index = try FingerprintIndex(folder: folder, expecting: count, mark: 1)
      var (steps, longest) = (0, Duration.zero)
      func merge() throws {
        var begun = ContinuousClock.now
        try index.merge {
          longest = max(longest, ContinuousClock.now - begun)
          begun = .now
          steps += 1
          return true
        }
      }
      for number in 0..<count {
        append(number, to: index)
        if number % 65_536 == 65_535 {
          try index.checkpoint()
          try merge()
        }
      }
      try index.checkpoint(atLeast: 1)
      try merge()
      say("merge_steps \(steps)")
      say("longest_merge_step_ms \(longest / .milliseconds(1))")
      say("disk_bytes_a_post \(index.bytesOnDisk / count)")
      say("build_anonymous_mb \((residentBytes() - before) >> 20)")
    }
    try cpuTimed("in_memory") {
      let index = FingerprintIndex()
      for number in 0..<count { append(number, to: index) }
      try index.merge()
    }
    let index = try cpuTimed("open") {
      try FingerprintIndex(folder: folder, expecting: count, mark: 1)
    }
    try cpuTimed("verify") { try index.verify() }
    ask(index, count)
    var slowest = Duration.zero
    let clock = ContinuousClock()
    for number in count..<count + 20_000 {
      let begun = clock.now
      append(number, to: index)
      slowest = max(slowest, clock.now - begun)
    }
    say("slowest_append_ms \(slowest / .milliseconds(1))")
    try cpuTimed("checkpoint_20000") { try index.checkpoint() }
    try await storeVectors(in: folder + "/vectors", count: count / 10)
  }

  /// The fingerprints of posts as texts have them: small numbers, ten each.
  private static func hashes(of text: Int) -> [UInt32] {
    (0..<10).map { place in
      let owner = text % 4 == 1 && place < 5 ? text / 3 : text
      return UInt32(truncatingIfNeeded: mixed(UInt64(owner * 16 + place))) >> 4
    }.sorted()
  }

  private static func append(_ number: Int, to index: FingerprintIndex) {
    let text = number % 8 == 7 ? number / 2 : number
    let (whole, source) = (mixed(UInt64(text)), UInt32(number % 20_000))
    let isFirst = index.first(whole: whole, length: 120, below: .max) == nil
    index.append(
      whole: whole, length: 120, source: source, hashes: hashes(of: text), isFirst: isFirst,
      // What nobody has, its source has not.
      isNewInSource: isFirst || !index.isPublished(whole: whole, length: 120, by: source))
  }

  /// One post at a time, as a scan asks for its candidates: twice, so that the second time all is cached.
  private static func ask(_ index: FingerprintIndex, _ count: Int) {
    let clock = ContinuousClock()
    for round in ["first", "cached"] {
      var taken: [Double] = []
      var found = 0
      for query in 0..<4_000 {
        let asked = (hashes(of: query * 211 % count) + hashes(of: query * 499 % count)).prefix(15)
        let begun = clock.now
        for hash in asked where index.postingCount(of: hash, below: .max) > 0 {
          index.forEachPosting(of: hash, below: .max) { _ in found += 1 }
        }
        taken.append((clock.now - begun) / .microseconds(1))
      }
      taken.sort()
      say("\(round)_found \(found)")
      say("\(round)_median_us \(taken[taken.count / 2])")
      say("\(round)_p99_us \(taken[taken.count * 99 / 100])")
    }
    var runs = 0
    let begun = clock.now
    for query in 0..<100_000 {
      runs += index.runCount(of: hashes(of: query)[0], in: UInt32(query % 20_000))
    }
    say("run_count_us \((clock.now - begun) / .microseconds(1) / 100_000)")
    say("runs_found \(runs)")
  }

  /// Says how long a piece of work takes on the clock and on the processor.
  private static func cpuTimed<Result>(_ name: String, _ work: () throws -> Result) rethrows
    -> Result
  {
    let (clock, begun, used) = (ContinuousClock(), ContinuousClock.now, processorSeconds())
    let result = try work()
    say("\(name)_s \((clock.now - begun) / .seconds(1))")
    say("\(name)_cpu_s \(processorSeconds() - used)")
    return result
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Memory of the process that is not a file's.
  private static func residentBytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    return (line?.split(separator: " ").dropFirst().first).flatMap { Int($0) }.map { $0 << 10 } ?? 0
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
