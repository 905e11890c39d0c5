/// What changes in an event that left before: nothing of it can be fetched back, but what is gone can be said to be.
package enum MISPRevision {
  /// An event as it is now, with what it held and holds no more as deleted (core format, draft-dulaunoy-misp-core-format,
  /// “deleted”: revoked, and no longer to be acted on).
  ///
  /// - Returns: `nil` when nothing but its times would change.
  package static func correction(of former: JSONNode, by current: JSONNode) -> JSONNode? {
    guard let before = former["Event"], let now = current["Event"] else { return current }
    let time = now["timestamp"]?.text ?? ""
    if timeless(before) == timeless(now) { return nil }
    guard var members = now.members else { return current }
    for name in lists {
      let there = Set((now[name]?.items ?? []).compactMap { $0["uuid"]?.text })
      let gone = (before[name]?.items ?? []).filter {
        $0["uuid"]?.text.map { !there.contains($0) } ?? false
      }
      guard !gone.isEmpty else { continue }
      members = members.map { member in
        member.name == name
          ? .init(name, .array((member.value.items ?? []) + gone.map { deleted($0, time) }))
          : member
      }
    }
    return .object([.init("Event", .object(members))])
  }

  /// All of an event as deleted.
  ///
  /// - Parameter at: seconds since 1970; later than the event, or nobody takes it in.
  package static func withdrawal(of former: JSONNode, reason: String, at: Int64) -> JSONNode {
    let time = "\(max(at, (MISPReading.seconds(of: MISPReading.event(former)) ?? 0) + 1))"
    let members = (MISPReading.event(former).members ?? []).map { member -> JSONNode.Member in
      switch member.name {
      case "timestamp", "publish_timestamp": .init(member.name, .string(time))
      case "info": .init("info", .string("[withdrawn] \(reason)"))
      case let name where lists.contains(name):
        .init(name, .array((member.value.items ?? []).map { deleted($0, time) }))
      default: member
      }
    }
    return .object([.init("Event", .object(members))])
  }

  private static let lists = ["Attribute", "Object", "EventReport"]

  private static func deleted(_ node: JSONNode, _ time: String) -> JSONNode {
    let members = (node.members ?? []).filter { $0.name != "deleted" }.map {
      member -> JSONNode.Member in
      switch member.name {
      case "timestamp": .init("timestamp", .string(time))
      case "Attribute", "ObjectReference":
        .init(member.name, .array((member.value.items ?? []).map { deleted($0, time) }))
      default: member
      }
    }
    return .object(members + [.init("deleted", .bool(true))])
  }

  /// Without the times that every export sets anew.
  private static func timeless(_ node: JSONNode) -> JSONNode {
    switch node {
    case .array(let items): .array(items.map(timeless))
    case .object(let members):
      .object(
        members.filter { !["timestamp", "publish_timestamp", "date"].contains($0.name) }
          .map { .init($0.name, timeless($0.value)) })
    default: node
    }
  }
}
