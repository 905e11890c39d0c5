import Store

/// Tells everybody who listens what is new in the workspace, whoever stored it: the store is asked once a second for all of
/// them, while somebody listens.
actor ChangeFeed {
  /// What a listener hears.
  enum Event: Sendable {
    case change(WorkspaceChange)
    /// Nothing: it shows whether somebody is still there.
    case beat
  }

  /// One connection a browser; more than so many listeners are refused.
  static let most = 1000
  private static let interval = Duration.seconds(1)
  /// Proxies close what is silent for a minute.
  private static let beats = 15

  private var listeners: [Int: (person: String, stream: AsyncStream<Event>.Continuation)] = [:]
  private var next = 0
  private var polling: Task<Void, Never>?
  private var mark: WorkspaceChange.Mark?
  private let changes:
    @Sendable (WorkspaceChange.Mark?, _ person: String) async throws -> (
      WorkspaceChange.Mark, WorkspaceChange?
    )

  /// - Parameter changes: gives the mark of now, and what came since another without what a person did.
  init(
    changes:
      @escaping @Sendable (WorkspaceChange.Mark?, _ person: String) async throws -> (
        WorkspaceChange.Mark, WorkspaceChange?
      )
  ) {
    self.changes = changes
  }

  /// What is new from now on for somebody, who knows what he did himself; `nil` when too many listen.
  func listen(as person: String) -> AsyncStream<Event>? {
    guard listeners.count < Self.most else { return nil }
    next += 1
    let number = next
    // Who does not keep up misses beats and intermediate marks; the next change says all since.
    let (stream, continuation) = AsyncStream.makeStream(
      of: Event.self, bufferingPolicy: .bufferingNewest(8))
    continuation.onTermination = { [weak self] _ in
      Task { await self?.remove(number) }
    }
    listeners[number] = (person, continuation)
    if polling == nil { polling = Task { await self.poll() } }
    return stream
  }

  private func remove(_ number: Int) {
    listeners[number] = nil
    guard listeners.isEmpty else { return }
    polling?.cancel()
    polling = nil
    mark = nil
  }

  private func poll() async {
    var turn = 0
    while !Task.isCancelled {
      // A store that cannot be read now is asked again.
      let since = mark
      for person in Set(listeners.values.map(\.person)) {
        guard let (now, change) = try? await changes(since, person) else { continue }
        // Of all that were asked one after another the first one's mark is the safe one.
        if mark == since { mark = now }
        if let change { tell(.change(change), to: person) }
      }
      turn += 1
      if turn.isMultiple(of: Self.beats) { tell(.beat) }
      try? await Task.sleep(for: Self.interval)
    }
  }

  private func tell(_ event: Event, to person: String? = nil) {
    for listener in listeners.values where person == nil || listener.person == person {
      listener.stream.yield(event)
    }
  }
}
