/// Names of people as bylines write them, in twelve languages: English, French, German, Ukrainian,
/// Russian, Spanish, Italian, Polish, Romanian, Czech, Arabic, Turkish; and Portuguese and Dutch.
enum PersonNames {
  /// What stands before a name; the longest of those that fit counts.
  private static let prefixes = [
    // en, nl
    "by:", "by ", "written by:", "written by ", "posted by ", "reported by ", "author:", "authors:",
    "text by ", "via ", "story by ", "words by ", "edited by ", "door ",
    // fr, de
    "par:", "par ", "écrit par ", "publié par ", "rédigé par ", "propos recueillis par ",
    "auteur :",
    "auteur:", "von:", "von ", "verfasst von ", "geschrieben von ", "ein bericht von ",
    "ein kommentar von ", "ein gastbeitrag von ", "autorin:", "text:",
    // uk, ru
    "автор:", "автор ", "автори:", "авторка:", "текст:", "написав ", "написала ", "підготував ",
    "підготувала ", "авторы:", "подготовил ", "подготовила ", "корреспондент ", "кореспондент ",
    // es, it, pt
    "por:", "por ", "escrito por ", "publicado por ", "di:", "di ", "a cura di ", "scritto da ",
    "pubblicato da ", "autore:", "autor:", "autora:", "texto:", "testo:",
    // pl, ro, cs
    "autor ", "autorka:", "autorzy:", "tekst:", "opracował ", "opracowała ", "napisał ",
    "napisała ", "oprac.", "de:", "de ", "scris de ", "publicat de ", "un articol de ", "autoare:",
    "napsal ", "napsala ", "autoři:", "připravil ", "připravila ",
    // ar, tr
    "بقلم:", "بقلم ", "كتب:", "كتب ", "كتبت ", "تحرير:", "إعداد:", "الكاتب:", "yazan:", "yazar:",
    "yazan ", "haber:", "haberi hazırlayan:", "derleyen:",
  ]

  /// The prefixes that begin with a character, the longest first.
  private static let prefixesByFirst = Dictionary(grouping: prefixes) { $0.first ?? " " }
    .mapValues { $0.sorted { $0.utf8.count > $1.utf8.count } }
  private static let longestPrefix = 40

  /// What joins two names, with a word of a name on each side.
  private static let joiners: Set<String> = [
    "and", "und", "et", "y", "e", "i", "și", "si", "şi", "a", "ve", "та", "і", "й", "и", "و", "en",
    "&", "with", "mit", "avec", "con", "com", "z", "cu", "s", "ile", "с", "з",
  ]

  /// Short words that belong to a name though they begin small.
  private static let particles: Set<String> = [
    "de", "del", "della", "da", "di", "do", "dos", "das", "du", "des", "van", "von", "der", "den",
    "ten", "ter", "la", "le", "el", "al", "bin", "ibn", "zu", "zur", "af", "av", "y", "e", "ben",
    "abu", "o", "d'", "mac",
  ]

  private static let longest = 60
  private static let mostWords = 5

  /// The line after “by” and its like; `nil` where it begins with none of them.
  static func afterPrefix(_ line: String) -> String? {
    let lower = line.prefix(longestPrefix).lowercased()
    guard let first = lower.first, let likely = prefixesByFirst[first],
      let prefix = likely.first(where: lower.hasPrefix)
    else { return nil }
    return Whitespace.collapsed(String(line.dropFirst(prefix.count)))
  }

  /// The names of a line that begins as a byline does and holds nothing else but a place, a post or a
  /// date behind a mark; empty for any other line.
  static func byline(_ line: String) -> [String] {
    guard line.utf8.count <= 120, let rest = afterPrefix(line) else { return [] }
    return people(rest, isSure: false)
  }

