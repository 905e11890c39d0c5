/// What a column of a table, or a member of a JSON object, can be to a document.
package enum RecordField: String, Sendable, CaseIterable {
  case id, text, title, url, account, source, author, language
  case published = "published_at"
  /// When the record was seen: what “3 hours ago” counts from.
  case captured = "captured_at"
  case platform
  case replyTo = "reply_to"
  case replyAccount = "reply_account"
  case repostOf = "repost_of"
  case repostAccount = "repost_account"
  /// The text that a native repost shows, where it has none of its own.
  case repostText = "repost_text"
  case quoteOf = "quote_of"
  case quoteAccount = "quote_account"
  case links
  /// Hashes of its pictures, in hexadecimal: whatever the tool reckons, equal hashes are one picture.
  case imageHash = "image_hash"

  /// The names under which tools export the field, best first: lower case, `_` for `-` and blank.
  ///
  /// What a record answers or repeats is read by mappings only: under the same names tools keep counts and flags.
  package var aliases: [String] {
    switch self {
    case .id:
      [
        "id", "id_str", "post_id", "tweet_id", "message_id", "status_id", "content_id",
        "document_id", "doc_id", "article_id", "uuid", "guid",
      ]
    case .text:
      [
        "full_text", "text", "content", "body", "message", "article_text", "article_body",
        "articlebody", "post_text", "tweet_text", "tweet", "caption", "description", "selftext",
        "post", "comment", "comment_text", "message_text", "beitrag", "nachricht", "inhalt",
        "texte", "contenu",
        "texto", "contenido", "mensaje", "conteúdo", "mensagem", "testo", "contenuto",
        "messaggio", "tekst", "treść", "wiadomość", "text_příspěvku", "příspěvek", "metin",
        "текст", "сообщение", "содержание", "пост", "повідомлення", "зміст", "допис",
        "commentaire", "kommentar", "comentario", "comentário", "commento", "komentarz",
        "комментарий", "коментар",
      ]
    case .title:
      [
        "title", "headline", "subject", "titel", "überschrift", "titre", "título", "titolo",
        "tytuł", "titulek", "nadpis", "titlu", "başlık",
        "заголовок", "заглавие", "назва",
      ]
    case .url:
      [
        "url", "link", "permalink", "post_url", "tweet_url", "canonical_url", "article_url", "uri",
        "address", "lien", "enlace", "liga", "collegamento", "odkaz", "bağlantı", "ссылка",
        "посилання", "адреса",
      ]
    case .account:
      [
        "account", "account_id", "account_name", "user", "user_id", "author_id", "username",
        "user_name", "screen_name", "user_screen_name", "handle", "user_handle", "userid",
        "channel", "channel_name", "channel_id", "page_name", "konto", "nutzer", "benutzer",
        "benutzername",
        "compte", "utilisateur", "nom_d'utilisateur", "nom_d’utilisateur", "pseudo", "chaîne",
        "cuenta", "usuario", "canal", "conta", "usuário", "utente", "canale", "użytkownik",
        "kanał", "uživatel", "účet", "utilizator", "kullanıcı", "kanal", "аккаунт",
        "пользователь", "канал", "обліковий_запис", "користувач",
      ]
    case .source:
      [
        "source", "site", "domain", "outlet", "publisher", "site_name", "hostname", "host",
        "media", "media_name",
      ]
    case .author:
      [
        "author", "authors", "author_name", "byline", "creator", "auteur", "auteurs", "autor",
        "autora", "autorin", "autore", "autrice", "auteur_du_message", "yazar", "автор",
        "авторка",
      ]
    case .language: ["language", "lang", "locale"]
    case .published:
      [
        "published_at", "published", "publish_date", "pub_date", "pubdate", "date_published",
        "datepublished", "publication_date", "created_at", "createdat", "created", "created_utc",
        "date", "datetime", "timestamp", "timestamp_share", "time", "posted_at", "post_date",
        "tweet_time", "post_created", "date_posted", "posted", "posted_on", "posted_date",
        "post_time",
        "date_created", "created_date", "created_time", "creation_date", "creation_time",
        "published_date",
        "published_on", "publishing_date", "publication_time", "date_time", "date_utc",
        "datetime_utc",
        "time_utc", "upload_date", "taken_at", "time_posted", "datum", "zeit", "zeitpunkt",
        "uhrzeit",
        "veröffentlicht", "veröffentlicht_am", "veröffentlichungsdatum", "erstellt_am",
        "date_de_publication", "date_publication", "publié_le", "date_et_heure", "heure",
        "fecha", "fecha_de_publicación", "publicado", "data", "data_de_publicação",
        "data_di_pubblicazione", "data_pubblicazione", "publicatiedatum", "data_publikacji",
        "datum_zveřejnění", "data_publicării", "tarih", "yayın_tarihi", "дата",
        "дата_публикации", "дата_публікації", "опубликовано", "опубліковано", "время", "час",
      ]
    case .captured:
      [
        "captured_at", "collected_at", "scraped_at", "crawled_at", "retrieved_at", "fetched_at",
        "accessed_at",
        "timestamp_collected", "date_collected", "date_retrieved", "capture_time", "scrape_time",
        "access_date",
      ]
    case .platform: ["platform"]
    case .imageHash:
      [
        "image_hash", "image_hashes", "media_hash", "media_hashes", "image_md5", "image_sha1",
        "image_sha256", "phash", "image_phash", "dhash", "pdq", "pdq_hash",
      ]
    case .replyTo, .replyAccount, .repostOf, .repostAccount, .repostText, .quoteOf, .quoteAccount,
      .links:
      []
    }
  }

  /// The position in a record's list of values.
  var slot: Int { Self.slots[self] ?? 0 }

  private static let slots = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
