package import TocsinModel

/// What of a network somebody looks at: an account with those it acts with, a part of the time, a part of the picture.
package struct NetworkFocus: Sendable {
  /// The account that was chosen; all others but its neighbours are faint.
  package var account: SourceID?
  /// Seconds since 1970: pairs without an event in it are left out.
  package var times: ClosedRange<Int64>?
  /// How many times larger than the whole.
  package var zoom: Double
  /// What is in the middle, as parts of the whole; the chosen account where `nil`.
  package var middle: NetworkPlace?
  /// The address behind an account's point.
  package var link: @Sendable (SourceID) -> String

  package init(
    account: SourceID? = nil, times: ClosedRange<Int64>? = nil, zoom: Double = 1,
    middle: NetworkPlace? = nil, link: @escaping @Sendable (SourceID) -> String
  ) {
    self.account = account
    self.times = times
    self.zoom = zoom
    self.middle = middle
    self.link = link
  }

  /// The pairs of a community that acted in the time, each with the events of it.
  package func edges(of community: NetworkCommunity) -> [NetworkEdge] {
    guard let times else { return community.edges }
    return community.edges.compactMap { edge in
      var edge = edge
      edge.events = edge.events.filter { times.contains($0.time) }
      return edge.events.isEmpty ? nil : edge
    }
  }
}
