import Exchange

/// Feeds any bytes to what reads partners' data: bundles in pieces, objects, patterns, events and manifests of MISP. The
/// first byte chooses.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzExchange(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let kind = input.first else { return 0 }
  let bytes = Array(input.dropFirst())
  switch kind % 4 {
  case 0:
    // Wherever a bundle is cut, the same objects come out of it.
    let whole = objects(of: bytes, piece: bytes.count + 1)
    precondition(whole == objects(of: bytes, piece: Int(kind) / 4 + 1))
    for object in whole { look(at: object) }
  case 1: look(at: bytes)
  case 2:
    guard let node = try? JSONNode(parsing: bytes) else { return 0 }
    let event = MISPReading.event(node)
    if MISPReading.fault(in: event) == nil {
      precondition(MISPReading.names(in: event).allSatisfy { !$0.kind.isEmpty })
      _ = MISPReading.tlp(of: event)
      precondition(MISPReading.denials(in: event).allSatisfy { !$0.name.kind.isEmpty })
      let gone = MISPRevision.withdrawal(of: node, reason: "r", at: 1)
      precondition(MISPReading.names(in: MISPReading.event(gone)).isEmpty)
      _ = MISPRevision.correction(of: node, by: gone)
      if let feed = MISPFeed.entries(of: MISPFeed.manifest([node])) {
        precondition(feed.entries.count <= 1)
      }
      _ = MISPFeed.hashes([node])
    }
  default:
    if let feed = MISPFeed.entries(of: bytes) {
      precondition(feed.entries.allSatisfy { $0.uuid.utf8.count == 36 && !$0.uuid.contains("/") })
      precondition(Set(feed.entries.map(\.uuid)).count == feed.entries.count)
    }
  }
  return 0
}

private func objects(of bytes: [UInt8], piece: Int) -> [[UInt8]] {
  var scanner = BundleScanner()
  var objects: [[UInt8]] = []
  var at = 0
  while at < bytes.count {
    let end = min(bytes.count, at + piece)
    bytes[at..<end].withUnsafeBufferPointer { buffer in
      scanner.read(buffer) { if case .object(let object, _) = $0 { objects.append(object) } }
    }
    at = end
  }
  return objects
}

private func look(at object: [UInt8]) {
  guard let node = try? JSONNode(parsing: object) else { return }
  // What is read is written so that it is read as the same.
  precondition((try? JSONNode(parsing: node.encoded)) == node)
  guard STIXReading.fault(in: node) == nil else { return }
  _ = STIXReading.tlp(of: node)
  _ = STIXReading.names(in: node)
  precondition(!STIXReading.isRevoked(node) || !STIXReading.disagrees(node))
  keep(node)
  var hiding = NameHiding()
  hiding.hide("somebody", instead: "[erased]")
  precondition(hiding.hidden(hiding.hidden(node)) == hiding.hidden(node))
}

/// What a bundle has written on the way is read back as it was.
private func keep(_ node: JSONNode) {
  guard let id = node["id"]?.text, let members = node.members else { return }
  let object = STIXObject(id: id, members.filter { $0.name != "type" && $0.name != "id" })
  var mapping = STIXMapping(STIXProducer(name: "x", tlp: .clear))
  guard mapping[id] == nil else { return }
  mapping.insert(object)
  precondition(mapping[id] == object)
}
