package import Fetch
import Foundation
package import Store
import TocsinModel

/// Follows one folder of a mailbox, such as that to which staff send what looks wrong to them: from its first message on.
package struct MailboxFollower: Follower {
  let mailbox: Mailbox
  let clock: FetchClock
  let store: Store
  let trouble: SourceTrouble
  /// Seconds between two looks.
  let every: Double

  package init(
    mailbox: Mailbox, every: Double, clock: FetchClock, store: Store, trouble: SourceTrouble
  ) {
    self.mailbox = mailbox
    self.every = every
    self.clock = clock
    self.store = store
    self.trouble = trouble
  }

  private var key: String { "mailbox \(mailbox.user) \(mailbox.server) \(mailbox.folder)" }

  package func run(_ spool: Spool) async throws {
    // A password that does not hold is not tried every minute: servers lock accounts for less.
    var pause = every
    var place = Place(try store.watched(key))
    while !Task.isCancelled {
      do {
        try await look(&place, spool)
        trouble.clear()
        pause = every
      } catch is CancellationError {
        throw CancellationError()
      } catch let error as FetchError {
        trouble.note("\(error)")
        pause = min(max(pause * 2, 60), 3600)
      }
      try await clock.sleep(pause)
    }
  }

  private func look(_ place: inout Place, _ spool: Spool) async throws {
    let connection = try await MailboxConnection.open(mailbox)
    let validity = try await connection.examine(mailbox.folder)
    // Numbers that hold no more begin anew; what was read before is known by what it holds.
    if place.validity != validity { place = Place(validity: validity, uid: 0) }
    for entry in try await connection.entries(after: place.uid) {
      while await spool.isFull { try await Task.sleep(for: .milliseconds(100)) }
      place.uid = entry.uid
      let seen = [WatchedValue(key: key, value: place.text)]
      guard entry.size <= MailboxConnection.mostBytes else {
        trouble.note("a message of \(entry.size >> 20) MB is too long and left out")
        await spool.remember(seen)
        continue
      }
      if let message = try await connection.message(entry.uid) {
        await spool.add(mail: message, remembering: seen)
      }
    }
    await connection.logOut()
  }

  /// Up to which message a folder was read.
  private struct Place {
    var validity: UInt32 = 0
    var uid: UInt32 = 0

    init(validity: UInt32, uid: UInt32) {
      self.validity = validity
      self.uid = uid
    }

    init(_ text: String?) {
      let numbers = (text ?? "").split(separator: " ").compactMap { UInt32($0) }
      guard numbers.count == 2 else { return }
      (validity, uid) = (numbers[0], numbers[1])
    }

    var text: String { "\(validity) \(uid)" }
  }
}
