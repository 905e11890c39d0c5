import Engine

extension Console {
  func show(_ event: EngineEvent) {
    switch event {
    case .files(let seen, let read): progress("\(seen) files, \(read) new")
    case .stored(let documents, let names):
      progress("\(documents) new documents stored" + (names > 0 ? ", \(names) names read" : ""))
    case .diagnostic(let value): diagnostic(value)
    case .loading(let documents): progress("loading the fingerprints of \(documents) documents")
    case .matching(let done, let all): progress("comparing: \(done) of \(all) documents")
    case .meaning(let done, let all): progress("reading what they mean: \(done) of \(all) texts")
    case .explaining(let done, let all): progress("explaining: \(done) of \(all) groups")
    case .writingReport: progress("writing the report")
    }
  }
}
