import CHashing
import HTML

/// What the words of an element's `class` and `id` say about its purpose. The words are those that
/// publishing systems use; none is about a subject.
struct NameMarks: OptionSet {
  let rawValue: UInt16

  /// Navigation, sharing, teasers, notices: not the article's own words.
  static let boilerplate = NameMarks(rawValue: 1)
  /// Often so, but content systems also use the word for what holds an article.
  static let doubtful = NameMarks(rawValue: 2)
  static let comment = NameMarks(rawValue: 4)
  /// Written in the plural: the list, not one comment.
  static let comments = NameMarks(rawValue: 8)
  /// A part of a comment or article that is not its text: its author, its date, its buttons.
  static let part = NameMarks(rawValue: 16)
  static let body = NameMarks(rawValue: 32)
  static let article = NameMarks(rawValue: 64)
  static let author = NameMarks(rawValue: 128)
  static let date = NameMarks(rawValue: 256)
  static let likes = NameMarks(rawValue: 512)
  /// Turns the next word into a statement about the page, such as `has-sidebar`.
  static let about = NameMarks(rawValue: 1024)
  /// Turns the word before into a statement, such as `comments-open`.
  static let state = NameMarks(rawValue: 2048)
  static let form = NameMarks(rawValue: 4096)
  static let digits = NameMarks(rawValue: 8192)
  /// What the time is now, such as `today-date`.
  static let clock = NameMarks(rawValue: 16384)

  /// The marks of a node's `class` and `id`. Linear in both, without allocation.
  static func of(_ node: Int, in tree: HTMLTree) -> NameMarks {
    var marks: NameMarks = []
    if let value = tree.attribute(node, .class) { tree.withBytes(value) { read($0, &marks) } }
    if let value = tree.attribute(node, .id) { tree.withBytes(value) { read($0, &marks) } }
    return marks
  }

