import Collect
import Testing

@Suite struct NameRecognitionTests {
  @Test(arguments: [
    ("a.txt", "a.example\nb.example\n"), ("a.csv", "domain,created\na.example,2024-01-01\n"),
    ("a.csv", "1,a.example\n2,b.example\n"), ("hosts", "127.0.0.1 localhost\n0.0.0.0 a.example\n"),
    ("a.jsonl", "{\"domain\":\"a.example\",\"first_seen\":1}\n"),
    ("a.json", "[\"a.example\",\"b.example\"]"),
    ("a.jsonl", "{\"message_type\":\"heartbeat\"}\n"),
    ("a.json", "{\"results\":[{\"domain\":\"a.example\"}]}"),
    ("a.txt", "a.example;b.example|c.example\n"),
    ("zone", "$ORIGIN test.\na NS b\n"), ("zone", "a.test. 60 in ns b.test.\n"),
    ("a.json", "{\"entries\":[{\"leaf_input\":\"AAAA\",\"extra_data\":\"\"}]}"),
  ])
  func `a scan knows a file of names`(name: String, text: String) throws {
    let reading = try read(name, text)
    #expect(reading.summary.format == .names)
    #expect(reading.documents.isEmpty)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: ["", "\n"]) func `a scan knows a long list that something wraps`(end: String)
    throws
  {
    let records = (0..<4000).map { "{\"domain\":\"a\($0).example\"}" }.joined(separator: ",\(end)")
    let text = "{\"n\":4000,\(end)\"results\":[\(records)]}"
    #expect(try read("a.json", text).summary.format == .names)
    #expect(try readNames("a.json", text).names.count == 4000)
    let documents = text.replacing("\"n\"", with: "\"Text\"")
    #expect(try read("a.json", documents).summary.format != .names)
  }

  @Test(arguments: [
    ("a.csv", "domain,text\na.example,words\n"), ("a.csv", "url,title\nhttps://a.example/,words\n"),
    ("a.csv", "text\na.example\n"),
    ("a.jsonl", "{\"url\":\"https://a.example/\",\"text\":\"x\"}\n"),
    ("a.jsonl", "{\"site\":\"a.example\",\"headline\":\"x\"}\n"), ("a.html", "<html>a.example"),
    ("a.txt", "Some words about a.example and more.\nBern in a nutshell\n"),
    ("a.txt", "1 some words\n"),
    ("a.jsonl", "{\"account_id\":\"ada\",\"url\":\"https://a.example/\"}\n"),
    ("a.csv", "account_id,url\nada,https://a.example/\n"),
    ("a.json", "{\"data\":[{\"url\":\"https://a.example/\",\"text\":\"x\"}]}"),
  ])
  func `a scan takes nothing else for one`(name: String, text: String) throws {
    #expect(try read(name, text).summary.format != .names)
  }
}
