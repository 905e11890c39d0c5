package import Exchange

/// Why something does not leave; each says what is missing.
package enum ReleaseError: Error, Hashable, Sendable {
  case nothing
  case noSuchItem(String)
  case noSuchRelease(String)
  case noSuchCollection(String)
  case noRecipient
  case ownApproval(String)
  case approverNotNamed(String, item: String)
  case stricter(item: String, marked: TLP, bundle: TLP)
  case collectionIsWider(String, holds: TLP, bundle: TLP)
  case noReason
  case unchanged(Int)
  case alreadyWithdrawn(Int)
  case noSuchReport(Int)
  case isThere(String)
  case noFile
  case noFilesInCollections
  case notOursToGive(Int, partner: String, tlp: TLP)
}

extension ReleaseError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .nothing: "Name findings (F12) or cases (C3)."
    case .noSuchItem(let name):
      "There is no finding or case “\(name.prefix(60))”. “tocsin findings” and “tocsin case list” list them."
    case .noSuchRelease(let name):
      "There is no export \(name.prefix(20)). “tocsin export --register” lists them."
    case .noSuchCollection(let name):
      "There is no collection “\(name.prefix(60))”. “tocsin export --new-collection NAME” makes one."
    case .noRecipient: "Say to whom it goes: --to NAME."
    case .ownApproval(let name):
      "\(name) hands it on and cannot approve that: another person must."
    case .approverNotNamed(let name, let item):
      "\(name) is not named as an approver in \(item): “tocsin case person \(item) NAME --role approver”."
    case .stricter(let item, let marked, let bundle):
      "\(item) is marked \(marked.words) and does not leave as \(bundle.words), which more people may see."
    case .collectionIsWider(let name, let holds, let bundle):
      "The collection “\(name)” holds at most \(holds.words); this is \(bundle.words)."
    case .noReason: "Say why it is withdrawn: --reason TEXT."
    case .unchanged(let number):
      "Nothing of export \(number) has changed since: there is nothing to correct."
    case .noSuchReport(let number):
      "There is no report R\(number). “tocsin import --list” lists what partners gave."
    case .notOursToGive(let number, let partner, let tlp):
      "Report R\(number) came as \(tlp.words): it may go back to \(partner), and to nobody else."
    case .isThere(let path): "\(path) is there already. Name another file, or move it away."
    case .noFile: "Say where the package goes: --output case.zip."
    case .noFilesInCollections: "A package is a file: it goes into no collection."
    case .alreadyWithdrawn(let number): "Export \(number) was withdrawn already."
    }
  }
}
