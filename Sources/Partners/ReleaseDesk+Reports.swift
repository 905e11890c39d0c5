import Exchange
import Store

extension ReleaseDesk {
  /// What a partner gave, as it came: its own ids, authors and markings.
  ///
  /// TLP 2.0: CLEAR and GREEN may go on to others; what is stricter goes back to where it came from, and nowhere else.
  package func prepare(
    report number: Int, to recipient: String, by: String, now: Int64
  ) throws -> Prepared {
    guard let known = try store.partnerReports().first(where: { $0.number == number }) else {
      throw ReleaseError.noSuchReport(number)
    }
    guard recipient.contains(where: { !$0.isWhitespace }) else { throw ReleaseError.noRecipient }
    let tlp = TLP(rawValue: known.tlp) ?? .red
    guard tlp <= .green || recipient == known.partner else {
      throw ReleaseError.notOursToGive(number, partner: known.partner, tlp: tlp)
    }
    var objects: [ReleasedObject] = []
    try store.eachObject(ofReport: number) { content in
      guard let node = try? JSONNode(parsing: content), let id = node["id"]?.text else { return }
      objects.append(
        ReleasedObject(
          id: id, version: node["modified"]?.text ?? node["created"]?.text ?? "",
          type: STIXObject.type(of: id), content: content))
    }
    let request = ReleaseRequest(
      items: ["R\(number)"], producer: STIXProducer(name: known.partner, tlp: tlp),
      recipient: recipient, purpose: "", by: by, now: now)
    let empty = Prepared(
      preview: ReleasePreview(
        recipient: recipient, tlp: tlp,
        items: [
          .init(
            label: "R\(number)", words: "as \(known.partner) gave it, \(known.source)", version: 1,
            marked: tlp)
        ], types: [], personal: [], losses: [], bytes: 0),
      request: request, objects: [], cases: [], collection: nil)
    return rewritten(empty, objects)
  }
}
