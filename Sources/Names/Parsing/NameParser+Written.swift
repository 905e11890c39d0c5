extension NameParser {
  /// Reads a name that is not plain: finds it in what is written, then reads it.
  func readWritten(
    _ written: UnsafeBufferPointer<UInt8>, into host: inout HostName
  ) -> NameProblem? {
    host.removeAll()
    var finder = NameFinder(written.prefix(Self.longestWritten))
    switch finder.find() {
    case .nothing: return .empty
    case .address: return .address
    case .name: break
    }
    // A letter of four bytes is at least one of the encoded name.
    guard finder.name.count <= 4 * HostName.longest else { return .tooLong }
    var name = Array(finder.name)
    var warning: NameProblem?
    if name.contains(where: { $0 >= 0x80 }) {
      switch international(name) {
      case .failure(let problem): return problem
      case .success(let converted):
        name = converted.name
        warning = converted.warning
      }
    }
    return name.withUnsafeBufferPointer { name in
      var name = Self.trimmed(name)
      if name.count > 1, name[0] == UInt8(ascii: ".") {
        name = UnsafeBufferPointer(rebasing: name.dropFirst())
        warning = warning ?? .leadingDot
      }
      return readPlain(name, into: &host) ?? warning
    }
  }
}
