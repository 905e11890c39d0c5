import TestSupport
import Testing

/// `tocsin users`, as an administrator types it.
@Suite struct UsersCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let posts = try folder.write(
      "posts.jsonl", #"{"id":"1","account":"a","text":"A text."}"# + "\n")
    _ = try Command("scan", posts, "--lexical", "--workspace", folder["ws"]).run()
  }

  private func users(_ arguments: String...) throws -> Command.Result {
    try Command(["users"] + arguments + ["--workspace", folder["ws"]]).run()
  }

  @Test func `nobody, the first one, others, and the last administrator`() throws {
    let none = try users("list")
    #expect(none.status == 0 && none.output.isEmpty && none.error.contains("There are no users"))
    let refused = try users("invite", "--role", "viewer")
    #expect(refused.status == 1 && refused.error.contains("The first user is an administrator"))
    let link = try users(
      "invite", "--role", "administrator", "--address", "https://desk.example/")
    #expect(link.status == 0)
    #expect(link.output.wholeMatch(of: #/https://desk\.example/invitations/[0-9a-f]{64}\n/#) != nil)
    #expect(try users("add", "Ada", "--role", "administrator").status == 0)
    #expect(try users("add", "ada").status == 1)
    #expect(try users("add", "Ben").status == 0)
    #expect(try users("list").output == "Ada\tadministrator\tproxy\nBen\tanalyst\tproxy\n")
    #expect(try users("remove", "nobody").error.contains("There is no user “nobody”"))
    let last = try users("remove", "Ada")
    #expect(last.status == 1 && last.error.contains("last administrator"))
    #expect(try users("remove", "Ben").status == 0)
    #expect(try users("invite", "--role", "king").status == 64)
  }

  @Test func `a workspace that is not there is not made`() throws {
    let result = try Command("users", "list", "--workspace", folder["none"]).run()
    #expect(result.status == 1 && result.error.contains("There is no workspace"))
  }
}
