import Report
import TocsinModel

extension SampleBuilder {
  /// Eight publications, each kind of context and of alteration, times of every precision.
  mutating func interview() {
    let original = """
      Mirela Tarn, who chairs the electoral commission of Orlanda, says that the counting machines in the northern \
      districts were inspected twice before the vote.

      “We opened 12 machines in Velm and found no fault,” she told the Velm Courier on 28 April. The inspection \
      was attended by observers from both lists. Each of them signed the record, and each of them received a copy.

      The commission will publish the records on 3 May. Until then, she asks everyone to be patient. Ms Tarn did not \
      say whether the machines will be used again in the second round. The law leaves that to the districts.

      Turnout in the north was 61 per cent, two points less than in the last election. The rain played its part, \
      and so did the closed bridge at Sarn. Buses were sent from noon on.

      Asked about the leaflets that named a wrong polling day, she said that the police are looking into them. \
      Nobody should rely on a leaflet; the date is on the card that every voter receives by post.
      """
    let first = document(
      "Velm Courier", host: "velm-courier.example",
      title: "Commission head: “We opened 12 machines and found no fault”",
      published: SampleReport.at(-2 * 1440 + 614), text: original)
    let wireText =
      original.replacing("says that", with: "told the Velm Courier that")
      .replacing(" Buses were sent from noon on.", with: "") + "\n\nSource: Velm Courier"
    let wire = document(
      "Orlanda Wire", host: "wire.example",
      title: "Machines inspected twice, says commission (Velm Courier)",
      published: SampleReport.at(-2 * 1440 + 750, .second), text: wireText)
    let blogText =
      original.replacing(
        "“We opened 12 machines in Velm and found no fault,” she told the Velm Courier on 28 April.",
        with: "“We opened 21 machines in Velm and found a fault,” she said on 29 April."
      )
      .replacing(
        "Mirela Tarn, who chairs the electoral commission of Orlanda,",
        with: "The head of the so-called electoral commission"
      )
      .replacing("Ms Tarn did not say", with: "She did not dare to say")
      + "\n\nDraw your own conclusions. The machines stood unguarded in a garage for three nights, as our readers from Velm report, and nobody has denied it.\n\n© Plain Talk North"
    let blog = document(
      "Plain Talk North", host: "plaintalk.example",
      title: "She admits it: a fault in the machines",
      published: SampleReport.at(-1440, .day), text: blogText)
    let cloneText = blogText.replacing("Orlanda", with: "Оrlanda").replacing(
      "machines", with: "mach\u{200B}ines"
    )
    .replacing("police", with: "рolice")
    let clone = document(
      "Velm Courier (velm-courier.press.example)", host: "velm-courier.press.example",
      title: "Fault found",
      published: SampleReport.at(-1440 + 1210, .minute, offset: nil), text: cloneText)
    let quoteText = """
      Commentary. What do we owe each other in a close election? I keep thinking about one sentence of this week.

      “Nobody should rely on a leaflet; the date is on the card that every voter receives by post.”

      That is right, and it is also a little sad. When I was young, leaflets were what one relied on: they were printed \
      by people one knew, and one could walk over and complain. Today nobody knows who prints them, nobody can complain, and \
      the post is late. A society that has to say such a sentence has already lost something that no commission can \
      give back. It was not lost this week, nor by this list or the other. It went with the local offices, the local \
      papers, the local everything. The machines are not the point. The point is that we need them to be the point, because we no \
      longer know the people who count. So let us at least go and watch them count. The doors are open. Bring tea, bring patience, \
      bring the neighbour you have not spoken to since the last time, and stay until the last paper is on its pile. \
      That is what I shall do in Sarn, if the bridge lets me.
      """
    let quote = document(
      "Evening Lamp", host: "lamp.example", title: "On leaflets",
      published: SampleReport.at(380, .minute), text: quoteText)
    let debunkText = """
      CHECK. Several pages claim that the head of the electoral commission admitted a fault. She did not.

      The claim: “We opened 21 machines in Velm and found a fault,” she said on 29 April.

      What she said, on tape: “We opened 12 machines in Velm and found no fault.” The date and the number were changed as well.
      """
    let debunk = document(
      "Fact Desk Orlanda", host: "factdesk.example", title: "No, she did not admit a fault",
      published: SampleReport.at(1300, .minute), text: debunkText)
    let cyrillicText = """
      Голова виборчої комісії Орланди заявила, що лічильні машини в північних округах перевіряли двічі.

      «Ми відкрили 21 машину у Вельмі і знайшли несправність», — сказала вона 29 квітня.

      Явка на півночі становила 61 відсоток.
      """
    let cyrillic = document(
      "Північний вісник", host: "visnyk.example", title: "Вона зізналася: машини несправні",
      language: "uk",
      published: SampleReport.at(-14 * 1440, .month), text: cyrillicText)
    let updated = document(
      "Velm Courier", host: "velm-courier.example",
      title: "Commission head: machines inspected twice (updated)",
      published: nil, text: original + "\n\nUpdate: The records are now public.")
    func pair(
      _ a: DocumentID, _ b: DocumentID, _ context: CopyContext, _ coverage: (Double, Double),
      delay: Int64?, order: CopyPair.Order = .certain, kind: CopyKind = .copypasta,
      spans: [MatchedSpan] = [], _ alterations: [Alteration] = [], reasons: [Reason] = []
    ) -> CopyPair {
      CopyPair(
        a: a, b: b, kind: kind, score: coverage.0, coverageA: coverage.0, coverageB: coverage.1,
        spans: spans, alterations: alterations, context: context, reasons: reasons, order: order,
        delaySeconds: delay)
    }
    let whole = ("Mirela", "The head"), end = ("by post.", "by post.")
    let blogPair = pair(
      wire, blog, .repost, (0.86, 0.71), delay: 41_400, order: .probable,
      spans: [span(wire, blog, whole, end)],
      [
        Alteration(kind: .name, before: "Mirela Tarn", after: nil),
        Alteration(kind: .attribution, before: "she told the Velm Courier", after: nil),
        Alteration(kind: .number, before: "12", after: "21"),
        Alteration(kind: .date, before: "28 April", after: "29 April"),
        Alteration(kind: .negation, before: "found no fault", after: "found a fault"),
        Alteration(
          kind: .quotation, before: "“We opened 12 machines in Velm and found no fault”",
          after: "“We opened 21 machines in Velm and found a fault”"),
        Alteration(
          kind: .sentenceAdded, before: nil,
          after:
            "The machines stood unguarded in a garage for three nights, as our readers from Velm report, and nobody has denied it."
        ),
        Alteration(kind: .sentenceDropped, before: "Source: Velm Courier", after: nil),
        Alteration(kind: .copyright, before: nil, after: "© Plain Talk North"),
      ],
      reasons: [
        Reason(
          feature: "copy.credit", value: 0, threshold: 1,
          text: "The copy names neither the wire nor the newspaper."),
        Reason(
          feature: "copy.shared-error", direction: .supports,
          text:
            "It lacks the same sentence that the wire dropped (“Buses were sent from noon on.”), so the wire is the likelier parent."
        ),
      ])
    let members: [CopyCluster.Member] = [
      .init(
        document: cyrillic,
        fromParent: pair(
          blog, cyrillic, .repost, (0.22, 0.9), delay: nil, order: .unknown, kind: .translation,
          [
            Alteration(
              kind: .sentenceDropped, before: "The commission will publish the records on 3 May.")
          ])),
      .init(document: first),
      .init(
        document: wire,
        fromParent: pair(
          first, wire, .creditedReprint, (0.96, 0.98), delay: 8160,
          spans: [span(first, wire, ("Mirela", "Mirela"), end)],
          [
            Alteration(
              kind: .attribution, before: "says that", after: "told the Velm Courier that"),
            Alteration(kind: .sentenceDropped, before: "Buses were sent from noon on."),
            Alteration(kind: .sentenceAdded, after: "Source: Velm Courier"),
          ],
          reasons: [
            Reason(
              feature: "copy.credit", direction: .weakens, value: 1, threshold: 1,
              text: "The copy ends with a source line that names the Velm Courier.")
          ])),
      .init(document: blog, fromParent: blogPair, identical: []),
      .init(
        document: clone,
        fromParent: pair(
          blog, clone, .repost, (0.99, 0.99), delay: 72_600, order: .probable,
          spans: [span(blog, clone, ("The head", "The head"), ("North", "North"))],
          [
            Alteration(kind: .homoglyph, before: "Orlanda", after: "Оrlanda"),
            Alteration(kind: .homoglyph, before: "police", after: "рolice"),
            Alteration(kind: .invisible, before: "machines", after: "mach\u{200B}ines"),
          ])),
      .init(
        document: quote,
        fromParent: pair(
          first, quote, .quotation, (0.11, 0.08), delay: 158_760,
          spans: [span(first, quote, ("Nobody should", "Nobody should"), end)], [],
          reasons: [
            Reason(
              feature: "copy.quoted", direction: .weakens, value: 0.08, threshold: 0.3,
              text: "Only a small part of the copy is repeated, and it stands in quotation marks.")
          ])),
      .init(
        document: debunk,
        fromParent: pair(
          blog, debunk, .debunk, (0.09, 0.3), delay: 164_400,
          spans: [span(blog, debunk, ("“We opened", "“We opened"), ("29 April.", "29 April."))], [],
          reasons: [
            Reason(
              feature: "copy.debunk", direction: .weakens,
              text: "The page declares itself a fact check and contradicts the passage.")
          ])),
      .init(
        document: updated,
        fromParent: pair(
          first, updated, .ownVersion, (1, 0.97), delay: nil, order: .unknown,
          [Alteration(kind: .sentenceAdded, after: "Update: The records are now public.")])),
    ]
    add(
      "copies-00000002", .high,
      "8 publications repeat one text; one copy dropped the name of the person who was interviewed and changed a number, and another has look-alike letters",
      CopyCluster(
        members: members, first: first, certainty: .likely,
        reasons: [
          Reason(
            feature: "cluster.first-credited",
            text: "Two copies credit the Velm Courier, which is also the earliest exact time."),
          Reason(
            feature: "cluster.overlap", direction: .weakens, value: 1,
            text: "One publication is known only by its month, which begins before the first."),
        ]),
      reasons: [
        Reason(
          feature: "copy.coverage", value: 0.86, threshold: 0.3,
          text: "The copies repeat up to 99% of an earlier text."),
        Reason(
          feature: "copy.telling-alterations", value: 6, threshold: 1,
          text: "Names, numbers, a date and a negation were altered."),
        Reason(
          feature: "copy.credited", direction: .weakens, value: 1,
          text: "One of the copies is a credited reprint."),
      ])
  }

