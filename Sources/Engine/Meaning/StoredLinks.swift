import Copies
import Store

/// The links of a workspace's documents that say something about a comparison by meaning.
struct StoredLinks: LinkReader {
  let work: StepWork
  /// The step that relates by meaning.
  let step: StepRecord
  let thresholds: CopyThresholds

  func alike(_ documents: [UInt32]?) throws -> [CopyLink] {
    try letters(documents).filter { Double($0.score) >= thresholds.sameWordsScore }
  }

  func meant(_ documents: [UInt32]) throws -> [NumberPair] {
    try work.store.relations(of: step, touching: documents).map { NumberPair($0.a, $0.b) }
  }

  /// The links by letters of documents, or of all, that are alike as wholes, or share as much as is asked for.
  func letters(_ documents: [UInt32]?) throws -> [CopyLink] {
    var letters: [CopyLink] = []
    func add(_ relation: Relation) {
      guard relation.a != relation.b, let link = CopyRelation(relation)?.link,
        Double(link.score) >= thresholds.sameWordsScore
          || Double(link.covered) >= thresholds.meaningShare
      else { return }
      letters.append(link)
    }
    if let documents {
      for relation in try work.store.relations(of: work.record, touching: documents) {
        add(relation)
      }
    } else {
      try work.store.eachRelation(of: work.record) { add($0) }
    }
    return letters
  }
}
