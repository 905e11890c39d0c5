import TocsinModel

/// Findings → STIX 2.1. The table is in docs/exchange.md.
///
/// An object that several findings name, as a channel, is in the result once. Equal findings give equal objects, and one
/// that changed gives the same ids with a later `modified`.
package struct STIXMapping: Sendable {
  package let producer: STIXProducer
  /// The producer's id, which is in almost every object.
  let author: String
  /// How almost every object begins and ends, as it is written.
  private let opening: [UInt8]
  private let ending: [UInt8]
  private var kept = STIXObjects()
  /// What a bundle does not carry, by kind, with how often.
  package private(set) var losses: [String: Int] = [:]
  /// What in it is about people: its kind with its name.
  package internal(set) var personal: Set<PersonalDatum> = []
  var hiding = NameHiding()
  /// Ids of names that somebody is held to have used.
  var accused: Set<String> = []
  /// Ids of names that are said to have done nothing, since others pass for them.
  var excused: Set<String> = []

  package struct PersonalDatum: Hashable, Comparable, Sendable {
    package var kind: String
    package var name: String

    package static func < (left: PersonalDatum, right: PersonalDatum) -> Bool {
      (left.kind, left.name) < (right.kind, right.name)
    }
  }

  package init(_ producer: STIXProducer) {
    self.producer = producer
    author = producer.id
    opening = STIXLine.members { [author] line in
      line.add("spec_version", "2.1")
      line.add("created_by_ref", author)
    }
    ending = STIXLine.members { line in
      line.add(.init("object_marking_refs", .strings([producer.tlp.marking])))
    }
    insert(producer.identity)
    insert(producer.tlp.definition)
  }

  package subscript(id: String) -> STIXObject? { kept[id] }

  func has(_ id: String) -> Bool { kept.has(id) }

  /// In the order in which they were made: what is referred to comes first. Linear in all that they say.
  package var objects: some Sequence<STIXObject> { kept.all }

  /// The same as they are written.
  package var written: [STIXObjects.Written] { kept.written }

  // MARK: Apart

  /// Makes room for what so many texts become: each is an object, has a channel, and is in relations to both.
  package mutating func reserve(texts: Int) { kept.reserve(min(4 * texts, 1 << 20)) }

  /// A mapping of some of the findings, which another thread makes; ``take(_:)`` joins it. What a finding becomes does not
  /// hang on what others became, but for campaigns, which refer to their findings.
  package var part: STIXMapping {
    var part = self
    part.kept = STIXObjects()
    part.losses = [:]
    part.personal = []
    part.accused = []
    part.excused = []
    return part
  }

  /// Adds what was mapped apart, as if it had been mapped here. Linear in its objects.
  package mutating func take(_ part: STIXMapping) {
    kept.append(part.kept)
    losses.merge(part.losses, uniquingKeysWith: +)
    personal.formUnion(part.personal)
    // Excused here and accused there, or the other way round.
    accused.formUnion(part.accused)
    excused.formUnion(part.excused)
    for id in excused.intersection(accused) { remove("extensions", from: id) }
    excused.subtract(accused)
  }

  // MARK: Adding

  /// Keeps an object as it is; of two with one id the later.
  package mutating func insert(_ object: STIXObject) {
    var object = object
    object.members = shown(object.members)
    kept.insert(object)
  }

  /// Members as they leave: without names of people, where those do not.
  private func shown(_ members: [JSONNode.Member]) -> [JSONNode.Member] {
    guard !producer.includesPeople else { return members }
    return members.map { member in
      Self.isWritten(member.name) ? .init(member.name, hiding.hidden(member.value)) : member
    }
  }

  /// Whether a member holds words of somebody: not an id, a time, a type.
  private static func isWritten(_ name: String) -> Bool {
    [
      "name", "description", "abstract", "content", "title", "subject", "extensions", "aliases",
      "explanation",
    ].contains(name)
  }

  /// A domain or relationship object, with what all of them have.
  @discardableResult
  package mutating func add(
    _ id: String, _ times: Times, _ members: [JSONNode.Member]
  ) -> String {
    add(id, times, members) { _ in }
  }

  /// The same with members before the others that hold words of nobody.
  private mutating func add(
    _ id: String, _ times: Times, _ members: [JSONNode.Member],
    _ first: (inout STIXLine) -> Void
  ) -> String {
    let members = shown(members)
    kept.insert(id, version: times.modified) { [opening, ending] line in
      line.add(written: opening)
      line.add("created", times.created)
      line.add("modified", times.modified)
      first(&line)
      for member in members { line.add(member) }
      line.add(written: ending)
    }
    return id
  }

  /// An observable: it has no author and no time.
  @discardableResult
  package mutating func addObservable(
    _ type: String, contributing: [JSONNode.Member], _ others: [JSONNode.Member] = []
  ) -> String {
    let id = STIXIdentifier.of(type, contributing)
    // The first to name it may know less of it than a later one: members that are new are joined.
    let others = shown(others)
    guard !kept.complete(id, with: others) else { return id }
    let contributing = shown(contributing)
    kept.insert(id, version: nil) { [ending] line in
      line.add("spec_version", "2.1")
      for member in contributing { line.add(member) }
      for member in others { line.add(member) }
      line.add(written: ending)
    }
    return id
  }

  /// Takes a member out of an object that is there.
  mutating func remove(_ member: String, from id: String) {
    kept.remove(member, from: id)
  }

  @discardableResult
  package mutating func relate(
    _ source: String, _ kind: String, _ target: String, _ times: Times,
    _ members: [JSONNode.Member] = []
  ) -> String {
    add(STIXIdentifier.relationship(kind, source, target), times, members) { line in
      line.add("relationship_type", kind)
      line.add("source_ref", source)
      line.add("target_ref", target)
    }
  }

  package mutating func lose(_ what: String, _ count: Int = 1) {
    if count > 0 { losses[what, default: 0] += count }
  }

  /// A name of somebody, or what stands for it where names of people do not leave.
  package mutating func person(_ kind: String, _ name: String) -> String {
    guard producer.includesPeople else {
      lose("\(kind), replaced by a pseudonym")
      return pseudonym(kind, name)
    }
    personal.insert(PersonalDatum(kind: kind, name: name))
    return name
  }

  /// The same, where it was counted already.
  package func shown(_ kind: String, _ name: String) -> String {
    producer.includesPeople ? name : pseudonym(kind, name)
  }

  /// An id of something that the workspace calls by a name.
  package func ownID(_ type: String, _ name: String) -> String {
    STIXIdentifier.own(type, producer: author, name)
  }

  /// When something was made and changed, as text.
  package struct Times: Sendable {
    package let created: String
    package let modified: String

    /// In seconds since 1970; one is never before the other.
    package init(created: Int64, modified: Int64) {
      self.created = STIXTime.text(seconds: created)
      self.modified = STIXTime.text(seconds: max(created, modified))
    }
  }
}