  /// Five publications of an agency's text.
  mutating func agency() {
    let text = (1...30).map {
      "Sentence \($0) of the agency’s report about the weather on polling day in district \($0 * 7 % 13) says little that is new."
    }.joined(separator: " ")
    let first = document(
      "Orlanda Wire", host: "wire.example", title: "Weather on polling day",
      published: SampleReport.at(-600), text: text)
    var members: [CopyCluster.Member] = [.init(document: first)]
    for (index, name) in ["Sarn Gazette", "Radio Velm", "Harbour News", "Северный курьер"]
      .enumerated()
    {
      let copyText = text.replacing("Sentence 9 ", with: "Phrase 9 ").replacing(
        "Sentence 27 of the agency’s report about the weather on polling day in district 7 says little that is new. ",
        with: "")
      let copy = document(
        name, host: "outlet\(index).example", title: "Weather", language: index == 3 ? "ru" : "en",
        published: SampleReport.at(-500 + Int64(index) * 95), text: copyText + " (Orlanda Wire)")
      members.append(
        .init(
          document: copy,
          fromParent: CopyPair(
            a: first, b: copy, kind: .copypasta, score: 0.95, coverageA: 0.95, coverageB: 0.98,
            spans: [
              span(first, copy, ("Sentence 1 ", "Sentence 1 "), ("Sentence 30", "Sentence 30"))
            ], alterations: [Alteration(kind: .sentenceAdded, after: "(Orlanda Wire)")],
            context: .creditedReprint, order: .certain, delaySeconds: 6000 + Int64(index) * 5700)))
    }
    add(
      "copies-00000009", .routine, "5 publications repeat an agency’s report, all with credit",
      CopyCluster(members: members, first: first, certainty: .certain),
      reasons: [
        Reason(
          feature: "copy.credited", direction: .weakens, value: 4, threshold: 4,
          text: "Every copy credits the agency.")
      ])
  }

