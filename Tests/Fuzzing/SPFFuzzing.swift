import Authentication
import Names

private let parser = NameParser(suffixes: .fallback)

/// Feeds any bytes as a zone to the evaluation of SPF and DMARC. The first byte chooses what is not in the zone: absent, or unknown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSPF(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let kind = input.first else { return 0 }
  let text = String(decoding: input.dropFirst(), as: UTF8.self)
  let zone = RecordFile(text, isWhole: kind & 1 == 0)
  for address in ["192.0.2.1", "2001:db8::1"] {
    guard let address = InternetAddress(address) else { continue }
    let found = SPFEvaluator(zone).evaluate(address, sender: "ada@a.example", helo: "b.example")
    let dmarc = DMARC(zone, parser: parser).evaluate(
      sender: "c.b.a.example", spf: found, signatures: [])
    precondition(dmarc.outcome != .pass || found.result == .pass)
  }
  _ = InternetAddress(text.prefix(60))
  return 0
}
