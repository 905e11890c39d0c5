import Foundation
import TestSupport

/// What happened to a made-up newspaper and a made-up coalition: an altered interview on a cloned site, a look-alike
/// name, mails to staff, accounts that push the clone, and a station that may not publish.
struct MadeUpCampaign {
  static let text = """
    Candidate Maret Quillon told this newspaper on Tuesday that the harbour of Port Maren will stay public. “We keep the \
    cranes, we keep the dockers, and we keep the 96 jobs at the northern quay,” she said. The interview took place in the \
    old customs house, where the coalition met for a third day. Quillon added that the ferry subsidy of 12 million marks \
    would be paid before winter, and that no contract would be signed without the assembly. Asked about the debate, she \
    answered that every question would be taken. The coalition publishes its programme on Friday at noon.
    """

  let folder: TemporaryFolder
  /// Exchanges names in everything that is written.
  private let renamed: @Sendable (String) -> String

  init(_ folder: TemporaryFolder, renamed: @escaping @Sendable (String) -> String = { $0 }) throws {
    self.folder = folder
    self.renamed = renamed
    let altered = Self.text.replacingOccurrences(of: "stay public", with: "be sold")
      .replacingOccurrences(of: "96 jobs", with: "9 jobs")
    try page("ordaviaherald.example", "Quillon: the harbour stays public", Self.text, "02T08")
    try page("ordavia-herald.example", "Quillon: the harbour will be sold", altered, "03T09")
    try page("radiobarred.example", "Interview with Quillon", altered, "03T07")
    let posts = (0..<9).map { number in
      """
      {"id":"p\(number)","account":"harbour_fan\(number)","text":"The interview that they will delete tonight: the \
      harbour of Port Maren is sold, and ninety jobs with it. Read it before it is gone \
      https://ordavia-herald.example/a","created_at":"2025-05-03T10:0\(number):00Z","language":"en"}
      """
    }
    try write("in/posts.jsonl", posts.joined(separator: "\n"))
    try write(
      "in/new-names.csv",
      """
      name,first_seen
      ordavia-herald.example,2025-05-01T06:00:00Z
      ordaviaherald-login.example,2025-05-01T06:05:00Z
      """)
    for (number, staff) in ["press", "field"].enumerated() { try mail(number, to: staff) }
    try write(
      "tocsin.yaml",
      """
      protected:
        - name: Ordavia Herald
          domains: [ordaviaherald.example]
        - name: Bridge and Valley
          domains: [bridgeandvalley.example]
      """)
    try write(
      "register.csv",
      """
      source,status,asserted_by,act,from,to,domains,document
      Radio Barred,refused,Press Council of Ordavia,Decision 7/2025,2025-01-15,,radiobarred.example,https://council.example/7
      Ordavia Herald,accredited,Press Council of Ordavia,,2020-01-01,,ordaviaherald.example,
      """)
  }

  private func write(_ name: String, _ text: String) throws {
    try folder.write(name, renamed(text))
  }

  private func page(_ host: String, _ title: String, _ body: String, _ hour: String) throws {
    try write(
      "in/pages/\(host)/a.html",
      """
      <!DOCTYPE html><html lang="en"><head><title>\(title)</title>
      <meta property="og:site_name" content="\(host)">
      <meta property="article:published_time" content="2025-05-\(hour):00:00Z"></head>
      <body><article><h1>\(title)</h1><p>\(body)</p></article></body></html>
      """)
  }

  private func mail(_ number: Int, to staff: String) throws {
    let lines = [
      "From: \"Ordavia Herald\" <desk@ordaviaherald-login.example>",
      "To: \(staff)@bridgeandvalley.example", "Subject: Your interview: confirm the text today",
      "Date: Fri, 2 May 2025 07:1\(number):00 +0000",
      "Message-ID: <\(number)@ordaviaherald-login.example>", "MIME-Version: 1.0",
      "Content-Type: text/html; charset=utf-8", "",
      "<p>Please sign in to confirm the text of the interview before it is printed, or your account will be suspended:</p>",
      "<p><a href=\"https://ordaviaherald-login.example/signin\">https://ordaviaherald.example/interview</a></p>",
    ]
    try write("in/mail/\(number).eml", lines.joined(separator: "\r\n") + "\r\n")
  }

  /// Reads all of it, and says what was found: a line each, without what time and order give.
  func scan() throws -> Command.Result {
    try Command(
      "scan", folder["in"], "--config", folder["tocsin.yaml"], "--workspace", folder["ws"]
    ).run()
  }

  func tocsin(_ arguments: String..., as person: String = "Ada") throws -> Command.Result {
    try Command(arguments + ["--workspace", folder["ws"], "--as", person]).run()
  }
}
