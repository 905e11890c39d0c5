/// What a signature says (RFC 6376, section 3.5), or one of ARC, which has no version and counts its instances in `i=` (RFC 8617,
/// sections 4.1.2 and 4.1.3).
struct DKIMSignature {
  var fields: [String]
  var headerForm = Canonicalization.simple
  var bodyForm = Canonicalization.simple
  var bodyHash: [UInt8]
  var signature: [UInt8]
  var length: Int?
  var expiry: Int64?
  var keyType: String
  var identityDomain: String?

  enum Kind { case dkim, arcMessage, arcSeal }

  init(_ tags: TagList, as kind: Kind = .dkim) throws(SignatureFailure) {
    func malformed(_ why: String) -> SignatureFailure {
      SignatureFailure(outcome: .permerror, detail: "The signature is malformed: \(why).")
    }
    guard !tags.isMalformed, tags["v"] == (kind == .dkim ? "1" : nil) else {
      throw malformed("its tags cannot be read")
    }
    guard let domain = tags.compact("d")?.lowercased(), domain.contains("."),
      let selector = tags.compact("s"), !selector.isEmpty
    else { throw malformed("it names no domain or no selector") }
    switch tags.compact("a")?.lowercased() {
    case "rsa-sha256": keyType = "rsa"
    case "ed25519-sha256": keyType = "ed25519"
    case "rsa-sha1":
      throw SignatureFailure(
        outcome: .permerror, detail: "It is signed with SHA-1, which proves nothing any more.")
    default: throw malformed("its algorithm is not known")
    }
    guard let own = tags.compact("b").flatMap({ Base64.decoded($0) }), !own.isEmpty else {
      throw malformed("it has no signature")
    }
    signature = own
    if kind == .arcSeal {
      // Section 4.1.3: it seals the fields of the sets in their order, not what it names.
      guard tags.compact("h") == nil else { throw malformed("a seal names no fields") }
      (fields, bodyHash, headerForm) = ([], [], .relaxed)
      return
    }
    guard let body = tags.compact("bh").flatMap({ Base64.decoded($0) }), !body.isEmpty else {
      throw malformed("it has no hash")
    }
    bodyHash = body
    fields = tags.compact("h")?.lowercased().split(separator: ":").map(String.init) ?? []
    guard fields.contains("from") else { throw malformed("the sender is not signed") }
    if kind == .arcMessage, fields.contains("arc-seal") { throw malformed("it signs a seal") }
    if let forms = tags.compact("c")?.lowercased().split(
      separator: "/", omittingEmptySubsequences: false)
    {
      guard let header = Canonicalization(rawValue: String(forms[0])),
        let body = forms.count > 1 ? Canonicalization(rawValue: String(forms[1])) : .simple,
        forms.count <= 2
      else { throw malformed("its canonicalization is not known") }
      headerForm = header
      bodyForm = body
    }
    if let written = tags.compact("l") {
      guard written.utf8.count <= 18, let length = Int(written), length >= 0 else {
        throw malformed("l= is no number")
      }
      self.length = length
    }
    if let written = tags.compact("x") {
      guard let expiry = Int64(written), written.utf8.count <= 12 else {
        throw malformed("x= is no number")
      }
      if let stamp = tags.compact("t").flatMap({ Int64($0) }), expiry <= stamp {
        throw malformed("it expired before it was made")
      }
      self.expiry = expiry
    }
    if kind == .dkim, let identity = tags.compact("i")?.lowercased() {
      guard let at = identity.lastIndex(of: "@") else { throw malformed("i= is no identity") }
      let part = String(identity[identity.index(after: at)...])
      guard part == domain || part.hasSuffix("." + domain) else {
        throw malformed("i= is not below d=")
      }
      identityDomain = part
    }
    if let query = tags.compact("q"),
      !query.split(separator: ":").contains(where: { $0.hasPrefix("dns/txt") })
    {
      throw malformed("its key is to be asked for in another way than the DNS")
    }
  }
}

/// A signature's own field with nothing in `b=`.
enum SignatureBlank {
  static func emptied(_ field: SignedMessage.Field) -> SignedMessage.Field {
    var field = field
    field.bytes = emptied(field.bytes, from: field.value)[...]
    field.value = field.bytes.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0
    return field
  }

  private static func emptied(_ bytes: ArraySlice<UInt8>, from value: Int) -> [UInt8] {
    var start = value
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.endIndex
      if let equals = bytes[start..<end].firstIndex(of: UInt8(ascii: "=")),
        bytes[start..<equals].filter({ $0 > 0x20 }).elementsEqual([UInt8(ascii: "b")])
      {
        return Array(bytes[..<(equals + 1)]) + Array(bytes[end...])
      }
      start = end + 1
    }
    return Array(bytes)
  }
}
