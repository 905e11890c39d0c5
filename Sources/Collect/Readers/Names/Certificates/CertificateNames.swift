/// Where the names stand in a certificate (RFC 5280, sections 4.1 and 4.2.1.6).
struct CertificateNames {
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// What `subjectAltName` holds: a sequence of general names; empty when there is none.
  private(set) var alternatives: DERReader
  /// The subject’s last common name with its tag, as clients take it (RFC 6125, section 6.4.4).
  private(set) var common: DERReader.Value?

  private static let sequence: UInt8 = 0x30

  /// Constant memory; linear in the number of values on the way to the names.
  init(certificate: UnsafeBufferPointer<UInt8>) throws(DERReader.Failure) {
    var outer = DERReader(certificate)
    var reader = DERReader(try outer.next(Self.sequence))
    guard outer.isAtEnd else { throw .unexpected }
    try self.init(contents: reader.next(Self.sequence))
  }

  /// - Parameter tbs: the part that is signed, alone, as pre-certificates are logged.
  init(tbs: UnsafeBufferPointer<UInt8>) throws(DERReader.Failure) {
    var outer = DERReader(tbs)
    let contents = try outer.next(Self.sequence)
    guard outer.isAtEnd else { throw .unexpected }
    try self.init(contents: contents)
  }

  private init(contents: UnsafeBufferPointer<UInt8>) throws(DERReader.Failure) {
    alternatives = DERReader(UnsafeBufferPointer(start: nil, count: 0))
    var reader = DERReader(contents)
    try reader.skip(ifTagged: 0xA0)  // The version.
    _ = try reader.next(0x02)  // The serial number.
    _ = try reader.next(Self.sequence)  // The algorithm of the signature.
    _ = try reader.next(Self.sequence)  // The issuer.
    _ = try reader.next(Self.sequence)  // The validity.
    let subject = try reader.next(Self.sequence)
    _ = try reader.next(Self.sequence)  // The public key.
    try reader.skip(ifTagged: 0x81)
    try reader.skip(ifTagged: 0x82)
    try readCommonName(DERReader(subject))
    guard reader.nextTag == 0xA3 else { return }
    var extensions = DERReader(try reader.next(0xA3))
    try readAlternatives(DERReader(try extensions.next(Self.sequence)))
  }

  private mutating func readCommonName(_ subject: DERReader) throws(DERReader.Failure) {
    var subject = subject
    while !subject.isAtEnd {
      var set = DERReader(try subject.next(0x31))
      while !set.isAtEnd {
        var attribute = DERReader(try set.next(Self.sequence))
        let type = try attribute.next(0x06)
        // id-at-commonName, 2.5.4.3.
        if type.count == 3, type[0] == 0x55, type[1] == 0x04, type[2] == 0x03 {
          common = try attribute.next()
        }
      }
    }
  }

  private mutating func readAlternatives(_ extensions: DERReader) throws(DERReader.Failure) {
    var extensions = extensions
    while !extensions.isAtEnd {
      var one = DERReader(try extensions.next(Self.sequence))
      let type = try one.next(0x06)
      // id-ce-subjectAltName, 2.5.29.17.
      guard type.count == 3, type[0] == 0x55, type[1] == 0x1D, type[2] == 0x11 else { continue }
      try one.skip(ifTagged: 0x01)  // Whether it is critical.
      var value = DERReader(try one.next(0x04))
      alternatives = DERReader(try value.next(Self.sequence))
      return
    }
  }
}