  /// - Parameter isSure: whether the page itself calls it an author, so that one word is a name too.
  static func people(_ text: String, isSure: Bool = true) -> [String] {
    var line = Whitespace.collapsed(text)
    guard !line.holds("://"), line.utf8.count <= 300 else { return [] }
    if isSure, let rest = afterPrefix(line), !rest.isEmpty { line = rest }
    var names: [String] = []
    for part in line.split(whereSeparator: { ",;|•·/،؛→".contains($0) }) {
      for name in joined(Array(part.split(separator: " ")), isSure: isSure) {
        guard name.utf8.count <= longest * 2 else { continue }
        names.append(name)
      }
      // What follows a mark after a sure name may be a post or a place: only names go on.
      if names.isEmpty, !isSure { break }
    }
    return names
  }

  /// The names in a run of words, split at “and”.
  private static func joined(_ words: [Substring], isSure: Bool) -> [String] {
    var names: [String] = []
    var name: [Substring] = []
    func finish() {
      let capitals = name.count { isCapital($0) }
      let isName =
        isSure
        ? !name.isEmpty && (name.count <= mostWords || capitals == name.count)
        : (2...mostWords).contains(name.count) && capitals >= 2
      if isName, names.isEmpty || capitals >= 1 { names.append(name.joined(separator: " ")) }
      name = []
    }
    for (place, word) in words.enumerated() {
      let lower = word.lowercased()
      // “Ortega y Gasset” is one name: a single letter joins two names of two words only.
      let isJoint = lower.count > 1 ? !name.isEmpty : name.count >= 2 && words.count - place > 2
      if joiners.contains(lower), isJoint {
        finish()
      } else if ["-", "–", "—", "says", "sagt", "on"].contains(lower) {
        break
      } else if !names.isEmpty || !name.isEmpty, word.contains(where: \.isNumber), !isSureName(word)
      {
        // A date or a count of posts ends it.
        break
      } else if name.count >= 2, endsName(lower, before: words.dropFirst(place + 1).first) {
        break
      } else if isSure || isCapital(word) || particles.contains(lower) || word.count <= 2 {
        name.append(word)
      } else {
        name = isSure ? name : []
        break
      }
    }
    finish()
    return names
  }

  /// What somebody is, and the month of a date, stand behind a name and are no part of it.
  private static func endsName(_ word: String, before next: Substring?) -> Bool {
    if occupations.contains(word) { return true }
    return WrittenDate.month(named: word) != nil && next?.first?.isNumber ?? false
  }

  /// Words for those who write, in the languages of ``prefixes``; none is common as a surname.
  private static let occupations: Set<String> = [
    "founder", "co-founder", "editor", "editor-in-chief", "writer", "reporter", "correspondent",
    "journalist", "columnist", "contributor", "author", "staff", "senior", "managing", "content",
    "guest", "redakteur", "redakteurin", "korrespondent", "korrespondentin", "autorin",
    "journalistin", "rédacteur", "rédactrice", "journaliste", "correspondant", "correspondante",
    "редактор", "журналіст", "журналістка", "кореспондент", "журналист", "журналистка",
    "корреспондент", "redactor", "redactora", "periodista", "corresponsal", "redattore",
    "redattrice", "giornalista", "corrispondente", "redaktor", "redaktorka", "dziennikarz",
    "dziennikarka", "jurnalist", "jurnalistă", "corespondent", "redaktör",
    "novinář", "novinářka", "gazeteci", "muhabir", "muhabiri", "محرر", "صحفي", "صحفية", "مراسل",
  ]

  /// A name of an account may hold digits: `r23`.
  private static func isSureName(_ word: Substring) -> Bool {
    word.first?.isLetter ?? false && word.last?.isNumber ?? false && word.count >= 4
  }

  /// Whether a word begins with a capital, or its script has none.
  private static func isCapital(_ word: Substring) -> Bool {
    guard let first = word.first(where: \.isLetter) else { return false }
    return first.isUppercase || !first.isLowercase
  }
}
