/// Validates the chain of hosts that passed a mail on and sealed what they saw (RFC 8617, section 5.2).
package struct ARCValidator: Sendable {
  /// Longer chains fail (section 4.2.1).
  package static let mostSets = 50

  private let resolver: any RecordResolver

  package init(_ resolver: any RecordResolver) {
    self.resolver = resolver
  }

  /// What one host added: three fields of one number, by their places.
  private struct HostSet {
    var results: [Int] = []
    var message: [Int] = []
    var seal: [Int] = []
  }

  /// Linear in the mail, and in the header for each seal.
  package func validate(_ mail: [UInt8]) -> ARCResult {
    let message = SignedMessage(mail)
    var sets: [Int: HostSet] = [:]
    var isMalformed = false
    for (place, field) in message.fields.enumerated() {
      guard
        ["arc-seal", "arc-message-signature", "arc-authentication-results"].contains(field.name)
      else { continue }
      guard let number = Self.number(field), (1...Self.mostSets).contains(number) else {
        isMalformed = true
        continue
      }
      switch field.name {
      case "arc-seal": sets[number, default: HostSet()].seal.append(place)
      case "arc-message-signature": sets[number, default: HostSet()].message.append(place)
      default: sets[number, default: HostSet()].results.append(place)
      }
    }
    var result = ARCResult(
      outcome: .none, sealers: [], firstSeen: "", detail: "No host that passed it on sealed it.")
    guard !sets.isEmpty || isMalformed else { return result }
    do throws(SignatureFailure) {
      guard !isMalformed, sets.keys.max() == sets.count,
        sets.values.allSatisfy({
          $0.results.count == 1 && $0.message.count == 1 && $0.seal.count == 1
        })
      else {
        throw SignatureFailure(outcome: .fail, detail: "The seals are not one set for each host.")
      }
      try check(message, (1...sets.count).compactMap { sets[$0] }, &result)
      result.outcome = .pass
      result.detail = "All hosts that passed it on sealed it, and the seals hold."
    } catch {
      result.outcome = error.outcome == .unverifiable ? .unverifiable : .fail
      result.detail = error.detail
    }
    return result
  }

  private func check(
    _ message: SignedMessage, _ sets: [HostSet], _ result: inout ARCResult
  ) throws(SignatureFailure) {
    var seals: [(signature: DKIMSignature, tags: TagList)] = []
    for (index, set) in sets.enumerated() {
      guard let place = set.seal.first else { continue }
      let tags = Self.tags(message.fields[place])
      let chain = tags.compact("cv")?.lowercased()
      // Section 5.2, step 3: the first host had nothing to validate, the others found it valid.
      guard chain == (index == 0 ? "none" : "pass") else {
        throw SignatureFailure(
          outcome: .fail,
          detail: "Host \(index + 1) says of the chain before it: \(chain ?? "nothing").")
      }
      result.sealers.append(tags.compact("d")?.lowercased() ?? "")
      seals.append((try DKIMSignature(tags, as: .arcSeal), tags))
    }
    if let first = sets.first?.results.first {
      let field = message.fields[first]
      let text = String(decoding: field.bytes[field.value...].prefix(2000), as: UTF8.self)
      result.firstSeen =
        text.split(separator: ";", maxSplits: 1).dropFirst().first.map {
          TagList.trimmed($0.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        } ?? ""
    }
    // Step 4: only the newest signature is of the mail as it is now.
    if let place = sets.last?.message.first {
      var own = Self.result(Self.tags(message.fields[place]))
      let signature = try DKIMSignature(Self.tags(message.fields[place]), as: .arcMessage)
      try DKIMVerifier(resolver).check(message, place, signature, &own)
      result.weaknesses = own.weaknesses
    }
    // Step 6: from the newest seal to the first.
    for index in sets.indices.reversed() {
      var own = Self.result(seals[index].tags)
      let key = try SigningKeys(resolver).key(seals[index].signature, of: own.keyName, &own)
      let input = Self.input(message, sets[...index])
      guard key.verifies(seals[index].signature.signature, of: input) else {
        throw SignatureFailure(
          outcome: .fail,
          detail: "The seal of \(own.domain) does not hold: what it sealed was changed.")
      }
    }
  }

  /// Section 5.1.1: the fields of all sets up to a seal in their order, always relaxed, the seal itself with nothing in `b=`.
  private static func input(_ message: SignedMessage, _ sets: ArraySlice<HostSet>) -> [UInt8] {
    var input: [UInt8] = []
    for (index, set) in zip(sets.indices, sets) {
      for place in set.results + set.message + set.seal {
        var field = message.fields[place]
        if index == sets.endIndex - 1, set.seal.contains(place) {
          field = SignatureBlank.emptied(field)
        }
        input += Canonicalization.relaxed.field(field)
      }
    }
    input.removeLast(2)
    return input
  }

  private static func tags(_ field: SignedMessage.Field) -> TagList {
    TagList(String(decoding: field.bytes[field.value...], as: UTF8.self))
  }

  /// `i=`, which stands first in results that are otherwise no list of tags (section 4.1.1).
  private static func number(_ field: SignedMessage.Field) -> Int? {
    if field.name != "arc-authentication-results" {
      return tags(field).compact("i").flatMap { $0.utf8.count <= 3 ? Int($0) : nil }
    }
    let text = String(decoding: field.bytes[field.value...].prefix(200), as: UTF8.self)
    let first = text.prefix { $0 != ";" }.filter { !$0.isWhitespace }
    guard first.hasPrefix("i="), first.utf8.count <= 5 else { return nil }
    return Int(first.dropFirst(2))
  }

  private static func result(_ tags: TagList) -> DKIMResult {
    DKIMResult(
      outcome: .pass, domain: tags.compact("d")?.lowercased() ?? "",
      selector: tags.compact("s")?.lowercased() ?? "", detail: "", weaknesses: [])
  }
}