  /// One text, thousands of times.
  mutating func flood(_ count: Int) {
    let text =
      "Vote on Tuesday! The polling day was moved because of the rain. Tell everybody in your street."
    var members: [CopyCluster.Member] = []
    var first = DocumentID(high: 0, low: 0)
    for index in 0..<count {
      let id = document(
        "Account \(index % 180)", host: "@account\(index % 180)",
        published: SampleReport.at(Int64(index) / 3), text: "\(text) #\(index % 7)")
      if index == 0 {
        first = id
        members.append(
          .init(
            document: id, identical: [DocumentID(high: 9, low: 1), DocumentID(high: 9, low: 2)]))
      } else {
        let parent = members[index / 2].document
        members.append(
          .init(
            document: id,
            fromParent: CopyPair(
              a: parent, b: id, kind: .copypasta, score: 1, coverageA: 1, coverageB: 0.998,
              order: .certain, delaySeconds: Int64(index) * 9)))
      }
    }
    add(
      "copies-0000000e", .high, "\(count) posts repeat one text within 17 hours",
      CopyCluster(members: members, first: first, certainty: .certain),
      reasons: [
        Reason(
          feature: "cluster.size", value: Double(count), threshold: 20,
          text: "Many accounts published the same text in a short time.")
      ])
  }

