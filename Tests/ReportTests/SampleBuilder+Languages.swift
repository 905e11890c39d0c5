import Report
import TocsinModel

extension SampleBuilder {
  /// What two passages of a pair of texts have that changed, by the words that stand there.
  func change(
    _ kind: Alteration.Kind, _ a: DocumentID, _ before: String?, _ b: DocumentID, _ after: String?
  ) -> Alteration {
    Alteration(
      kind: kind, before: before, after: after, a: before.flatMap { place(of: $0, in: a) },
      b: after.flatMap { place(of: $0, in: b) })
  }

  private func place(of part: String, in id: DocumentID) -> TextSpan? {
    let (bytes, wanted) = (Array(text(id).utf8), Array(part.utf8))
    guard bytes.count >= wanted.count else { return nil }
    return (0...bytes.count - wanted.count).first {
      bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }.map { TextSpan($0, $0 + wanted.count) }
  }

  /// A matched passage for each pair of paragraphs, by their numbers.
  func passages(_ a: DocumentID, _ b: DocumentID, _ numbers: [(Int, Int)]) -> [MatchedSpan] {
    func paragraphs(_ id: DocumentID) -> [String] {
      text(id).split(separator: "\n").map(String.init)
    }
    let (inA, inB) = (paragraphs(a), paragraphs(b))
    return numbers.compactMap { numberA, numberB in
      guard let a = place(of: inA[numberA], in: a), let b = place(of: inB[numberB], in: b)
      else { return nil }
      return MatchedSpan(a: a, b: b)
    }
  }

  /// A report about leaflets that goes from Russian into four languages, and on in other words.
  mutating func leaflet() {
    let russian = document(
      "Речной вестник", host: "rechnoy.example",
      title: "В Вельме раздают листовки с неверной датой",
      language: "ru", published: SampleReport.at(60),
      text: """
        В понедельник вечером в Вельме неизвестные раздали около 4000 листовок с неверной датой голосования. На них указано 9 мая, хотя второй тур пройдёт 8 мая.

        «Мы не знаем, кто их напечатал», — сказала глава комиссии Мирела Тарн. По её словам, полиция уже опросила 12 свидетелей.

        Типография на улице Гаваньской отрицает свою причастность. Её владелец отказался отвечать на вопросы.
        """)
    let german = document(
      "Nordblatt Velm", host: "nordblatt.example", title: "40.000 Flugblätter mit falschem Datum",
      language: "de", published: SampleReport.at(205),
      text: """
        In Velm haben Unbekannte am Montagabend rund 40.000 Flugblätter mit einem falschen Wahltermin verteilt. Darauf steht der 9. Mai, obwohl die zweite Runde am 8. Mai stattfindet.

        Die Leser dieser Seite wussten es zuerst. Wer uns unterstützen will, findet unten ein Konto.

        „Wir wissen, wer sie gedruckt hat“, sagte die Leiterin der Kommission. Die Polizei habe bereits 12 Zeugen befragt.
        """)
    let ukrainian = document(
      "Північний вісник", host: "visnyk.example",
      title: "У Вельмі роздають листівки з хибною датою",
      language: "uk", published: SampleReport.at(240),
      text: """
        У понеділок увечері у Вельмі невідомі роздали близько 4000 листівок із хибною датою голосування. На них зазначено 9 травня, хоча другий тур відбудеться 8 травня.

        «Ми не знаємо, хто їх надрукував», — сказала голова комісії Мірела Тарн. За її словами, поліція вже опитала 12 свідків.

        Друкарня на вулиці Гаванській заперечує свою причетність. Її власник відмовився відповідати на запитання.
        """)
    let arabic = document(
      "صدى النهر", host: "sada.example", title: "منشورات بتاريخ خاطئ في فيلم", language: "ar",
      published: SampleReport.at(500),
      text: """
        وزّع مجهولون مساء الاثنين في مدينة فيلم نحو 4000 منشور يحمل موعدًا خاطئًا للاقتراع. وقد كُتب عليها 19 أيار، مع أن الجولة الثانية تُجرى في 8 أيار.

        قالت رئيسة اللجنة ميريلا تارن: «لا نعرف من طبعها». وأضافت أن الشرطة استجوبت 12 شاهدًا حتى الآن.
        """)
    let french = document(
      "La Lampe du soir", host: "lampe.example", title: "Des tracts avec une fausse date",
      language: "fr", published: nil,
      text: """
        La police a déjà interrogé douze témoins. « Nous ne savons pas qui les a imprimés », a déclaré Mirela Tarn, présidente de la commission.

        Lundi soir, des inconnus ont distribué à Velm quelque 4 000 tracts portant une fausse date de scrutin. On y lit le 9 mai, alors que le second tour a lieu le 8 mai. (D’après le Retchnoï Vestnik)
        """)
    let reworded = document(
      "Velm heute", host: "velm-heute.example", title: "Falscher Wahltag auf Flugblättern",
      language: "de-AT", published: SampleReport.at(700),
      text: """
        Rund 40.000 Flugblätter mit einem falschen Wahltermin sind am Montagabend von Unbekannten in Velm verteilt worden. Auf dem Papier steht der 9. Mai, die zweite Runde findet jedoch am 8. Mai statt.

        „Wir wissen, wer sie gedruckt hat“, so die Leiterin der Kommission. Von der Polizei seien schon 21 Zeugen befragt worden.
        """)
    let copied = document(
      "Grenzbote", host: "grenzbote.example", title: "40.000 Flugblätter mit falschem Datum",
      language: "de", published: SampleReport.at(760),
      text: text(german).replacing(
        "Die Leser dieser Seite wussten es zuerst. Wer uns unterstützen will, findet unten ein Konto.\n\n",
        with: ""))
    let germanPair = CopyPair(
      a: russian, b: german, kind: .translation, score: 0.97, coverageA: 0.72, coverageB: 0.71,
      spans: passages(russian, german, [(0, 0), (1, 2)]),
      alterations: [
        change(.number, russian, "4000", german, "40.000"),
        change(.negation, russian, "Мы не знаем", german, "Wir wissen"),
        change(.name, russian, "Мирела Тарн", german, nil),
      ],
      reasons: [
        Reason(
          feature: "copy.probability", value: 0.97, threshold: 0.5,
          text: "Two passages say the same, and nothing else is nearly as near."),
        Reason(
          feature: "copy.numbers", value: 3, text: "Both have the numbers 8, 9 and 12."),
      ], order: .certain, delaySeconds: 8700)
    let members: [CopyCluster.Member] = [
      .init(document: russian),
      .init(document: german, fromParent: germanPair),
      .init(
        document: ukrainian,
        fromParent: CopyPair(
          a: russian, b: ukrainian, kind: .translation, score: 0.9993, coverageA: 1, coverageB: 1,
          spans: passages(russian, ukrainian, [(0, 0), (1, 1), (2, 2)]), order: .certain,
          delaySeconds: 10_800)),
      .init(
        document: arabic,
        fromParent: CopyPair(
          a: russian, b: arabic, kind: .translation, score: 0.91, coverageA: 0.72, coverageB: 1,
          spans: passages(russian, arabic, [(0, 0), (1, 1)]),
          alterations: [change(.date, russian, "9 мая", arabic, "19 أيار")], order: .certain,
          delaySeconds: 26_400)),
      .init(
        document: french,
        fromParent: CopyPair(
          a: russian, b: french, kind: .translation, score: 0.88, coverageA: 0.72, coverageB: 0.96,
          spans: passages(russian, french, [(1, 0), (0, 1)]), context: .creditedReprint,
          order: .unknown)),
      .init(
        document: reworded,
        fromParent: CopyPair(
          a: german, b: reworded, kind: .rewording, score: 0.95, coverageA: 0.76, coverageB: 1,
          spans: passages(german, reworded, [(0, 0), (2, 1)]),
          alterations: [change(.number, german, "12", reworded, "21")], order: .certain,
          delaySeconds: 29_700)),
      .init(
        document: copied,
        fromParent: CopyPair(
          a: german, b: copied, kind: .copypasta, score: 0.98, coverageA: 0.76, coverageB: 1,
          spans: passages(german, copied, [(0, 0), (2, 1)]),
          alterations: [
            change(
              .sentenceDropped, german, "Die Leser dieser Seite wussten es zuerst.", copied, nil)
          ], order: .certain, delaySeconds: 33_300)),
    ]
    add(
      "copies-00000030", .high,
      "7 publications in 5 languages say the same; a translation drops a name, turns a negation and changes a number",
      CopyCluster(
        members: members, first: russian, certainty: .likely,
        reasons: [
          Reason(feature: "cluster.earliest", text: "Its time is before every other known time.")
        ]),
      reasons: [
        Reason(
          feature: "copy.telling-alterations", value: 5, threshold: 1,
          text: "A name, a number, a date and a negation were altered.")
      ])
  }

