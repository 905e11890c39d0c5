import Collect
import Testing
import TocsinModel

@Suite struct ExportTests {
  /// What each export says, in the shape of its tool; every text and name is made up.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var content: String
    /// `account|id|time|text` of each document.
    var documents: [String]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "Telegram Desktop", file: "result.json",
      content: """
        {"name": "Net Loft", "type": "public_channel", "id": 7, "messages": [
         {"id": 1, "type": "service", "date": "2025-05-01T09:00:00", "date_unixtime": "1746082800",
          "actor": "Net Loft", "actor_id": "channel7", "action": "create_channel", "text": ""},
         {"id": 2, "type": "message", "date": "2025-05-07T09:15:02", "date_unixtime": "1746598502",
          "from": "Net Loft", "from_id": "channel7", "text": [{"type": "bold", "text": "Nets"}, " are dry"]},
         {"id": 3, "type": "message", "date": "2025-05-07T12:00:00", "date_unixtime": "1746608400",
          "from": "Net Loft", "from_id": "channel7", "forwarded_from": "Old Pier", "text": "Eels again"}
        ]}
        """,
      documents: ["Net Loft|2|1746598502|Nets are dry", "Net Loft|3|1746608400|Eels again"]),
    Case(
      name: "twarc, a page with what it includes", file: "page.jsonl",
      content: """
        {"data": [{"id": "1919999999999999990", "author_id": "7", "text": "Eels", "created_at": "2025-05-07T06:20:00Z", \
        "conversation_id": "1"}], "includes": {"users": [{"id": "7", "username": "eel", "name": "Eel"}], \
        "tweets": [{"id": "1919999999999999990", "author_id": "7", "text": "Eels", "conversation_id": "1"}]}}

        """,
      documents: ["eel|1919999999999999990|1746598800|Eels"]),
    Case(
      name: "yt-dlp, a video and its comments", file: "v.info.json",
      content: """
        {"id": "v", "title": "Nets", "description": "Nets are dry", "uploader": "Eel TV", "channel": "Eel TV", \
        "timestamp": 1746598800, "comments": [{"id": "c", "text": "Eels", "author": "@cod", "author_id": "UC", \
        "parent": "root", "timestamp": 1746598900}]}
        """,
      documents: ["Eel TV|v|1746598800|Nets are dry", "cod|c|1746598900|Eels"]),
    Case(
      name: "Reddit, what was removed", file: "dump.ndjson",
      content: """
        {"id": "c1", "author": "eel", "body": "Eels", "created_utc": "1746598800", "parent_id": "t3_a"}
        {"id": "c2", "author": "[deleted]", "body": "[removed]", "created_utc": 1746598801, "parent_id": "t3_a"}
        {"id": "p", "author": "[deleted]", "title": "Nets", "selftext": "[removed]", "created_utc": 1746598802}

        """,
      documents: ["eel|c1|1746598800|Eels", "|p|1746598802|Nets"]),
    Case(
      name: "Meta, comments of a download", file: "comments.json",
      content: """
        {"comments_v2": [{"timestamp": 1746598800, "data": [{"comment": {"timestamp": 1746598800, \
        "comment": "Sch\\u00c3\\u00b6n", "author": "Eel"}}], "title": "Eel commented."}]}
        """,
      documents: ["Eel||1746598800|Schön"]),
    Case(
      name: "JSON Feed", file: "feed.json",
      content: """
        {"version": "https://jsonfeed.org/version/1.1", "title": "Pier", "home_page_url": "https://pier.example/", \
        "items": [{"id": "1", "url": "https://pier.example/1", "content_html": "<p>Eels &amp; nets</p>", \
        "date_published": "2025-05-07T08:20:00+02:00"}, {"id": "2", "content_text": "Nets"}]}
        """,
      documents: ["pier.example|1|1746598800|Eels & nets", "pier.example|2||Nets"]),
    Case(
      name: "X, archive of an information operation", file: "tweets.csv",
      content: """
        tweetid,userid,user_screen_name,tweet_text,tweet_time,retweet_userid,retweet_tweetid
        1,a,eel,Eels,2018-05-07 06:20,,
        2,b,cod,RT @eel: Eels,2018-05-07 06:21,a,1

        """,
      documents: ["eel|1|1525674000|Eels", "cod|2|1525674060|RT @eel: Eels"]),
    Case(
      name: "Telegram Desktop, HTML", file: "messages.html",
      content: """
        <!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content">
        <div class="text bold">
        Net Loft
        </div></div></div><div class="page_body chat_page"><div class="history">
        <div class="message service" id="message-1"><div class="body details">7 May 2025</div></div>
        <div class="message default clearfix" id="message2"><div class="body">
        <div class="pull_right date details" title="07.05.2025 09:20:00 UTC+03:00">09:20</div>
        <div class="from_name">
        Net Loft
        </div><div class="text">
        Nets &amp; <a href="https://pier.example/">eels</a><br>dry
        </div></div></div>
        <div class="message default clearfix joined" id="message3"><div class="body">
        <div class="pull_right date details" title="07.05.2025 09:21:00 UTC+03:00">09:21</div>
        <div class="reply_to details">In reply to <a href="#go_to_message2">this message</a></div>
        <div class="forwarded body"><div class="from_name">
        Old Pier <span class="date details" title="06.05.2025 20:00:00 UTC+03:00"> 06.05.2025</span></div>
        <div class="text">Cod</div></div></div></div>
        <div class="message default clearfix joined" id="message4"><div class="body">
        <div class="media_wrap">Photo</div></div></div></div></div></div></body></html>
        """,
      documents: ["Net Loft|2|1746598800|Nets & eels\ndry", "Net Loft|3|1746598860|Cod"]),
    Case(
      name: "Mastodon statuses", file: "statuses.json",
      content: """
        [{"id": "5", "created_at": "2025-05-07T06:20:00.000Z", "language": "en", "reblog": null,
          "url": "https://fedi.example/@eel/5", "content": "<p>Eels &amp; nets</p><p>in <a href=\\"https://pier.example/a\\">May</a></p>",
          "account": {"id": "1", "acct": "eel", "display_name": "Eel"}},
         {"id": "6", "created_at": "2025-05-07T06:30:00.000Z", "content": "", "url": "https://fedi.example/@cod/6",
          "reblog": {"uri": "https://fedi.example/@eel/5", "content": "<p>Eels &amp; nets</p>", "account": {"acct": "eel"}},
          "account": {"id": "2", "acct": "cod", "display_name": "Cod"}}]
        """,
      documents: [
        "eel|5|1746598800|Eels & nets\n\nin May", "cod|6|1746599400|RT @eel: Eels & nets",
      ]),
    Case(
      name: "Mastodon outbox", file: "outbox.json",
      content: """
        {"@context": "x", "type": "OrderedCollection", "orderedItems": [
         {"id": "https://fedi.example/users/eel/statuses/5/activity", "type": "Create", "actor": "https://fedi.example/users/eel",
          "object": {"id": "https://fedi.example/users/eel/statuses/5", "attributedTo": "https://fedi.example/users/eel",
           "published": "2025-05-07T06:20:00Z", "content": "<p>Eels</p>"}},
         {"id": "x", "type": "Announce", "actor": "https://fedi.example/users/eel", "object": "https://fedi.example/users/cod/statuses/1"}]}
        """,
      documents: [
        "eel@fedi.example|https://fedi.example/users/eel/statuses/5|1746598800|Eels"
      ]),
    Case(
      name: "Bluesky searchPosts", file: "search.json",
      content: """
        {"cursor": "2", "posts": [{"uri": "at://did:plc:a/app.bsky.feed.post/3l", "author": {"did": "did:plc:a", "handle": "eel.example"},
         "record": {"createdAt": "2025-05-07T06:20:00.000Z", "langs": ["en"], "text": "Eels",
          "facets": [{"features": [{"text": "no post"}]}]}, "indexedAt": "2025-05-07T06:21:00.000Z"}]}
        """,
      documents: ["eel.example|at://did:plc:a/app.bsky.feed.post/3l|1746598800|Eels"]),
    Case(
      name: "Jetstream", file: "jetstream.jsonl",
      content: """
        {"did":"did:plc:a","time_us":1746598800000000,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"3l","record":{"text":"Eels","createdAt":"2025-05-07T06:20:00Z"}}}
        {"did":"did:plc:b","time_us":1746598800000001,"kind":"identity","identity":{"did":"did:plc:b"}}
        """,
      documents: ["did:plc:a|3l|1746598800|Eels"]),
    Case(
      name: "X API v2", file: "page.json",
      content: """
        {"data": [{"id": "1920000000000000001", "author_id": "9", "created_at": "2025-05-07T06:20:00.000Z", "text": "Eels"}],
         "includes": {"users": [{"id": "8", "username": "cod", "name": "Cod", "public_metrics": {}, "description": "I fish"},
          {"id": "9", "username": "eel", "name": "Eel", "public_metrics": {}, "description": "I swim"}]}}
        """,
      documents: ["eel|1920000000000000001|1746598800|Eels"]),
    Case(
      name: "X archive", file: "tweets.js",
      content: """
        window.YTD.tweets.part0 = [ { "tweet": { "id_str": "1920000000000000001", "full_text": "Eels &lt;3",
         "created_at": "Wed May 07 06:20:00 +0000 2025" } } ]
        """,
      documents: ["|1920000000000000001|1746598800|Eels <3"]),
    Case(
      name: "X API v1.1 retweet", file: "tweets.jsonl",
      content: """
        {"id_str": "2", "created_at": "Wed May 07 06:20:00 +0000 2025", "full_text": "RT @eel: Ee…", "user": {"screen_name": "cod", "name": "Cod"}, "retweeted_status": {"id_str": "1", "full_text": "Eels are back", "user": {"screen_name": "eel"}}}
        """,
      documents: ["cod|2|1746598800|RT @eel: Eels are back"]),
    Case(
      name: "Zeeschuimer", file: "zeeschuimer.ndjson",
      content: """
        {"nav_index": "1:0", "item_id": "1", "timestamp_collected": 1746700000000, "source_platform": "tiktok.com", "data": {"id": "1", "desc": "Eels", "createTime": 1746598800, "author": {"uniqueId": "eel", "nickname": "Eel", "signature": "I swim"}}}
        """,
      documents: ["eel|1|1746598800|Eels"]),
    Case(
      name: "YouTube comments", file: "comments.json",
      content: """
        {"items": [{"id": "t", "snippet": {"videoId": "v", "topLevelComment": {"id": "c1", "snippet":
          {"textOriginal": "Eels", "authorDisplayName": "@eel", "publishedAt": "2025-05-07T06:20:00Z"}}},
          "replies": {"comments": [{"id": "c2", "snippet": {"parentId": "c1", "textOriginal": "No", "authorDisplayName": "@cod", "publishedAt": "2025-05-07T06:21:00Z"}}]}}]}
        """,
      documents: ["eel|c1|1746598800|Eels", "cod|c2|1746598860|No"]),
    Case(
      name: "Reddit listing", file: "listing.json",
      content: """
        {"kind": "Listing", "data": {"after": null, "children": [
          {"kind": "t3", "data": {"name": "t3_a", "author": "eel", "title": "Eels", "selftext": "They are back", "created_utc": 1746598800.0, "url": "https://r.example/a"}},
          {"kind": "t1", "data": {"name": "t1_b", "author": "cod", "body": "No", "parent_id": "t3_a", "created_utc": 1746598860.0}}]}}
        """,
      documents: ["eel|t3_a|1746598800|They are back", "cod|t1_b|1746598860|No"]),
    Case(
      name: "Meta, download your information", file: "your_posts_1.json",
      content: """
        [{"timestamp": 1746598800, "title": "Eel shared", "data": [{"post": "Caf\\u00c3\\u00a9 am Pier"}]}]
        """,
      documents: ["||1746598800|Café am Pier"]),
    Case(
      name: "an unknown wrapper", file: "answer.json",
      content: """
        {"meta": {"description": "a list of posts"}, "payload": {"rows": [{"post": {"message": "Eels", "user": {"username": "eel"}}, "when": 1}]}}
        """,
      documents: ["eel|||Eels"]),
  ]

  @Test(arguments: cases)
  func `an export is read as its tool writes it`(example: Case) throws {
    let reading = try read(example.file, example.content)
    let documents = reading.documents.map { document in
      [
        document.source?.id.rawValue ?? "", document.externalID ?? "",
        document.published.map { String($0.seconds) } ?? "", document.text,
      ].joined(separator: "|")
    }
    #expect(documents == example.documents)
    #expect(!reading.diagnostics.contains { $0.severity == .error })
  }

  @Test func `records of a list have places of their own`() throws {
    let reading = try read("result.json", Self.cases[0].content)
    #expect(reading.documents.map(\.place.line) == [4, 6])
  }

  @Test func `a list that does not fit into memory is read record by record`() throws {
    let messages = (1...400).map {
      """
      {"id": \($0), "type": "message", "date": "2025-05-07T12:00:00", "date_unixtime": "1746608400", "from_id": "channel7", "text": "Eels \($0)"}
      """
    }.joined(separator: ",\n")
    let json = "{\"name\": \"Net Loft\", \"messages\": [\n\(messages)\n]}"
    let reading = try read("result.json", json.utf8, limits { $0.record = 2048 })
    #expect(reading.documents.count == 400)
    #expect(Set(reading.documents.map(\.source?.id.rawValue)) == ["Net Loft"])
    #expect(reading.documents.last?.place.line == 401)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `all of an export goes on where it was broken off`() throws {
    let all = try read("result.json", Self.cases[0].content)
    let rest = try read("result.json", Self.cases[0].content.utf8, skipping: 2)
    #expect(rest.documents == Array(all.documents.suffix(1)))
  }

  @Test func `replies, reposts and quotations name what they are about`() throws {
    let reading = try read(
      "x.jsonl",
      """
      {"id_str": "3", "created_at": "Wed May 07 06:20:00 +0000 2025", "full_text": "No", "user": {"screen_name": "cod"}, "in_reply_to_status_id_str": "1", "in_reply_to_screen_name": "eel", "quoted_status_id_str": "2", "quoted_status": {"id_str": "2", "full_text": "Hm", "user": {"screen_name": "ray"}}}
      """)
    let document = try #require(reading.documents.first)
    #expect(reading.documents.count == 1)
    #expect(document.inReplyTo == PostReference(id: "1", account: "eel"))
    #expect(document.quoteOf == PostReference(id: "2", account: "ray"))
    #expect(document.repostOf == nil)
    #expect(document.platform == "x")
  }

  @Test func `an account counts more than the host of an address`() throws {
    let reading = try read(
      "4cat.csv",
      """
      id,url,body,timestamp,author,author_name,unix_timestamp
      1,https://social.example/eel/1,Eels,2025-05-07 06:20:00,eel,Eel,1746598800
      """)
    #expect(reading.documents.map(\.source?.id.rawValue) == ["eel"])
    #expect(reading.documents.map(\.published?.seconds) == [1_746_598_800])
  }

  @Test func `a column may be a path`() throws {
    let reading = try read(
      "a.jsonl",
      "{\"a\": {\"b\": \"Eels\"}, \"c\": [{\"d\": \"x\"}, {\"d\": \"y\"}], \"who\": {\"n\": \"eel\"}}\n"
        .utf8,
      CollectOptions(columns: ["text": "a.b", "account": "who.n"]))
    #expect(reading.texts == ["Eels"])
    #expect(reading.documents.map(\.source?.id.rawValue) == ["eel"])
  }

  @Test func `the mappings that come along can all be read and written`() throws {
    #expect(ExportMapping.known.count > 45)
    #expect(
      Set(ExportMapping.known.map { "\($0.isTable) \($0.name)" }).count == ExportMapping.known.count
    )
    for mapping in ExportMapping.known {
      #expect(!mapping.needs.isEmpty && !mapping.tool.isEmpty)
      #expect(try ExportMapping.parse(mapping.written) == [mapping])
    }
  }

  @Test(arguments: [
    ("a: b\n", 1), ("  text: a\n", 1), ("a:\n  nothing\n", 2), ("a:\n  colour: red\n", 2),
    ("a:\n  format: xml\n", 2),
  ])
  func `a mapping with a mistake is refused with its line`(text: String, line: Int) {
    #expect(throws: MappingError.self) { try ExportMapping.parse(text) }
    do {
      _ = try ExportMapping.parse(text)
    } catch {
      #expect(error.line == line)
    }
  }

  @Test func `a list joined with itself costs no more than its bound`() throws {
    let users = (0..<30_000).map { "{\"id\": \"\($0)\"}" }.joined(separator: ",")
    let tweets = (0..<3000).map {
      "{\"id\": \"\($0)\", \"author_id\": \"none\", \"text\": \"t\($0)\"}"
    }
    .joined(separator: ",")
    let reading = try read(
      "page.json", "{\"data\": [\(tweets)], \"includes\": {\"users\": [\(users)]}}")
    #expect(reading.documents.count == 3000)
  }
}
