/// The lines that programs write above a mail that is sent on as text: whom it came from, when, to whom, about what.
struct PastedHeader {
  enum Field: CaseIterable {
    case from, date, to, copy, reply, subject
  }

  private(set) var fields: [Field: String] = [:]
  /// Where the text behind it begins, in bytes.
  private(set) var end = 0

  /// More lines than any program writes; recipients may be many.
  private static let mostLines = 40
  private static let mostLine = 4096

  /// The headers of a text, at most so many, from above. A header names the sender and two more, one of them the subject or the date,
  /// on lines that follow each other. Linear.
  static func all(in text: [UInt8], most: Int) -> [PastedHeader] {
    var headers: [PastedHeader] = []
    var current = PastedHeader()
    var lines = 0
    var last: Field?
    func isWhole(_ header: PastedHeader) -> Bool {
      header.fields[.from] != nil && header.fields.count >= 3
        && (header.fields[.subject] != nil || header.fields[.date] != nil)
    }
    var at = 0
    while at < text.count, headers.count < most {
      let stop = text[at...].firstIndex(of: 0x0A) ?? text.count
      let line = bare(text[at..<min(stop, at + mostLine)])
      at = stop + 1
      if let (field, value) = field(line), current.fields[field] == nil {
        // A conversation goes on below: the next sender begins the next header.
        current.fields[field] = value
        current.end = min(at, text.count)
        last = field
        lines += 1
      } else if last != nil, line.isEmpty, lines < mostLines, !isWhole(current) {
        // Cells of a table leave a line between.
        lines += 1
      } else if let open = last, !line.isEmpty, lines < mostLines,
        current.fields[open]?.isEmpty == true || open == .to || open == .copy, !isWhole(current)
      {
        // The value stands below its name, or goes on.
        current.fields[open, default: ""] +=
          (current.fields[open]?.isEmpty == true ? "" : " ")
          + String(decoding: line, as: UTF8.self)
        current.end = min(at, text.count)
        lines += 1
      } else if last != nil {
        if isWhole(current) { headers.append(current) }
        (current, last, lines) = (PastedHeader(), nil, 0)
        if let (field, value) = field(line) {
          current.fields[field] = value
          current.end = min(at, text.count)
          (last, lines) = (field, 1)
        }
      }
    }
    if isWhole(current), headers.count < most { headers.append(current) }
    return headers
  }

  /// A line without what quotes and stresses it: `> *From:* …`.
  static func bare(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let first = line.first, first <= 0x20 || first == 0x3E || first == 0x2A {
      line.removeFirst()
    }
    while let last = line.last, last <= 0x20 { line.removeLast() }
    return line
  }

  private static func field(_ line: ArraySlice<UInt8>) -> (Field, String)? {
    guard let start = line.first, start > 0x20 else { return nil }
    // No name of a field is longer; `：` is the colon of Chinese and Japanese.
    let head = line.prefix(48)
    guard let colon = head.firstIndex(where: { $0 == 0x3A || $0 == 0xEF }) else { return nil }
    let isWide = head[colon] == 0xEF
    guard !isWide || line[colon...].starts(with: [0xEF, 0xBC, 0x9A]) else { return nil }
    // `De :` has a blank before its colon, in French one that does not break.
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased().filter {
      $0 != " " && $0 != "\u{A0}" && $0 != "*" && $0 != "-"
    }
    guard let field = names[name] else { return nil }
    let value = line[(colon + (isWide ? 3 : 1))...].drop { $0 <= 0x20 || $0 == 0x2A }
    return (field, String(decoding: value, as: UTF8.self))
  }

  /// As programs write them in the languages of the lexicons, blanks left out.
  private static let names: [String: Field] = {
    let words: [(Field, String)] = [
      (.from, "from von de da van od från fra kimden gönderen от отправитель від 差出人 发件人 寄件者 寄件人"),
      (
        .date,
        "date sent datum gesendet envoyé envoyéle fecha enviado enviadoel data enviada enviadaem inviato verzonden wysłano odesláno "
          + "skickat sendt dato tarih gönderildi дата отправлено надіслано 日時 送信日時 日期 发送时间"
      ),
      (.to, "to an à para a aan do komu till til kime alıcı кому 宛先 收件人"),
      (.copy, "cc kopie copie kopia копия 抄送"),
      (
        .reply,
        "replyto antwortan répondreà respondera rispondia antwoordaan odpowiedzdo svaratill svartil"
      ),
      (
        .subject,
        "subject betreff objet asunto assunto oggetto onderwerp temat předmět ämne emne konu тема 件名 主题"
      ),
    ]
    var names: [String: Field] = [:]
    for (field, list) in words {
      for word in list.split(separator: " ") { names[String(word)] = field }
    }
    return names
  }()
}

extension MailSubject {
  /// As programs write it before the subject of what is sent on.
  private static let forwards: Set<String> = [
    "fwd", "fw", "wg", "tr", "rv", "enc", "i", "doorst", "pd", "vb", "vs", "vl", "ilt", "i̇lt",
    "пересл", "转发", "転送",
  ]

  /// Whether a subject says that something is sent on.
  static func isForward(_ subject: String) -> Bool {
    let start = subject.prefix { $0 != ":" && $0 != "：" }
    guard start.utf8.count < subject.utf8.count, start.count <= 8 else { return false }
    return forwards.contains(start.filter(\.isLetter).lowercased())
  }

  /// Phrases of the line that programs set above what is sent on; “original message” stands above what an answer quotes, too. One pass
  /// finds any of them, since lines are many.
  private static let marks = PhraseMatcher(
    [
      "forwarded message", "weitergeleitete nachricht", "weitergeleiteten nachricht",
      "message transféré", "mensaje reenviado", "messaggio inoltrato", "mensagem encaminhada",
      "doorgestuurd bericht", "wiadomość przekazana", "přeposlaná zpráva", "vidarebefordrat",
      "videresendt", "yönlendirilmiş", "пересылаемое сообщение", "переадресоване повідомлення",
      "転送されたメッセージ", "转发的邮件",
    ].map { ($0, 0) })

  /// Whether a line says that a mail which is sent on begins below.
  static func marksForward(_ line: String) -> Bool {
    var found = false
    marks.matches(in: NormalText(line)) { _ in found = true }
    return found
  }
}
