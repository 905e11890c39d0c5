import Authentication

private let records = RecordFile(
  """
  s._domainkey.a.example TXT "v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
  r._domainkey.a.example TXT "v=DKIM1; t=y:s; h=sha256; p=AAAA"
  e._domainkey.a.example TXT "v=DKIM1; p="
  """, isWhole: true)

/// Feeds any bytes to the verifiers of signatures and of chains. The first byte chooses whether it is the mail, or a key.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDKIM(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let kind = input.first else { return 0 }
  let rest = Array(input.dropFirst())
  guard kind & 1 == 0 else {
    let mail =
      "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=from; bh=AAAA; b=AAAA\n"
      + "From: a@a.example\n\nText\n"
    let key = "s._domainkey.a.example TXT \(String(decoding: rest, as: UTF8.self))"
    precondition(DKIMVerifier(RecordFile(key)).verify(Array(mail.utf8)).count == 1)
    return 0
  }
  let results = DKIMVerifier(records).verify(rest)
  precondition(results.count <= DKIMVerifier.mostSignatures)
  let chain = ARCValidator(records).validate(rest)
  precondition(chain.sealers.count <= ARCValidator.mostSets)
  return 0
}
