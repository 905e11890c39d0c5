package import Store
package import TocsinModel

/// Sources that may not publish under their own name, as far as the register says so, taken out of it for some names.
///
/// What is raised by it is an act and a document, and no opinion: whoever asserted that a source is refused or
/// sanctioned is named, and from when to when it held.
package struct BarredSources: Sendable {
  /// By lower-case name or host.
  private var entries: [String: [RegisterEntry]] = [:]

  package static let feature = "register.republishing"
  /// As the register stores them.
  package static let statuses = RegisterEntry.Status.allCases.filter(\.isBarred).map(\.rawValue)

  /// - Parameter names: of the sources that may be asked for.
  package init(_ store: Store, names: some Sequence<String>) throws {
    let asked = Set(names.flatMap(SourceRegister.names))
    for row in try store.registered(asked.sorted()) {
      guard let entry = RegisterEntry(row), entry.status.isBarred, entry.withdrawnBy == nil else {
        continue
      }
      for name in entry.names where asked.contains(name) {
        entries[name, default: []].append(entry)
      }
    }
  }

  package var isEmpty: Bool { entries.isEmpty }

  private func entries(of name: String) -> [RegisterEntry] {
    SourceRegister.names(name).flatMap { entries[$0] ?? [] }
  }

  /// Reasons with more names than these say how many more there are.
  private static let listed = 3
  private static let most = 20

  /// What speaks in a finding of copies for a barred source's text on others' sites: refused or sanctioned on the day
  /// on which the other published. Quotations and fact checks of such a text are none of it. Linear in the cluster.
  ///
  /// - Parameter documents: the finding's.
  package func reasons(
    _ cluster: CopyCluster, _ documents: [DocumentID: Document]
  ) -> [Reason] {
    guard !isEmpty else { return [] }
    /// Those who publish it, by whose text it is and by which act that may not be.
    var found: [String: (entry: RegisterEntry, origin: String, names: [String], undated: Bool)] =
      [:]
    for member in cluster.members {
      if let context = member.fromParent?.context, context == .quotation || context == .debunk {
        continue
      }
      let origins = Set([cluster.first, member.parent].compactMap { $0 })
      for id in [member.document] + member.identical where !origins.contains(id) {
        guard let copy = documents[id], let other = copy.source?.id.rawValue else { continue }
        let names = SourceRegister.names(other)
        let day = copy.published.map { Int($0.seconds / 86_400) }
        for origin in origins.sorted() {
          guard let source = documents[origin]?.source?.id.rawValue, source != other,
            let entry = entries(of: source).first(where: { entry in
              Set(entry.names).isDisjoint(with: names) && (day.map(entry.holds) ?? true)
            })
          else { continue }
          let key = "\(source) \(entry.number)"
          found[key, default: (entry, source, [], false)].names.append(other)
          if day == nil { found[key]?.undated = true }
          break
        }
      }
    }
    return found.sorted { $0.key < $1.key }.prefix(Self.most).map { _, found in
      let names = Set(found.names).sorted()
      let more = names.count - Self.listed
      let who =
        names.prefix(Self.listed).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
      return Reason(
        feature: Self.feature, value: Double(names.count), threshold: 1,
        text:
          "\(who) \(names.count == 1 ? "publishes" : "publish") a text of \(found.origin), which is \(found.entry.words)."
          + (found.entry.document.isEmpty ? "" : " The act: \(found.entry.document)")
          + (found.undated ? " When one of them did is not known." : ""))
    }
  }
}

extension Finding {
  /// The finding with what the register says of whose text it is: at least notable where a barred source's text stands
  /// on another's site.
  package func raised(by barred: BarredSources, _ documents: [DocumentID: Document]) -> Finding {
    guard let cluster = copies else { return self }
    let reasons = barred.reasons(cluster, documents)
    guard !reasons.isEmpty else { return self }
    var raised = self
    raised.observation.reasons += reasons
    if attention <= .notable {
      raised.attention = .notable
      raised.decisive.append(BarredSources.feature)
    }
    return raised
  }
}
