import Copies
import Foundation
import Index
package import Store
package import TocsinModel

/// Answers who published a text, from the workspace's index, beside the engine that writes it or without one.
///
/// It has a connection and a thread of its own. What is new since the last question is loaded at the next.
package final class TextSearch: Sendable {
  private let queue = DispatchQueue(label: "tocsin.text-search", qos: .userInitiated)
  private let state: State

  /// - Parameter workspace: must be there.
  package init(_ workspace: Workspace) throws(StoreError) {
    state = State(store: try Store(workspace, create: false), folder: workspace.index)
  }

  /// The publications that have a text, the earliest first.
  ///
  /// - Parameter limit: so many are listed.
  package func publications(of text: String, limit: Int) async throws -> TextPublications {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [state] in
        continuation.resume(with: Result { try state.publications(of: text, limit: limit) })
      }
    }
  }
}

/// `@unchecked Sendable`: used on the queue of its search only.
private final class State: @unchecked Sendable {
  private let store: Store
  private let folder: String
  private var index: FingerprintIndex?
  private var mark: UInt64?

  init(store: Store, folder: String) {
    self.store = store
    self.folder = folder
  }

  func publications(of text: String, limit: Int) throws -> TextPublications {
    let index = try current()
    let lookup = try TextLookup(of: text, in: index) { try store.texts(of: $0) }
    let times = try store.publicationTimes(of: lookup.matches.map(\.number))
    // A document without a time may be of any; what is dated says more.
    let order = lookup.matches.sorted { left, right in
      let (a, b) = (times[left.number] ?? .max, times[right.number] ?? .max)
      return (a, left.number) < (b, right.number)
    }
    let shown = order.prefix(limit)
    let documents = try store.documents(shown.map(\.number)) { _ in false }
    let publications = shown.compactMap { match in
      documents[match.number].map {
        TextPublications.Publication(
          document: $0, ofText: match.ofText, ofDocument: match.ofDocument)
      }
    }
    return TextPublications(
      publications: publications, count: lookup.matches.count,
      sources: Set(publications.compactMap { $0.document.source?.id }).count,
      isCapped: lookup.isCapped, isShort: lookup.isShort)
  }

  /// When so many documents were appended to it in memory, the files are opened anew: the writer has most of them there.
  private static let behind = 65_536
  private var appended = 0

  private func current() throws -> FingerprintIndex {
    let mark = try store.knownLettersMark()
    if mark != self.mark || appended > Self.behind { index = nil }
    let isNew = index == nil
    let index = try self.index ?? open(mark)
    self.index = nil
    var texts = CopyTexts(index)
    let before = texts.count
    try TextLoading(store: store).load(store.documentCount(), into: &texts)
    appended = isNew ? 0 : appended + texts.count - before
    // Retiring again what was retired does nothing.
    for number in try store.retiredDocuments() where Int(number) < texts.count {
      texts.drop(number)
    }
    self.index = index
    self.mark = mark
    return index
  }

  /// An index that cannot be read now is made in memory: slower once, and the same answer.
  private func open(_ mark: UInt64?) throws -> FingerprintIndex {
    guard let mark, let index = try? FingerprintIndex(reading: folder, mark: mark) else {
      return FingerprintIndex()
    }
    return try index.count <= store.documentCount() ? index : FingerprintIndex()
  }
}
