import HTML

/// What the words around a date say that it is: when the page was published, when it was last
/// changed, what time it is now, when something takes place.
enum DateWording {
  case published, modified, now

  /// Bytes of the line that are read.
  private static let longest = 200
  /// Nodes from the beginning of a parent within which words before a date are looked for.
  private static let farthest = 400
  /// A line with so many words besides its date tells something; the date is that of what it tells.
  private static let fewestOfSentence = 9

  /// Whether a line is rather a sentence than a date line.
  ///
  /// “The next meeting is on 5 February 2020 at seven in the club” is about an event; a byline with
  /// place and name has fewer words.
  static func isSentence(_ line: String) -> Bool {
    var words = 0
    var isWord = false
    for byte in line.utf8.prefix(longest) {
      let isLetter = (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
      if isLetter, !isWord { words += 1 }
      isWord = isLetter || isWord && byte == 0x27
    }
    return words >= fewestOfSentence && line.utf8.last == 0x2E
  }

  /// What the words before the first date in an element, and just before the element, say of it.
  ///
  /// Linear in the line, of which the first two hundred bytes are read.
  static func says(around node: Int, in tree: HTMLTree) -> DateWording {
    let own = Whitespace.collapsed(text(node, in: tree))
    let before = beforeYear(own)
    let said = wording(of: before)
    // Day, month and name of the day are up to three words of a date.
    if said != .published || before.split(whereSeparator: { !$0.isLetter }).count > 3 {
      return said
    }
    // “Updated <time>May 3</time>”: the words stand before the element, in its line.
    var at = node
    for _ in 0..<2 {
      guard at > 0 else { break }
      let line = Whitespace.collapsed(leading(at, in: tree))
      if !line.isEmpty { return wording(of: String(line.suffix(60))) }
      let parent = tree.parent(at)
      guard parent > 0, tree.end(parent) - parent < 40 else { break }
      at = parent
    }
    return .published
  }

  private static func text(_ node: Int, in tree: HTMLTree) -> String {
    guard tree.end(node) - node < 60 else { return "" }
    return String(tree.textContent(node).prefix(longest))
  }

  /// The text of the nodes before it in its parent, up to a break of the line or another date.
  private static func leading(_ node: Int, in tree: HTMLTree) -> String {
    let parent = tree.parent(node)
    // A date far down in a long list has its words in its own line.
    guard parent >= 0, node - parent < farthest else { return "" }
    var words = ""
    for child in tree.children(parent) {
      if child >= node { break }
      switch tree.tag(child) {
      case .text: words += tree.string(tree.text(child))
      case .br, .time, .hr: words = ""
      case .script, .style: break
      default: words += text(child, in: tree)
      }
      if words.utf8.count > 2000 { words = "" }
    }
    return words
  }

  /// What stands before the first year: of two dates in a line, the first is asked about.
  private static func beforeYear(_ line: String) -> String {
    var digits = 0
    var count = 0
    for byte in line.utf8 {
      count += 1
      digits = byte &- 0x30 < 10 ? digits + 1 : 0
      if digits == 4 { return String(decoding: line.utf8.prefix(count - 4), as: UTF8.self) }
    }
    return line
  }

  /// The last word that says something decides: “Published, last updated”.
  static func wording(of line: String) -> DateWording {
    guard !line.isEmpty else { return .published }
    let words = line.lowercased()
    if nowWords.occurs(in: words) { return .now }
    guard modifiedWords.occurs(in: words) else { return .published }
    return .modified
  }

  private static let modifiedWords = PhraseSet([
    // en, de, fr, es, it, pt
    "updated", "update:", "last modified", "last edited", "last reviewed", "last changed",
    "revised", "edited", "aktualisiert", "zuletzt geändert", "zuletzt am", "bearbeitet",
    "letzte änderung", "geändert am", "stand:", "mis à jour", "mise à jour", "modifié",
    "dernière modification", "actualizado", "actualización", "modificado", "aggiornato",
    "aggiornamento", "ultima modifica", "modificato", "atualizado", "atualização",
    // uk, ru, pl, ro, cs, ar, tr, nl
    "оновлено", "змінено", "відредаговано", "остання зміна", "обновлено", "изменено",
    "отредактировано", "последнее изменение", "aktualizacja", "zaktualizowano", "ostatnia zmiana",
    "edytowano", "actualizat", "ultima actualizare", "modificat", "aktualizováno",
    "aktualizace", "poslední změna", "upraveno", "آخر تحديث", "تم التحديث", "حُدّث", "تحديث",
    "güncelleme", "güncellendi", "son düzenleme", "bijgewerkt", "laatst gewijzigd",
  ])

  private static let nowWords = PhraseSet([
    "current time", "it is currently", "the time now", "time now", "today is", "today's date",
    "aktuelle zeit", "aktuelles datum", "es ist jetzt", "heute ist", "il est actuellement",
    "nous sommes le", "heure actuelle", "hora actual", "fecha actual", "hoy es",
    "ora attuale", "oggi è", "adesso sono", "сейчас", "текущее время", "сегодня", "зараз",
    "поточний час", "сьогодні", "obecny czas", "aktualny czas", "dzisiaj jest", "dziś jest",
    "acum este", "ora curentă", "astăzi", "právě je", "aktuální čas", "dnes je", "الوقت الآن",
    "اليوم هو", "şu an", "şimdiki zaman", "bugün", "huidige tijd", "het is nu",
  ])
}
