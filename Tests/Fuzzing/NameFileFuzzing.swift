import Collect
import Glibc
import TocsinModel

/// Feeds any bytes to the readers of names — text, tables, JSON and CertStream, zone files, what certificate logs
/// answer — and traps when cutting the file elsewhere gives other names or diagnostics. The first byte says as
/// what, the second how long the blocks are.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNameFiles(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard input.count > 2 else { return 0 }
  let rest = Array(input.dropFirst(2))
  var options = CollectOptions(limits: limits)
  var bytes = rest
  switch input[0] & 7 {
  case 0: break
  case 1:
    options.format = .lines
    options.limits.record = shortRecord
  case 2:
    options.format = .json
    options.limits.record = shortRecord
  case 3: options.format = .table
  case 4: bytes = Array("$TTL 1\n".utf8) + rest
  case 5: bytes = Array("{\"entries\":[".utf8) + logged(rest) + Array("]}".utf8)
  case 6: bytes = entry(rest, isPrecertificate: true) + [0, 0, 1, 0x30, 0, 0] + rest
  default:
    bytes = entry(rest, isPrecertificate: false) + [0, 0] + entry(rest, isPrecertificate: false)
  }
  // What certificate logs answer is cut at its objects only where one goes on in the next block, so that
  // what is too long is left out there alone.
  if bytes.firstRange(of: "leaf_input".utf8) != nil { options.limits.record = 1 << 16 }
  let whole = read(bytes, options, blockSize: 1 << 20)
  let pieces = read(bytes, options, blockSize: 1 + Int(input[1]))
  expect(whole.hash == pieces.hash && whole.count == pieces.count, "other names in other blocks")
  expect(whole.diagnostics == pieces.diagnostics, "other diagnostics in other blocks")
  expect(whole.records == pieces.records, "another number of records in other blocks")
  return 0
}

private let limits: CollectLimits = {
  var limits = CollectLimits()
  limits.record = 2000
  return limits
}()

/// Bytes, so that short inputs have records that are too long.
private let shortRecord = 120

/// A file in memory, used again and again.
private let file: (descriptor: Int32, input: InputFile) = {
  var name = Array("/dev/shm/name-files-XXXXXX\0".utf8CString)
  let descriptor = mkstemp(&name)
  expect(descriptor >= 0, "no file in memory")
  unlink(name)
  return (descriptor, InputFile(path: "/proc/self/fd/\(descriptor)", displayPath: "input"))
}()

private struct Reading: NameVisitor {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  var count = 0
  var records = 0
  var diagnostics: [Diagnostic] = []

  mutating func visit(_ name: borrowing WrittenName) {
    expect(!name.bytes.isEmpty, "an empty name")
    count += 1
    // FNV-1a reads every byte, so that the sanitizer sees each.
    for byte in name.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ UInt64(name.line)) &* 0x100_0000_01B3
    hash = (hash ^ UInt64(name.offset)) &* 0x100_0000_01B3
    hash = (hash ^ UInt64(bitPattern: name.firstSeen?.seconds ?? -1)) &* 0x100_0000_01B3
  }
}

private func read(_ bytes: [UInt8], _ options: CollectOptions, blockSize: Int) -> Reading {
  let (descriptor, input) = file
  _ = ftruncate(descriptor, 0)
  expect(pwrite(descriptor, bytes, bytes.count, 0) == bytes.count, "a file that cannot be written")
  var reading = Reading()
  do {
    let names = try NameFile(input, options: options, blockSize: blockSize)
    while let block = try names.next() {
      let report = block.forEachName(&reading)
      reading.records += report.records
      reading.diagnostics += report.diagnostics
    }
  } catch {
    expect(false, "an error without options")
  }
  return reading
}

private func expect(_ condition: Bool, _ what: StaticString) {
  guard condition else { fatalError("\(what)") }
}

private func number(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

private func entry(_ der: [UInt8], isPrecertificate: Bool) -> [UInt8] {
  number(1_715_000_000_123, 8) + number(isPrecertificate ? 1 : 0, 2)
    + (isPrecertificate ? [UInt8](repeating: 9, count: 32) : []) + number(der.count, 3) + der + [
      0, 0,
    ]
}

/// One object a certificate, as `get-entries` answers.
private func logged(_ der: [UInt8]) -> [UInt8] {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let leaf = [0, 0] + entry(der, isPrecertificate: true)
  var text = Array("{\"leaf_input\":\"".utf8)
  for start in stride(from: 0, to: leaf.count, by: 3) {
    let part = leaf[start..<min(start + 3, leaf.count)]
    let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
    for place in 0..<4 {
      text.append(place <= part.count ? letters[bits >> (18 - 6 * place) & 63] : 0x3D)
    }
  }
  return text + Array("\",\"extra_data\":\"\"}".utf8)
}
