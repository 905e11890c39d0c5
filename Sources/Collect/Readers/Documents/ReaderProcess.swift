import FoundationEssentials
import Synchronization
package import TocsinModel

/// Has `tocsin-reader` read documents, and files that came with mails, a process each: bytes in, ``DocumentText`` or ``PartContents`` out.
///
/// It keeps the servers that it started, as many as asked at once, until it is let go of.
package final class ReaderProcess: Sendable {
  /// The program.
  private let path: String
  /// What is passed on, such as that it may run unprotected.
  private let arguments: [String]
  private let patience: Duration
  private let idleSeconds: Int
  /// Servers that nobody asks now.
  private let idle = Mutex<[ReaderServer]>([])
  private let known = Mutex(KnownParts())

  /// A server ends only where somebody ends it; so many are started for one document.
  private static let mostStarts = 3

  /// Beside the program that runs, or in a folder; `nil` where it is not there.
  ///
  /// - Parameters:
  ///   - patience: how long a document, or all files of one mail, may take.
  ///   - idleSeconds: how long a server is kept that nobody asks: what is watched for months leaves none behind.
  package init?(
    in folder: String? = nil, arguments: [String] = [], patience: Duration = Patience.usual,
    idleSeconds: Int = 20
  ) {
    guard let path = DocumentProcess.path(of: "tocsin-reader", in: folder) else { return nil }
    self.path = path
    self.arguments = arguments
    self.patience = patience
    self.idleSeconds = idleSeconds
  }

  deinit {
    for server in idle.withLock({ $0 }) { server.end() }
  }

  func text(of bytes: [UInt8], _ kind: DocumentKind, shouldStop: @escaping () -> Bool)
    -> DocumentText
  {
    DocumentText(
      answer(to: bytes, ReaderQuestion(kind), Patience(patience, shouldStop: shouldStop)))
  }

  /// What the files of one mail hold, in their order; where the reader fails on one, it says why it was not read. A file that came
  /// before with any mail is not opened again.
  package func contents(
    of parts: [[UInt8]], shouldStop: @escaping () -> Bool = { false }
  ) -> [PartContents] {
    let patience = Patience(patience, shouldStop: shouldStop)
    return parts.map { part in
      let name = KnownParts.name(of: part)
      if let contents = known.withLock({ $0[name] }) { return contents }
      let answer = answer(to: part, .part, patience)
      guard answer.reason == nil,
        let contents = try? JSONDecoder().decode(PartContents.self, from: Data(answer.output))
      else {
        // It may refuse to read at all, and then says why.
        return PartContents(unread: DocumentText(answer).failure ?? DocumentText.failed(answer))
      }
      known.withLock { $0[name] = contents }
      return contents
    }
  }

  private func answer(
    to bytes: [UInt8], _ question: ReaderQuestion, _ patience: Patience
  ) -> ProcessAnswer {
    var starts = 0
    while starts < Self.mostStarts {
      if let reason = patience.reason { return ProcessAnswer(reason: reason) }
      let ready = idle.withLock { $0.popLast() }
      if ready == nil { starts += 1 }
      guard let server = ready ?? ReaderServer(path, arguments: arguments, idle: idleSeconds) else {
        break
      }
      let answer = server.answer(to: bytes, question, patience)
      guard let answer, answer.reason == nil else {
        server.end()
        if let answer { return answer }
        continue
      }
      idle.withLock { $0.append(server) }
      return answer
    }
    return ProcessAnswer(reason: "\(path) could not be started.")
  }
}

extension DocumentText {
  /// What `tocsin-reader` answered.
  package init(_ answer: ProcessAnswer) {
    if let reason = answer.reason {
      self.init(failure: reason)
    } else if let text = try? JSONDecoder().decode(
      DocumentText.self, from: Data(answer.output))
    {
      self = text
    } else {
      self.init(failure: Self.failed(answer))
    }
  }

  static func failed(_ answer: ProcessAnswer) -> String {
    answer.ranTooLong
      ? "Reading it took too long."
      : "The reader of documents failed on it (status \(answer.status))."
  }
}
