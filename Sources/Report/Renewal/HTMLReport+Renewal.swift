extension HTMLReport {
  /// A page that was made of the same findings, with what it tells of the workspace as it is now.
  ///
  /// The content needs no findings and no documents. Linear in the page.
  ///
  /// - Parameter page: as it was written; whoever kept it makes sure of that.
  /// - Returns: `nil` where it has other spots than a page of this version.
  package func renewed(from page: String) -> String? {
    var renewed = ""
    renewed.reserveCapacity(page.utf8.count + 4096)
    var rest = Substring(page).utf8[...]
    var left = Set(ReportSpot.allCases)
    let (opening, ending) = (Array("<!--spot ".utf8), Array(ReportSpot.end.utf8))
    while let start = Self.place(of: opening, in: rest) {
      let behind = rest[rest.index(start, offsetBy: opening.count)...]
      guard
        let spot = left.first(where: {
          behind.starts(with: "\($0.rawValue)-->".utf8)
        }), let end = Self.place(of: ending, in: behind)
      else { return nil }
      left.remove(spot)
      renewed += Substring(rest[..<start])
      var out = Markup()
      out.spot(spot, content, limits)
      renewed += out.take()
      rest = rest[rest.index(end, offsetBy: ending.count)...]
    }
    renewed += Substring(rest)
    // A page about names alone has no spots of copies.
    let needed: Set<ReportSpot> = [.made, .troubles, .read, .diagnostics, .command, .inputs]
    return left.isDisjoint(with: needed) ? renewed : nil
  }

  private static func place(
    of text: [UInt8], in bytes: Substring.UTF8View
  ) -> Substring.UTF8View.Index? {
    bytes.withContiguousStorageIfAvailable { buffer -> Int? in
      var from = 0
      while let found = buffer[from...].firstIndex(of: text[0]) {
        if buffer[found...].starts(with: text) { return found }
        from = found + 1
      }
      return nil
    }.flatMap { $0.map { bytes.index(bytes.startIndex, offsetBy: $0) } }
  }
}
