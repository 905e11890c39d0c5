import Fetch
import Foundation
import Testing

@Suite struct RobotsRulesTests {
  @Test(arguments: [
    ("User-agent: *\nDisallow: /a", "/a/b", false), ("User-agent: *\nDisallow: /a", "/b", true),
    ("User-agent: *\nDisallow: /", "/", false), ("User-agent: *\nDisallow:", "/", true),
    ("User-agent: *\nDisallow: /\nAllow: /a", "/a", true),
    ("User-agent: *\nAllow: /p\nDisallow: /", "/page", true),
    ("User-agent: *\nAllow: /folder\nDisallow: /folder", "/folder/page", true),
    ("User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm", false),
    ("User-agent: *\nAllow: /$\nDisallow: /", "/", true),
    ("User-agent: *\nAllow: /$\nDisallow: /", "/page", false),
    ("User-agent: *\nDisallow: /*.php$", "/a.php", false),
    ("User-agent: *\nDisallow: /*.php$", "/a.php?x", true),
    ("User-agent: *\nDisallow: /f*r/*/z", "/foo/bar/x/z", false),
    ("User-agent: *\nDisallow: /caf%C3%A9", "/café", false),
    ("User-agent: *\nDisallow: /café", "/caf%c3%a9", false),
    ("User-agent: *\nDisallow: /a%2Fb", "/a/b", true),
    ("User-agent: *\nDisallow: /%7Ejoe", "/~joe", false),
    ("User-agent: tocsin\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true),
    ("User-agent: Tocsin/1.0\nDisallow: /a\n\nUser-agent: *\nDisallow:", "/a", false),
    ("User-agent: other\nUser-agent: tocsin\nDisallow: /a", "/a", false),
    ("User-agent: tocsin\nDisallow: /a\nUser-agent: other\nDisallow: /b", "/b", true),
    ("User-agent: tocsin\nDisallow: /a\n\nUser-agent: tocsin\nDisallow: /b", "/b", false),
    ("User-agent: tocsinbot\nDisallow: /", "/", true), ("Disallow: /", "/", true), ("", "/", true),
    ("\u{FEFF}user-agent : *\r\n disallow : /a # why\r\n", "/a", false),
    ("User-agent: *\nDisallow: /robots.txt\nDisallow: /", "/robots.txt", true),
    ("User-agent: *\nSitemap: /s\nDisallow: /a", "/a", false),
    ("<!DOCTYPE html><html>User-agent: no</html>", "/", true),
  ])
  func `the longest rule that matches decides`(_ file: String, _ path: String, _ isAllowed: Bool) {
    #expect(RobotsRules(file.utf8, for: "Tocsin").allows(path) == isAllowed)
  }

  private struct Case: Decodable {
    var robots: String
    var path: String
    var allowed: Bool
  }

  /// `make watch-peers` writes the file. A star that an encoded letter holds (`%C3%*A9`) is the one thing that both read otherwise.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["TOCSIN_ROBOTS_CASES"] != nil,
      "needs the cases of another program: make watch-peers"))
  func `robots.txt is read as protego reads it`() throws {
    let path = try #require(ProcessInfo.processInfo.environment["TOCSIN_ROBOTS_CASES"])
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let cases = try lines.map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    #expect(cases.count >= 1000)
    var others: [Case] = []
    for one in cases
    where RobotsRules(one.robots.utf8, for: "Tocsin").allows(one.path) != one.allowed {
      others.append(one)
    }
    print("\(cases.count) files and paths, \(others.count) judged otherwise")
    for other in others.prefix(10) { print("\(other)") }
    #expect(others.count * 1000 <= cases.count)
  }

  @Test func `a delay that is asked for is known`() {
    #expect(RobotsRules("User-agent: *\nCrawl-delay: 7.5\n".utf8, for: "Tocsin").delay == 7.5)
    #expect(RobotsRules("User-agent: *\nCrawl-delay: inf\n".utf8, for: "Tocsin").delay == nil)
  }

  @Test func `what is behind the limit is not read`() {
    let rule = "User-agent: *\nDisallow: /a\n"
    let comment = "#" + String(repeating: "x", count: RobotsRules.limit)
    #expect(!RobotsRules((rule + comment).utf8, for: "Tocsin").allows("/a"))
    #expect(RobotsRules((comment + "\n" + rule).utf8, for: "Tocsin").allows("/a"))
  }

  @Test func `stars cost no more than their product`() {
    let pattern = String(repeating: "*a", count: 1000)
    let path = "/" + String(repeating: "a", count: 3000)
    let file = "User-agent: *\nDisallow: /\(pattern)b"
    #expect(RobotsRules(file.utf8, for: "Tocsin").allows(path))
  }
}
