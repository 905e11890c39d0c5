import Foundation
import TocsinModel

/// Accounts that come close to what an established group did, again and again, but to no one member often enough.
///
/// An account that takes part in few actions meets other members each time, so that no pair of it is surprising by itself.
/// Here a group's moments stand for one partner. Where no group is established nobody joins one, so that the whole
/// errs no more often for it where nothing is.
struct GroupMeetings: Sendable {
  /// An account and the group that it meets.
  struct Meeting: Sendable {
    var account: UInt32
    var score: Double
    /// All that is close, whoever the member.
    var slots: [CloseShares.Slot]
    /// One for each of the group's moments, by time.
    var events: [CloseShares.Slot]
  }

  /// Shares of one object by members of one group, none more than a window after the one before.
  private struct Moment {
    var group: Int
    var object: UInt32
    var begin: Int64
    var end: Int64
  }

  private let scoring: PairScoring
  /// The moment of each place that takes part in an event of an edge; -1 for others.
  private let moments: [Int32]
  private let all: [Moment]
  private let members: AccountSet
  /// By group: its objects, ascending, with how many moments each has.
  private let objects: [[(object: UInt32, count: Int)]]
  /// Of one established place and one that is not.
  private let slots: [CloseShares.Slot]

  /// With moments of any group, ascending.
  let shared: [UInt32]

  var slotCount: Int { slots.count }
  let memberCount: Int
  private var close: CloseShares { scoring.close }

  /// O(rows + slots).
  /// - Parameters:
  ///   - edges: what is established.
  ///   - isFixed: the places that take part in its events.
  init(_ edges: [ScoredPair], isFixed: [Bool], _ scoring: PairScoring) {
    self.scoring = scoring
    let (close, accounts) = (scoring.close, scoring.accounts)
    var parts = DisjointSets<UInt32>()
    for edge in edges { parts.join(edge.first, edge.second) }
    let members = Set(edges.flatMap { [$0.first, $0.second] })
    memberCount = members.count
    self.members = AccountSet(members)
    var numbers: [UInt32: Int] = [:]
    var moments = [Int32](repeating: -1, count: accounts.count)
    var (all, last) = ([Moment](), [Int]())
    var objects: [[(object: UInt32, count: Int)]] = []
    for object in close.active {
      for place in close.index.entries(of: Int(object)) where isFixed[place] {
        let set = parts.set(of: accounts[place])
        let group = numbers[set] ?? numbers.count
        if group == numbers.count {
          numbers[set] = group
          last.append(-1)
          objects.append([])
        }
        let time = close.index.entries[place].time
        if last[group] < 0 || all[last[group]].object != object
          || !time.isWithin(close.window, after: all[last[group]].end)
        {
          last[group] = all.count
          all.append(Moment(group: group, object: object, begin: time, end: time))
          if objects[group].last?.object == object {
            objects[group][objects[group].count - 1].count += 1
          } else {
            objects[group].append((object, 1))
          }
        }
        all[last[group]].end = time
        moments[place] = Int32(last[group])
      }
    }
    slots = close.slots.filter { isFixed[Int($0.first)] != isFixed[Int($0.second)] }
    (self.moments, self.all, self.objects) = (moments, all, objects)
    shared = Set(all.map(\.object)).sorted()
  }

  /// For the times as they are.
  func observed() -> [Meeting] { scoring.accounts.withUnsafeBufferPointer(meetings) }

  /// Each account at its most surprising meeting, for the times as they are or as they were shuffled.
  ///
  /// O(slots · log slots), and O(length of the account and of the group) for each that meets twice.
  func meetings(_ accounts: UnsafeBufferPointer<UInt32>) -> [Meeting] {
    var keyed: [(key: UInt64, slot: Int)] = []
    for (number, slot) in slots.enumerated() {
      let (mine, theirs) = places(slot)
      let account = accounts[mine]
      guard account != PairScoring.nobody, !members.contains(account) else { continue }
      keyed.append((UInt64(account) << 32 | UInt64(all[Int(moments[theirs])].group), number))
    }
    keyed.sort { $0.key != $1.key ? $0.key < $1.key : $0.slot < $1.slot }
    var found: [Meeting] = []
    var start = 0
    while start < keyed.count {
      let key = keyed[start].key
      var end = start + 1
      while end < keyed.count, keyed[end].key == key { end += 1 }
      if end - start >= 2 {
        let account = UInt32(truncatingIfNeeded: key >> 32)
        let met = keyed[start..<end].map { slots[$0.slot] }
        if let meeting = meeting(account, Int(key & 0xFFFF_FFFF), met, accounts) {
          if found.last?.account == account {
            if meeting.score > found[found.count - 1].score { found[found.count - 1] = meeting }
          } else {
            found.append(meeting)
          }
        }
      }
      start = end
    }
    return found
  }

  private func meeting(
    _ account: UInt32, _ group: Int, _ met: [CloseShares.Slot],
    _ accounts: UnsafeBufferPointer<UInt32>
  ) -> Meeting? {
    let weakened = met.map(weakened)
    let events = PairScoring.events(weakened, close)
    guard events.count >= 2 else { return nil }
    let overlap = scoring.habits.overlap(account, objects[group])
    let least = events.map {
      Double($0.surprise) - log(Double(overlap.opportunities($0.object)))
    }
    guard PairScore.score(surprises: least, common: overlap.count) >= PairScoring.least else {
      return nil
    }
    // The member whose timetable is most like the account's explains the most.
    let habit =
      Set(met.map { accounts[places($0).theirs] }).map {
        scoring.habits.schedule(account, $0).surprise(hits: met.count)
      }.max() ?? 0
    let score = PairScore.score(
      surprises: least.map { max(0, $0 - habit) }, common: overlap.count)
    guard score >= PairScoring.least else { return nil }
    return Meeting(account: account, score: score, slots: met, events: events)
  }

  /// A moment of a group lasts, so that it is easier to come close to than a share is.
  private func weakened(_ slot: CloseShares.Slot) -> CloseShares.Slot {
    let moment = all[Int(moments[places(slot).theirs])]
    let entries = close.index.entries
    let delay = entries[Int(slot.second)].time - entries[Int(slot.first)].time
    let reach = Double(2 * (delay + close.resolution) + 1)
    var weakened = slot
    weakened.surprise = max(
      0, slot.surprise - Float(log1p(Double(moment.end - moment.begin) / reach)))
    return weakened
  }

  private func places(_ slot: CloseShares.Slot) -> (mine: Int, theirs: Int) {
    moments[Int(slot.first)] < 0
      ? (Int(slot.first), Int(slot.second)) : (Int(slot.second), Int(slot.first))
  }

  /// How many accounts meet a group at each threshold of ``AccountCurve``.
  static func curve(_ meetings: [Meeting]) -> [Int] {
    AccountCurve.thresholds.map { least in meetings.count { $0.score >= least } }
  }
}

/// Accounts by number, a bit each.
private struct AccountSet: Sendable {
  private var words: [UInt64] = []

  init(_ accounts: Set<UInt32>) {
    guard let largest = accounts.max() else { return }
    words = [UInt64](repeating: 0, count: Int(largest) / 64 + 1)
    for account in accounts { words[Int(account) / 64] |= 1 << UInt64(account % 64) }
  }

  func contains(_ account: UInt32) -> Bool {
    let word = Int(account) / 64
    return word < words.count && words[word] >> UInt64(account % 64) & 1 == 1
  }
}
