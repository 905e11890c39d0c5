import HTTPTypes
import Wording

/// What a page cannot do, in words for its reader.
struct ConsoleError: Error {
  let status: HTTPResponse.Status
  let title: Phrase
  let text: Phrase

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

  static let noSuchColleague = ConsoleError(
    status: .conflict, title: "There is nobody of that name who may judge",
    text: "Go back and choose somebody of the team. Nothing was stored.")

  static let form = ConsoleError(
    status: .badRequest, title: "The form is not whole",
    text: "Go back, load the page again and repeat. Nothing was stored.")
}

extension ConsoleError {
  static let noSuchDocument = ConsoleError(
    status: .notFound, title: "There is no such document",
    text: "It was never read, or it was erased. Search finds what is there.")

  static let noSuchAddress = ConsoleError(
    status: .notFound, title: "Nothing was read of this address",
    text: "Go back and paste the text itself, or give the page at “Add” to be read.")
}

extension ConsoleError {
  static let noSuchEntity = ConsoleError(
    status: .notFound, title: "Nobody is called so",
    text: "No finding is about it and nothing that was read is by it. Search finds what is there.")
}

extension ConsoleError {
  static let emptyNote = ConsoleError(
    status: .badRequest, title: "The note is empty",
    text: "Go back and write it. Nothing was stored.")

  static let noSuchNote = ConsoleError(
    status: .conflict, title: "There is no such note of yours",
    text: "It was taken away meanwhile, or somebody else wrote it. Nothing was changed.")

  static let noViewName = ConsoleError(
    status: .badRequest, title: "The view was not kept",
    text: "Go back and give it a name; of a hundred views one must go first. Nothing was stored.")

  static let nothingChosen = ConsoleError(
    status: .badRequest, title: "No finding was chosen",
    text: "Go back and tick those that are meant. Nothing was stored.")
}
