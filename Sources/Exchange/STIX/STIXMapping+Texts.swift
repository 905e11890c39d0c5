package import TocsinModel

extension STIXMapping {
  mutating func add(
    _ cluster: CopyCluster, _ recorded: RecordedFinding, _ times: Times,
    _ documents: (DocumentID) -> Document?, _ parts: inout Parts
  ) {
    // What stands for each text: a text has a relation to many.
    var texts: [DocumentID: String] = [:]
    for member in cluster.members {
      for id in [member.document] + member.identical {
        let document = documents(id)
        let media = self.media(id, document)
        texts[id] = media
        parts.observed.append(media)
        parts.seen(document?.published)
        if document?.published?.origin == .update {
          lose("days of publication: the page says only when it was changed")
        }
        if let source = document?.source {
          let channel = self.channel(source, document?.platform)
          parts.domain.append(channel)
          parts.domain.append(relate(channel, "publishes", media, fixed))
        }
        guard id != member.document, let original = texts[member.document] else { continue }
        guard media != original else {
          lose("copies at one address, which are one object")
          continue
        }
        parts.domain.append(
          relate(media, "duplicate-of", original, times, [extensions(identicalTo: recorded)]))
      }
    }
    for pair in cluster.members.compactMap(\.fromParent) {
      let source = texts[pair.a] ?? media(pair.a, documents(pair.a))
      let copy = texts[pair.b] ?? media(pair.b, documents(pair.b))
      guard source != copy else {
        lose("copies at one address, which are one object")
        continue
      }
      parts.domain.append(
        relate(
          copy, pair.kind == .copypasta ? "duplicate-of" : "derived-from", source, times,
          [extensions(pair, recorded, documents)]))
    }
    if cluster.members.contains(where: { $0.fromParent != nil || !$0.identical.isEmpty }) {
      insert(.tocsin)
      insert(.copyDefinition)
    }
    lose("sources that are named and were not read", cluster.unread.count)
  }

  /// A text where it was published; of one without an address a name that stands for it: paths of this machine never leave.
  mutating func media(_ id: DocumentID, _ document: Document?) -> String {
    var members: [JSONNode.Member] = []
    if let title = document?.title { members.append(.init("title", .string(title))) }
    if producer.includesTexts, let text = document?.text, !text.isEmpty {
      members.append(.init("content", .string(text)))
    }
    members.append(.init("media_category", .string(document?.form == .post ? "post" : "article")))
    // A page that says only when it was changed came out no later: that is no day of publication.
    if let published = document?.published, published.origin != .update {
      members.append(
        .init(
          "publication_date",
          .string(STIXTime.text(seconds: published.seconds))))
    }
    members.append(STIXObject.Extension.newObservable)
    return addObservable(
      "media-content",
      contributing: [.init("url", .string(address(document?.url, id)))], members)
  }

  /// Where a text is; of one without an address, and of one whose address names somebody who is not to be named, a name
  /// that stands for it.
  package func address(_ url: String?, _ id: DocumentID) -> String {
    guard let url, producer.includesPeople || words(url) == url else {
      return "urn:tocsin:document:\(id)"
    }
    return url
  }

  /// Who publishes: a site, an account, or what the input calls it.
  mutating func channel(_ source: Source, _ platform: String?) -> String {
    let isAccount = source.kind == .account
    let name =
      isAccount ? person("account", source.id.rawValue) : source.id.rawValue
    let id = STIXIdentifier.named("channel", name)
    // One that publishes much is named as often; the first time says all of it.
    guard !has(id) else { return id }
    return add(
      id, fixed,
      [
        .init("name", .string(name)),
        .init(
          "channel_types",
          .strings([isAccount ? platform ?? "account" : source.kind == .site ? "website" : "outlet"]
          )),
        STIXObject.Extension.newDomainObject,
      ])
  }

  /// Of what is nothing but its name: it does not change with the finding that names it.
  package var fixed: Times { Self.fixed }

  private static let fixed = Times(created: 1_577_836_800, modified: 1_577_836_800)

  private func extensions(identicalTo recorded: RecordedFinding) -> JSONNode.Member {
    .init(
      "extensions",
      STIXObject.Extension.ours(
        STIXObject.Extension.copy,
        [
          .init("kind", .string("identical")), .init("score", .number("1")),
          .init("method", .string(recorded.observation.rule)),
        ]))
  }

  private mutating func extensions(
    _ pair: CopyPair, _ recorded: RecordedFinding, _ documents: (DocumentID) -> Document?
  ) -> JSONNode.Member {
    var members: [JSONNode.Member] = [
      .init("kind", .string(pair.kind.rawValue)), .init("score", .decimal(pair.score)),
      .init("method", .string(recorded.observation.rule)),
      .init("coverage_of_source", .decimal(pair.coverageA)),
      .init("coverage_of_copy", .decimal(pair.coverageB)),
      .init("context", .string(pair.context.rawValue)),
      .init("order", .string(pair.order.rawValue)),
    ]
    if let delay = pair.delaySeconds { members.append(.init("delay_seconds", .int(delay))) }
    if let language = documents(pair.a)?.language {
      members.append(.init("source_language", .string(language)))
    }
    if let language = documents(pair.b)?.language {
      members.append(.init("copy_language", .string(language)))
    }
    if !pair.spans.isEmpty {
      members.append(
        .init(
          "spans",
          .array(
            pair.spans.map { span in
              .object([
                .init("source", .array([.int(span.a.start), .int(span.a.end)])),
                .init("copy", .array([.int(span.b.start), .int(span.b.end)])),
              ])
            })))
    }
    if !pair.alterations.isEmpty {
      members.append(
        .init(
          "alterations",
          .array(
            pair.alterations.map { alteration in
              var parts: [JSONNode.Member] = [.init("kind", .string(alteration.kind.rawValue))]
              if let before = alteration.before { parts.append(.init("before", .string(before))) }
              if let after = alteration.after { parts.append(.init("after", .string(after))) }
              return .object(parts)
            })))
    }
    lose("reasons of single copies, which only the page of the finding shows", pair.reasons.count)
    return .init(
      "extensions", STIXObject.Extension.ours(STIXObject.Extension.copy, members))
  }
}
