/// What comment systems say themselves where readers' comments stand: requests to log in, how data
/// is used, that there are none yet.
enum CommentNotices {
  /// A notice is short.
  private static let longest = 400

  /// Whether a text that nobody signed is such a notice. Linear.
  static func isOne(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    return phrases.occurs(in: text.lowercased())
  }

  private static let phrases = PhraseSet([
    "akismet", "recent comments", "latest comments", "no comments", "comments are closed",
    "comments closed", "be the first to", "leave a comment", "leave a reply", "post a comment",
    "log in to", "logged in to", "sign in to", "register to", "login to comment",
    "your email address will not", "email address will never", "moderated", "comment policy",
    "eingeloggt sein", "anmelden, um", "angemeldet sein", "melden sie sich an", "einloggen",
    "keine kommentare", "kommentar schreiben", "kommentare sind geschlossen", "neueste kommentare",
    "letzte kommentare", "kommentarfunktion", "deine e-mail-adresse", "ihre e-mail-adresse",
    "connectez-vous", "connecter pour", "aucun commentaire", "laisser un commentaire",
    "commentaires récents", "commentaires sont fermés", "votre adresse e-mail", "votre adresse de",
    "inicia sesión", "iniciar sesión", "identifícate", "sin comentarios", "deja un comentario",
    "comentarios recientes", "comentarios cerrados", "tu dirección de correo",
    "accedi per", "effettua il login", "nessun commento", "lascia un commento", "ultimi commenti",
    "commenti recenti", "il tuo indirizzo email", "faça login", "nenhum comentário",
    "deixe um comentário", "comentários recentes", "seu endereço de e-mail",
    "войдите", "авторизуйтесь", "зарегистрируйтесь", "комментариев нет", "нет комментариев",
    "оставить комментарий", "добавить комментарий", "последние комментарии", "ваш e-mail не",
    "увійдіть", "авторизуйтеся", "зареєструйтесь", "коментарів немає", "немає коментарів",
    "залишити коментар", "додати коментар", "останні коментарі",
    "zaloguj się", "brak komentarzy", "dodaj komentarz", "najnowsze komentarze",
    "autentificați", "autentifică-te", "niciun comentariu", "lasă un comentariu",
    "comentarii recente", "přihlaste se", "přihlásit se", "žádné komentáře", "přidat komentář",
    "nejnovější komentáře", "giriş yap", "henüz yorum", "yorum yap", "son yorumlar",
    "تسجيل الدخول", "لا توجد تعليقات", "أضف تعليق", "اترك تعليق", "أحدث التعليقات",
    "inloggen om", "geen reacties", "laat een reactie", "recente reacties",
  ])
}
