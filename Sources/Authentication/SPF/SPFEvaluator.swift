/// Whether a host may send mail for a domain (RFC 7208), with the records that a resolver knows.
package struct SPFEvaluator: Sendable {
  /// Section 4.6.4: terms that ask, answers that are empty, and exchanges and names that are followed.
  private static let mostTerms = 10
  private static let mostVoid = 2
  private static let mostNames = 10

  private let resolver: any RecordResolver

  package init(_ resolver: any RecordResolver) {
    self.resolver = resolver
  }

  /// - Parameters:
  ///   - sender: the address of the envelope; empty for a report, which then comes from the host's own name.
  ///   - helo: the name by which the host greeted.
  /// - Returns: the result, and the domain that gave it. At most a few dozen records are asked for.
  package func evaluate(
    _ address: InternetAddress, sender: String, helo: String
  ) -> (result: SPFResult, domain: String) {
    let sender =
      sender.isEmpty ? "postmaster@\(helo)" : sender.contains("@") ? sender : "postmaster@\(sender)"
    let whole = sender.hasPrefix("@") ? "postmaster" + sender : sender
    let domain =
      whole.lastIndex(of: "@").map { String(whole[whole.index(after: $0)...]).lowercased() } ?? ""
    var check = Check(resolver: resolver, address: address, sender: whole, helo: helo)
    do throws(Check.Stop) {
      return (try check.run(domain, isFirst: true), domain)
    } catch {
      return (error.result, domain)
    }
  }

  /// One evaluation, with what it has cost so far.
  private struct Check {
    struct Stop: Error {
      var result: SPFResult
    }

    let resolver: any RecordResolver
    let address: InternetAddress
    let sender: String
    let helo: String
    var terms = 0
    var void = 0

    mutating func run(_ name: String, isFirst: Bool) throws(Stop) -> SPFResult {
      // A dot behind the last label is the root's, and no part of what macros put in.
      let domain = name.hasSuffix(".") ? String(name.dropLast()) : name
      // Section 4.3: what cannot be asked for has no record.
      guard Self.isName(domain) else { return .none }
      let texts: [String]
      switch resolver.records(.txt, of: domain) {
      case .records(let found): texts = found.filter(SPFRecord.isRecord)
      case .none, .noName: texts = []
      case .unknown: throw Stop(result: .temperror)
      }
      guard let text = texts.first else { return .none }
      guard texts.count == 1, let record = try? SPFRecord(text) else {
        throw Stop(result: .permerror)
      }
      for directive in record.directives where try matches(directive, domain) {
        return directive.result
      }
      guard let redirect = record.redirect else { return .neutral }
      try count()
      let result = try run(expanded(redirect, domain), isFirst: false)
      // Section 6.1: a redirection to nothing is a mistake.
      if result == .none { throw Stop(result: .permerror) }
      return result
    }

    private static func isName(_ name: String) -> Bool {
      let labels = (name.hasSuffix(".") ? name.dropLast() : name[...]).split(
        separator: ".", omittingEmptySubsequences: false)
      return labels.count >= 2 && name.utf8.count <= 254
        && labels.allSatisfy { !$0.isEmpty && $0.utf8.count <= 63 }
    }

    private mutating func count() throws(Stop) {
      terms += 1
      if terms > SPFEvaluator.mostTerms { throw Stop(result: .permerror) }
    }

    private mutating func ask(_ type: RecordType, _ name: String) throws(Stop) -> [String] {
      guard Self.isName(name) else { return [] }
      let name = name.lowercased()
      switch resolver.records(type, of: name.hasSuffix(".") ? String(name.dropLast()) : name) {
      case .records(let found) where !found.isEmpty: return found
      case .records, .none, .noName:
        void += 1
        if void > SPFEvaluator.mostVoid { throw Stop(result: .permerror) }
        return []
      case .unknown: throw Stop(result: .temperror)
      }
    }

    private func expanded(_ text: String, _ domain: String) -> String {
      text.isEmpty
        ? domain
        : SPFMacro(
          sender: sender, domain: domain, address: address, helo: helo,
          validated: { confirmedName(domain) }
        ).expanded(text)
    }

    private mutating func matches(_ directive: SPFRecord.Directive, _ domain: String) throws(Stop)
      -> Bool
    {
      switch directive.mechanism {
      case .all: return true
      case .ip4, .ip6:
        guard let own = directive.address else { return false }
        return address.matches(
          own,
          bits: own.isVersion6
            ? directive.bits6
            : directive.mechanism == .ip6 ? max(0, directive.bits6 - 96) : directive.bits4)
      default: break
      }
      try count()
      let target = expanded(directive.domain, domain)
      switch directive.mechanism {
      case .include:
        switch try run(target, isFirst: false) {
        case .pass: return true
        case .none: throw Stop(result: .permerror)
        default: return false
        }
      case .exists: return try !ask(.a, target).isEmpty
      case .a: return try isAddress(of: target, directive)
      case .mx:
        let exchanges = try ask(.mx, target).compactMap {
          $0.split(separator: " ").last.map(String.init)
        }
        guard exchanges.count <= SPFEvaluator.mostNames else { throw Stop(result: .permerror) }
        for exchange in exchanges where try isAddress(of: exchange, directive, countsVoid: false) {
          return true
        }
        return false
      case .ptr:
        return names().contains {
          $0 == target.lowercased() || $0.hasSuffix("." + target.lowercased())
        }
      default: return false
      }
    }

    private mutating func isAddress(
      of name: String, _ directive: SPFRecord.Directive, countsVoid: Bool = true
    ) throws(Stop) -> Bool {
      let before = void
      let found = try ask(address.isVersion6 ? .aaaa : .a, name)
      if !countsVoid { void = before }
      return found.contains { text in
        InternetAddress(text).map {
          address.matches($0, bits: address.isVersion6 ? directive.bits6 : directive.bits4)
        } ?? false
      }
    }

    /// The names of the address that lead back to it (section 5.5); an answer that does not come is passed over.
    private func names() -> [String] {
      guard case .records(let found) = resolver.records(.ptr, of: address.reverseName) else {
        return []
      }
      return found.prefix(SPFEvaluator.mostNames).map { $0.lowercased() }.filter { name in
        guard case .records(let back) = resolver.records(address.isVersion6 ? .aaaa : .a, of: name)
        else { return false }
        return back.contains { InternetAddress($0) == address }
      }
    }

    private func confirmedName(_ domain: String) -> String {
      let names = names()
      return names.first { $0 == domain } ?? names.first { $0.hasSuffix("." + domain) } ?? names
        .first ?? "unknown"
    }
  }
}
