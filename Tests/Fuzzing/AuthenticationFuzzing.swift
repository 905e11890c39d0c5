import Authentication

private let keys =
  "s._domainkey.a.example TXT \"v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"\n"

/// Feeds any bytes to the verifier of signatures, or as a zone to the evaluation of SPF. The first byte chooses.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAuthentication(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let kind = input.first else { return 0 }
  let rest = Array(input.dropFirst())
  if kind & 1 == 0 {
    let results = DKIMVerifier(RecordFile(keys, isWhole: true)).verify(rest)
    precondition(results.count <= DKIMVerifier.mostSignatures)
    return 0
  }
  let zone = RecordFile(String(decoding: rest, as: UTF8.self), isWhole: kind & 2 == 0)
  for text in ["192.0.2.1", "2001:db8::1"] {
    guard let address = InternetAddress(text) else { continue }
    _ = SPFEvaluator(zone).evaluate(address, sender: "ada@a.example", helo: "b.example")
  }
  _ = InternetAddress(String(decoding: rest.prefix(60), as: UTF8.self))
  return 0
}
