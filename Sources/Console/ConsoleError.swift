import HTTPTypes

/// What a page cannot do, in words for its reader.
struct ConsoleError: Error {
  let status: HTTPResponse.Status
  let title: String
  let text: String

  static func noSuchFinding(_ name: String) -> ConsoleError {
    ConsoleError(
      status: .notFound, title: "There is no such finding",
      text: "No finding is called “\(name.prefix(40))”, nor was any.")
  }

  static let noSuchJudgement = ConsoleError(
    status: .conflict, title: "This is not in force any more",
    text: "The judgement was undone or replaced meanwhile. Nothing was changed.")

  static let noReason = ConsoleError(
    status: .badRequest, title: "A dismissal says why",
    text: "Go back and write a reason; one word is enough. Nothing was stored.")

  static let noSuchDuplicate = ConsoleError(
    status: .badRequest, title: "There is no such other finding",
    text: "Go back and give the number of another finding, such as F12. Nothing was stored.")

  static let form = ConsoleError(
    status: .badRequest, title: "The form is not whole",
    text: "Go back, load the page again and repeat. Nothing was stored.")
}

extension ConsoleError {
  static let noSuchDocument = ConsoleError(
    status: .notFound, title: "There is no such document",
    text: "It was never read, or it was erased. Search finds what is there.")
}
