import Copies
import Testing
import TocsinModel

struct AlterationTests {
  private func alterations(_ copy: String, of original: String = Samples.article) -> [Alteration] {
    CopyDetector().compare(
      Samples.document(1, original, at: 1_000), Samples.document(2, copy, at: 2_000)
    ).alterations
  }

  private func expect(
    _ kind: Alteration.Kind, _ before: String?, _ after: String?, in copy: String,
    of original: String = Samples.article, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = alterations(copy, of: original)
    #expect(
      found.contains { alteration in
        alteration.kind == kind
          && (before.map { alteration.before?.contains($0) ?? false } ?? (alteration.before == nil))
          && (after.map { alteration.after?.contains($0) ?? false } ?? (alteration.after == nil))
      }, "\(found)", sourceLocation: sourceLocation)
  }

  @Test func `a changed number`() {
    expect(.number, "21,000", "210,000", in: Samples.article.replacing("21,000", with: "210,000"))
  }

  @Test func `a changed date`() {
    expect(.date, "3", "13", in: Samples.article.replacing("3 May", with: "13 May"))
    expect(.date, "May", "June", in: Samples.article.replacing("3 May", with: "3 June"))
  }

  @Test func `a changed name`() {
    expect(
      .name, "Tomas Brecht", "Jonas Brecht", in: Samples.article.replacing("Tomas", with: "Jonas"))
  }

  @Test func `a name ends with its sentence, but not at an initial or a title`() {
    let more = Samples.article + " They asked Perrin Vosk on Thursday. Until then all is open."
    let names = alterations(Samples.article, of: more).filter { $0.kind == .name }
    #expect(names.compactMap(\.before) == ["Perrin Vosk"], "\(names)")
    for name in ["T. Brecht", "Dr. Brecht"] {
      expect(
        .name, name, "Jonas Brecht",
        in: Samples.article.replacing("Tomas Brecht", with: "Jonas Brecht"),
        of: Samples.article.replacing("Tomas Brecht", with: name))
    }
  }

  @Test func `a dropped negation`() {
    expect(
      .negation, "do not have", "we have",
      in: Samples.article.replacing("“We do not have enough", with: "“Now we have enough"))
  }

  @Test func `a changed quotation`() {
    expect(
      .quotation, "enough printed papers", "enough honest clerks",
      in: Samples.article.replacing("printed papers", with: "honest clerks"))
  }

  @Test func `a dropped attribution takes its name with it`() {
    let copy = Samples.article.replacing(", said Mara Oldenveld, who chairs the council", with: "")
      .replacing("station,” said Mara Oldenveld, who chairs the council.", with: "station.”")
    expect(.attribution, "said Mara Oldenveld", "station", in: copy)
    expect(.name, "Mara Oldenveld", nil, in: copy)
  }

  @Test func `a dropped and an added sentence`() {
    expect(
      .sentenceDropped, "Volunteers will deliver", nil,
      in: Samples.article.replacing(" Volunteers will deliver the new papers by boat.", with: ""))
    expect(
      .sentenceAdded, nil, "Nobody asked the fishermen",
      in: Samples.article.replacing(
        "by boat.", with: "by boat. Nobody asked the fishermen, though."))
  }

  @Test func `a replaced rights line`() {
    let original = Samples.article + "\n\n© 2031 Westmere Courier. All rights reserved."
    let found = alterations(
      Samples.article + "\n\n© 2031 Free Voice. All rights reserved.", of: original)
    #expect(found.contains { $0.kind == .copyright })
  }

  @Test func `look-alike letters and invisible characters`() {
    expect(
      .homoglyph, "council", "соunсil", in: Samples.article.replacing("council", with: "соunсil"))
    expect(
      .invisible, nil, "invisible characters",
      in: Samples.article.replacing("ferry", with: "fe\u{200B}rry"))
  }

  @Test func `case, spaces and quotation marks are no alteration`() {
    let copy = Samples.article.replacing("“", with: "« ").replacing("”", with: " »")
      .replacing("\n\n", with: " ").replacing("Tuesday", with: "TUESDAY")
    #expect(alterations(copy).isEmpty)
  }

  @Test func `an equal text has none`() {
    #expect(alterations(Samples.article).isEmpty)
  }

  @Test func `a quoted part is not reproached with the rest`() {
    let quote = Samples.article.split(separator: "\n\n")[1]
    let found = alterations(
      Samples.babble(90, seed: 8) + "\n\n" + quote + "\n\n" + Samples.babble(90, seed: 9))
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `places lie in the texts and say what the alteration says`() {
    let copy = Samples.article.replacing("21,000", with: "9").replacing("Brecht", with: "Velt")
      .replacing("The council meets again next week, and", with: "Again,")
    for alteration in alterations(copy) {
      if let span = alteration.a {
        #expect(String(Samples.article.slice(span)) == alteration.before)
      }
      if let span = alteration.b { #expect(String(copy.slice(span)) == alteration.after) }
    }
  }

  @Test func `a list has an end`() {
    let words = (0..<3_000).map { "Line \($0) of the register has \($0 * 7) entries in it." }
    let copy = words.map { $0.replacing("entries", with: "items of \($0.count)") }
    let found = alterations(copy.joined(separator: " "), of: words.joined(separator: " "))
    #expect(found.count <= 200)
  }
}
