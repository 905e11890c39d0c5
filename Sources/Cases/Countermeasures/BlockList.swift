import TocsinModel

/// Names that are to be blocked, in the two forms that resolvers and machines read.
extension Drafting {
  /// A hosts file (hosts(5)) and a response policy zone (draft-vixie-dnsop-dns-rpz, `CNAME .` is NXDOMAIN). Only
  /// look-alikes and hosts of deceptive mail are taken.
  func blockList(
    _ request: DraftRequest, _ findings: [ObservedFinding]
  ) throws(DraftError) -> (String, String) {
    let allowed = Set(findings.filter(\.isAboutHosts).flatMap(\.hosts))
    for target in request.targets where !allowed.contains(target) || !Self.isHost(target) {
      throw .notToBlock(target)
    }
    guard !request.targets.isEmpty else { throw .noTargets(.blockList) }
    var lines = ["# Block list of \(request.targets.count) names, for hosts"]
    lines += request.targets.map { "0.0.0.0 \($0)" }
    lines += [
      "", "; The same as a response policy zone", "$TTL 300",
      "@ SOA localhost. root.localhost. 1 3600 600 86400 300", "@ NS localhost.",
    ]
    lines += request.targets.flatMap { ["\($0) CNAME .", "*.\($0) CNAME ."] }
    return ("Block list", lines.joined(separator: "\n") + "\n")
  }

  /// Letters, digits, hyphens and dots only: anything else would say something else in a zone.
  static func isHost(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 253 && name.contains(".") && !name.hasPrefix(".")
      && !name.hasPrefix("-")
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}
