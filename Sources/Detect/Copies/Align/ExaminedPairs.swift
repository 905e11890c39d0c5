import Synchronization
internal import Text
internal import TocsinModel

/// Pairs of documents as they were examined last: a crowd is explained anew with each copy that comes to it, and all but that one's
/// pair are what they were.
///
/// Documents are compared whole, since one that was edited has the id that it had. Bounded in bytes.
package final class ExaminedPairs: Sendable {
  /// What the result hangs on, besides the thresholds.
  struct Question {
    var a: Document
    var b: Document
    var order: CopyPair.Order
    var boilerplate: (a: Set<UInt32>?, b: Set<UInt32>?)
    var link: CopyLink?

    fileprivate var key: Key { Key(a: a.id, b: b.id) }
  }

  fileprivate struct Key: Hashable {
    var a: DocumentID
    var b: DocumentID
  }

  private let known = Mutex(
    RecentValues<Key, (question: Question, pair: CopyPair)>(weighing: 1 << 24))

  package init() {}

  /// Linear in the two texts; `nil` when the pair was not examined, or is another now.
  func answer(to question: Question) -> CopyPair? {
    let kept = known.withLock { $0[question.key] }
    return kept.flatMap { $0.question.isSame(as: question) ? $0.pair : nil }
  }

  func keep(_ pair: CopyPair, of question: Question) {
    let weight = 2 * (question.a.text.utf8.count + question.b.text.utf8.count) + 2048
    known.withLock { $0.insert((question, pair), for: question.key, weight: weight) }
  }
}

extension ExaminedPairs.Question {
  /// Texts that only Unicode takes for the same have other offsets.
  fileprivate func isSame(as other: Self) -> Bool {
    order == other.order && link == other.link && boilerplate == other.boilerplate
      && a.text.hasSameBytes(as: other.a.text) && b.text.hasSameBytes(as: other.b.text)
      && a == other.a && b == other.b
  }
}