  /// Words end at anything but a letter, and between a small and a capital letter.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ marks: inout NameMarks) {
    var at = 0
    var isAbout = false
    var lastWord: NameMarks = []
    while at < bytes.count {
      let first = bytes[at]
      guard (first | 0x20) &- 0x61 < 26 else {
        if first &- 0x30 < 10 { marks.insert(.digits) }
        if first <= 0x20 {
          isAbout = false
          lastWord = []
        }
        at += 1
        continue
      }
      var key = FNV1a.start
      var previous = first
      repeat {
        key.combine(UInt32(bytes[at] | 0x20))
        previous = bytes[at]
        at += 1
      } while at < bytes.count && (bytes[at] | 0x20) &- 0x61 < 26
        && !(previous & 0x20 != 0 && bytes[at] & 0x20 == 0)
      let word = words[key.value]
      if word.contains(.state) {
        marks.subtract(lastWord)
        lastWord = []
      }
      if word.contains(.about) {
        isAbout = true
      } else if !isAbout {
        lastWord = word.subtracting(marks).subtracting([.state])
        marks.formUnion(word.subtracting([.state]))
      }
    }
  }

  /// Open addressing over hashes, at most a quarter full: every name of every element is looked up.
  private struct WordTable {
    private var keys: [UInt64]
    private var marks: [NameMarks]

    init(_ words: [UInt64: NameMarks]) {
      keys = [UInt64](repeating: 0, count: 4096)
      marks = [NameMarks](repeating: [], count: 4096)
      for (key, value) in words {
        var slot = Int(truncatingIfNeeded: key) & 4095
        while keys[slot] != 0 { slot = (slot + 1) & 4095 }
        keys[slot] = key
        marks[slot] = value
      }
    }

    subscript(key: UInt64) -> NameMarks {
      var slot = Int(truncatingIfNeeded: key) & 4095
      while keys[slot] != 0 {
        if keys[slot] == key { return marks[slot] }
        slot = (slot + 1) & 4095
      }
      return []
    }
  }

  private static let words: WordTable = {
    var table: [UInt64: NameMarks] = [:]
    for (marks, list) in vocabulary {
      for word in list.split(separator: " ") {
        let key = word.utf8.reduce(into: FNV1a.start) { $0.combine(UInt32($1)) }.value
        table[key, default: []].formUnion(marks)
      }
    }
    return WordTable(table)
  }()

  private static let vocabulary: [(NameMarks, String)] = [
    (
      .boilerplate,
      """
      share sharing shares sharebar sharedaddy sharethis addthis addtoany shareaholic social \
      socials \
      socialmedia sociallinks socialshare facebook twitter whatsapp pinterest tweet fb follow \
      related relatedposts relatedarticles jp recommended recommendation recommendations recommend \
      recirc recirculation crosssell outbrain taboola zergnet mgid trending popular mostread \
      mostpopular readnext nextup newsletter newsletters subscribe subscription signup login \
      signin \
      logon register registration paywall regwall cookie cookies gdpr consent onetrust privacy \
      breadcrumb breadcrumbs sidebar sidebars rail promo promos promotion promoted advert adverts \
      advertisement advertising ads ad adsense adslot adbox banner sponsor sponsored sponsors \
      affiliate nav navbar navigation navi menu submenu footer foot masthead pagination pager \
      paging \
      pagenav toolbar tools printfriendly skip popup modal overlay lightbox tooltip toast \
      teaser teasers tags taglist tagcloud hashtags topics keywords categories breadcrump caption \
      captions figcaption credit credits photocredit byline dateline postmeta entrymeta rating \
      ratings \
      stars reactions reaction likes like dislike donate donation donations \
      feedback disclaimer copyright slideshow playlist carousel slider gallery thumbnails thumbs \
      disqus livefyre spot newslettersignup bookmark bookmarks authorbio authorbox aboutauthor \
      biography bio sitemap search searchform searchbox calendar infobox blogroll archive \
      archives rss feed feeds hidden invisible screenreader visuallyhidden noprint offscreen \
      readmore seealso siehe weiterlesen mehr teilen empfehlen anzeige werbung werbeblock \
      publicidad publicidade pubblicita reklama relacionadas relacionados relacionado correlati \
      liees pinit shortcode flattr vgwort jetpack contentads leaderboard skyscraper mpu dfp gpt \
      subnav topbar toplinks trackback trackbacks pingback pingbacks webring shoutbox
      """
    ),
    (
      .doubtful,
      """
      widget widgets meta cmp vote votes poll survey pub profile info extra extras more links link list box aside header head bar buttons \
      button icon icons tag category next prev previous latest news recent alert notice media \
      image \
      img photo picture video author about subhead summary toc contents
      """
    ),
    (
      [.comment],
      """
      comment kommentar commentaire comentario commento komentarz reactie opmerking usercomment \
      leserbrief lesermeinung commentbody commentbox commenttext commentitem \
      singlecomment comentariu komentar
      """
    ),
    (
      [.comment, .comments],
      """
      comments kommentare commentaires comentarios commenti komentarze reacties commentlist \
      commentslist commentarea commentsection replies respond responses usercomments \
      leserkommentare \
      commentcontainer commentsblock discussion disqus leserbriefe lesermeinungen komentare \
      komentari idc echo intensedebate \
      livefyre forumcomments readercomments comentarii
      """
    ),
    (.form, "form respond reply commentform replyform textarea input write formular submit"),
    (
      .part,
      """
      author meta metadata date time timestamp avatar gravatar footer header head heading title \
      actions action \
      reply link links permalink count number num form respond nav navigation info like likes vote \
      votes rating share report flag controls toolbar button buttons login name user username says \
      vcard fn awaiting information profile picture pagination headline closed policy notice rules tools
      """
    ),
    (
      .body, "body text content contents message copy entry main inner txt inhalt texto texte story"
    ),
    (
      .article,
      """
      article post story entry blog artikel articulo articolo news page article_body articlebody \
      storybody postbody beitrag
      """
    ),
    (
      .author,
      """
      author fn username user name autor auteur autore nick nickname poster writer byline \
      commenter vcard account
      """
    ),
    (
      .date,
      "date time timestamp datetime published pubdate datum fecha data metadata posted dateline articledate postdate datumszeile ago"
    ),
    (.clock, "today todays clock currentdate currenttime now datenow"),
    (.likes, "like likes vote votes upvote upvotes score karma thumbs points rating recommend"),
    (.about, "has no with without not without non is hide show type status format"),
    (
      .state,
      """
      open opened closed count counter link links enabled disabled allowed status off icon num \
      number bubble total popup
      """
    ),
  ]
}