  /// Posts that say one thing in other words, with nothing in common but the matter.
  mutating func bridge() {
    let first = document(
      "@harbour_watch", host: "@harbour_watch", published: SampleReport.at(900),
      text:
        "They closed the bridge at Sarn so that the north cannot vote. Share this before it is deleted!"
    )
    let second = document(
      "@sarn_voices", host: "@sarn_voices", published: SampleReport.at(905, .day),
      text:
        "Why do you think nobody can cross the river on polling day? Northerners are being kept from the ballot box. Repost while you can."
    )
    let third = document(
      "@plain_north", host: "@plain_north", published: SampleReport.at(1490),
      text:
        "So that the north cannot vote, they have shut the bridge at Sarn. Share it before it is deleted!"
    )
    func pair(_ a: DocumentID, _ b: DocumentID, _ score: Double, _ delay: Int64?) -> CopyPair {
      CopyPair(
        a: a, b: b, kind: .rewording, score: score, coverageA: 1, coverageB: 1,
        spans: passages(a, b, [(0, 0)]), order: delay == nil ? .probable : .certain,
        delaySeconds: delay)
    }
    add(
      "copies-00000031", .notable, "3 posts say the same in other words",
      CopyCluster(
        members: [
          .init(document: first),
          .init(document: second, fromParent: pair(first, second, 0.83, nil)),
          .init(document: third, fromParent: pair(first, third, 0.99, 35_400)),
        ], first: first, certainty: .likely),
      reasons: [
        Reason(
          feature: "copy.probability", value: 0.99, threshold: 0.5,
          text: "The posts say the same with a probability of up to 0.99.")
      ])
  }
}
