import Foundation

/// What a fuzz target starts from and what it found to lead somewhere new, to be read again in every run of the tests.
package enum FuzzInputs {
  /// The seeds of `Tests/Fuzzing/TARGET.seeds`, and the inputs of `TARGET.corpus` where there is one; of each some variants that
  /// differ in a few bytes, the same in every run.
  package static func all(of target: String, variants: Int = 8) throws -> [[UInt8]] {
    let path = Locations.packageRoot + "/Tests/Fuzzing/" + target
    let seeds = try lines(path + ".seeds").map(unescaped)
    let found = ((try? lines(path + ".corpus")) ?? []).compactMap { Data(base64Encoded: $0) }
    var random = SeededNumbers(state: 7)
    return (seeds + found.map { [UInt8]($0) }).flatMap { input in
      (0..<variants).map { round in
        var bytes = input
        for _ in 0..<round where !bytes.isEmpty {
          bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(random.next() & 255)
        }
        return bytes
      }
    }
  }

  private static func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// The escapes of `printf %b`: octal and hexadecimal numbers, and those of letters.
  private static func unescaped(_ line: String) -> [UInt8] {
    let letters: [UInt8: UInt8] = [
      0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09, 0x61: 0x07, 0x62: 0x08, 0x66: 0x0C, 0x76: 0x0B,
    ]
    var bytes: [UInt8] = []
    var rest = Array(line.utf8)[...]
    func number(_ base: Int, most: Int) {
      var value = 0
      for _ in 0..<most {
        guard let next = rest.first, let digit = Character(Unicode.Scalar(next)).hexDigitValue,
          digit < base
        else { break }
        value = value * base + digit
        rest.removeFirst()
      }
      bytes.append(UInt8(truncatingIfNeeded: value))
    }
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch next {
      case UInt8(ascii: "0"): number(8, most: 3)
      case UInt8(ascii: "1")...UInt8(ascii: "7"):
        rest = [next] + rest
        number(8, most: 3)
      case UInt8(ascii: "x"): number(16, most: 2)
      default: bytes.append(letters[next] ?? next)
      }
    }
    return bytes
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every machine.
package struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
