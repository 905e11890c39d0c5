import TocsinModel
import Wording

/// In which languages a cluster's members are.
struct MemberLanguages {
  private var counts: [String: Int] = [:]

  /// Linear.
  init(_ cluster: CopyCluster, _ documents: [DocumentID: Document]) {
    for member in cluster.members {
      counts[Self.name(of: documents[member.document]), default: 0] += 1 + member.identical.count
    }
  }

  /// `German`; the tag itself where it has no name here.
  static func name(of document: Document?) -> String {
    guard let tag = document?.language, !tag.isEmpty else { return localized("language not known") }
    return Language.current.called(tag) ?? "“\(tag.shortened(to: 20))”"
  }

  var areSeveral: Bool { counts.count > 1 }

  /// `3 German, 2 Russian and 1 Ukrainian`, most first.
  var words: String {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.map { "\($0.value.grouped) \($0.key)" }.joinedWithAnd
  }
}
