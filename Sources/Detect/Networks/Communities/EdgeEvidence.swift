import Foundation
import TocsinModel

/// Makes edges that explain themselves out of what was found.
struct EdgeEvidence: Sendable {
  let close: CloseShares
  let habits: AccountHabits

  private var table: ShareTable { close.table }

  /// O(events) and the length of the two accounts' lists.
  /// - Parameter known: gets what its names have for numbers.
  func edge(_ found: CalibratedNetwork.Edge, _ known: inout KnownNumbers) -> NetworkEdge {
    let isTurned = table.accounts.precedes(found.pair.second, found.pair.first)
    let account = isTurned ? found.pair.second : found.pair.first
    let other = isTurned ? found.pair.first : found.pair.second
    return edge(
      account, other, found.events, common: habits.common(account, other),
      p: exp(-found.pair.score), q: found.q, &known)
  }

  /// Edges from an account that meets a group to as few members as show all that it met.
  func edges(
    _ joining: CalibratedNetwork.Joining, _ known: inout KnownNumbers
  ) -> [NetworkEdge] {
    let account = joining.meeting.account
    var byMember: [UInt32: [CloseShares.Slot]] = [:]
    for slot in joining.meeting.slots {
      let pair = (
        close.index.entries[Int(slot.first)].account, close.index.entries[Int(slot.second)].account
      )
      byMember[pair.0 == account ? pair.1 : pair.0, default: []].append(slot)
    }
    let members = byMember.sorted { left, right in
      left.value.count != right.value.count
        ? left.value.count > right.value.count : table.accounts.precedes(left.key, right.key)
    }
    var (edges, shown) = ([NetworkEdge](), Set<UInt32>())
    for (member, slots) in members where slots.contains(where: { !shown.contains($0.object) }) {
      shown.formUnion(slots.map(\.object))
      let isTurned = table.accounts.precedes(member, account)
      let (one, two) = isTurned ? (member, account) : (account, member)
      var edge = edge(
        one, two, PairScoring.events(slots, close), common: habits.common(one, two),
        p: exp(-joining.meeting.score), q: joining.q, &known)
      edge.meetings = joining.meeting.events.count
      edges.append(edge)
    }
    return edges
  }

  /// An edge of events that chance cannot judge has p and q of 1.
  func edge(
    _ account: UInt32, _ other: UInt32, _ slots: [CloseShares.Slot], common: Int, p: Double,
    q: Double, _ known: inout KnownNumbers
  ) -> NetworkEdge {
    for slot in slots {
      known.objects[
        .init(name: table.objects[slot.object], layer: table.layer(ofObject: slot.object))] =
        slot.object
    }
    for number in [account, other] {
      known.accounts[SourceID(rawValue: table.accounts[number])] = number
    }
    let events = slots.map { event($0, first: account) }.sorted {
      ($0.time, $0.object) < ($1.time, $1.object)
    }
    let leads = events.count { $0.isFirstEarlier == true }
    let follows = events.count { $0.isFirstEarlier == false }
    let delays = events.map(\.delay).sorted()
    let middle = delays.count / 2
    let median =
      delays.isEmpty
      ? 0
      : delays.count % 2 == 1
        ? Double(delays[middle]) : Double(delays[middle - 1] + delays[middle]) / 2
    return NetworkEdge(
      account: SourceID(rawValue: table.accounts[account]),
      other: SourceID(rawValue: table.accounts[other]), events: events, commonObjects: common,
      p: p, q: q, leads: leads, follows: follows,
      directionP: Self.signTest(leads, follows), medianDelay: median)
  }

  private func event(_ slot: CloseShares.Slot, first account: UInt32) -> NetworkEvent {
    let (a, b) = (close.index.entries[Int(slot.first)], close.index.entries[Int(slot.second)])
    return NetworkEvent(
      object: table.objects[slot.object], layer: table.layer(ofObject: slot.object), time: a.time,
      delay: b.time - a.time, isFirstEarlier: a.time == b.time ? nil : a.account == account,
      chance: exp(-Double(slot.surprise)), content: table.contentName(ofRow: Int(a.row)),
      laterContent: table.contentName(ofRow: Int(b.row)))
  }

  /// Two-sided, exact: the chance of a split as uneven as this among equals.
  static func signTest(_ left: Int, _ right: Int) -> Double {
    let count = left + right
    guard count > 0 else { return 1 }
    let (all, less) = (Double(count), min(left, right))
    let tail = (0...less).reduce(0.0) { sum, hits in
      let ways =
        lgamma(all + 1) - lgamma(Double(hits) + 1) - lgamma(all - Double(hits) + 1)
      return sum + exp(ways - all * log(2))
    }
    return min(1, 2 * tail)
  }
}

/// The numbers of what is named in edges: names in their lists are many, and nothing finds them there.
struct KnownNumbers: Sendable {
  struct Object: Hashable, Sendable {
    var name: String
    var layer: ShareLayer
  }

  var objects: [Object: UInt32] = [:]
  var accounts: [SourceID: UInt32] = [:]
}
