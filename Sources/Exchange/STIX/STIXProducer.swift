/// Who sends a bundle, to whom it may be shown, and what goes along.
package struct STIXProducer: Sendable {
  /// The organisation, as the recipients know it.
  package var name: String
  package var tlp: TLP
  /// The texts themselves, not only where they are.
  package var includesTexts = false
  /// The names of private accounts, senders and analysts; otherwise what stands for them is derived from them.
  package var includesPeople = true
  /// By which pseudonyms are made: who does not know it cannot try names until one fits.
  package var pseudonymKey: [UInt8] = []
  /// Whether reasons that name other partners go along.
  package var includesPartners = false

  package init(name: String, tlp: TLP) {
    self.name = name
    self.tlp = tlp
  }

  package var id: String { STIXIdentifier.identity(name, kind: "organization") }

  /// The same in all bundles: what says who somebody is does not change with what they say.
  package var identity: STIXObject {
    STIXObject(
      id: id,
      [
        .init("spec_version", .string("2.1")),
        .init("created", .string("2020-01-01T00:00:00.000Z")),
        .init("modified", .string("2020-01-01T00:00:00.000Z")),
        .init("name", .string(name)), .init("identity_class", .string("organization")),
      ])
  }
}
