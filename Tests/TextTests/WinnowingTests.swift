import Testing
import Text

struct WinnowingTests {
  private func samples(_ text: [UInt32], k: Int, window: Int) -> [(Int, UInt32)] {
    var found: [(Int, UInt32)] = []
    text.withUnsafeBufferPointer {
      Winnowing(k: k, window: window).sample($0) { found.append(($0, $1)) }
    }
    return found
  }

  private func random(_ count: Int, seed: UInt64) -> [UInt32] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt32(state >> 33) % 26 + 97
    }
  }

  @Test(arguments: [1, 4, 10, 17])
  func `every window of k-grams leaves a sample`(window: Int) {
    let k = 5
    let text = random(400, seed: UInt64(window))
    let positions = Set(samples(text, k: k, window: window).map(\.0))
    for start in 0...(text.count - k + 1 - window) {
      #expect((start..<(start + window)).contains { positions.contains($0) })
    }
  }

  @Test func `a shared run leaves a shared hash, wherever it stands`() {
    let shared = random(25, seed: 3)
    let a = random(101, seed: 4) + shared + random(53, seed: 5)
    let b = random(7, seed: 6) + shared + random(200, seed: 7)
    let hashes = Set(samples(a, k: 16, window: 10).map(\.1))
    #expect(samples(b, k: 16, window: 10).contains { hashes.contains($0.1) })
  }

  @Test func `equal k-grams have equal hashes and positions ascend`() {
    let text = random(60, seed: 9)
    let twice = samples(text + text, k: 8, window: 3)
    var hashOf: [[UInt32]: UInt32] = [:]
    let doubled = text + text
    for (position, hash) in twice {
      let gram = Array(doubled[position..<(position + 8)])
      #expect(hashOf[gram, default: hash] == hash)
      hashOf[gram] = hash
    }
    #expect(zip(twice, twice.dropFirst()).allSatisfy { $0.0 < $1.0 })
  }

  @Test func `the density is about two in window plus one`() {
    let count = samples(random(20_000, seed: 11), k: 16, window: 10).count
    #expect((3_200...4_100).contains(count))
  }

  @Test(arguments: [(0, 0), (4, 0), (5, 1), (6, 1), (7, 1)])
  func `a text shorter than a window has one sample, one shorter than k none`(
    length: Int, expected: Int
  ) {
    #expect(samples(random(length, seed: 1), k: 5, window: 4).count == expected)
  }

  @Test func `a monotonous text leaves few samples`() {
    #expect(samples([UInt32](repeating: 97, count: 1_000), k: 5, window: 10).count <= 1_000)
  }

  @Test func `a text's hash depends on every scalar, their order and number`() {
    func hash(_ text: [UInt32]) -> UInt64 { text.withUnsafeBufferPointer { textHash($0) } }
    let text = random(41, seed: 2)
    var all: Set<UInt64> = [hash(text), hash(text + [97]), hash([]), hash([0]), hash([0, 0])]
    for index in text.indices {
      var changed = text
      changed[index] += 1
      all.insert(hash(changed))
    }
    #expect(all.count == 5 + text.count)
  }
}