  /// What an adversary would write.
  mutating func hostile() {
    let text =
      "<script>alert(1)</script> " + String(repeating: "Wort", count: 400)
      + " \u{202E}txet desrever\u{202C} & 'quotes' \"double\" end"
    let first = document(
      "<img src=x onerror=alert(1)>", host: "evil.example\"><script>",
      title: "</title><script>alert('x')</script>\u{202E}gpj.exe", language: "en\" onload=\"x",
      published: nil, text: text, url: "javascript:alert(1)")
    let second = document(
      "Z" + String(repeating: "\u{0301}", count: 300) + "algo", host: "zalgo.example",
      title: String(repeating: "A", count: 5000),
      published: Timestamp(seconds: .max, precision: .second, origin: .seen),
      text: text + "\u{0007}\u{FEFF} more", url: "https://user:pass@zalgo.example/")
    add(
      "copies-</script>", .notable,
      "Two pages \u{202E}repeat\u{202C} a text that contains <b>markup</b> and is hostile",
      CopyCluster(
        members: [
          .init(document: first),
          .init(
            document: second,
            fromParent: CopyPair(
              a: first, b: second, kind: .copypasta, score: .nan, coverageA: .infinity,
              coverageB: -1, spans: [MatchedSpan(a: TextSpan(-5, 1 << 40), b: TextSpan(90, 3))],
              alterations: [Alteration(kind: .name, before: "<script>", after: "\u{202E}")],
              order: .unknown, delaySeconds: .min)),
        ], first: first, certainty: .unknown),
      reasons: [
        Reason(
          feature: "<b>", value: .nan, threshold: -.infinity, text: "<script>alert(2)</script>")
      ])
  }
}
