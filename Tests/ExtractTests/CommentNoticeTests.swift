import Extract
import Testing
import TocsinModel

/// What stands among comments and is none.
struct CommentNoticeTests {
  private func comments(_ html: String) -> [String] {
    Extractor().extract(Array(html.utf8)).comments.map(\.text)
  }

  @Test(arguments: [
    "Please log in to write a comment.", "This site uses Akismet to reduce spam.",
    "Es gibt noch keine Kommentare zu diesem Beitrag.",
    "Connectez-vous pour laisser un commentaire.", "Увійдіть, щоб залишити коментар.",
    "Zaloguj się, aby dodać komentarz.", "Yorum yapmak için giriş yapın, giriş yap düğmesi burada.",
  ])
  func `a notice of the system is nobody's comment`(notice: String) {
    #expect(
      comments("<h1>T</h1><p>Text.</p><div id=comments class=comments><p>\(notice)</p></div>")
        .isEmpty)
  }

  @Test func `a signed comment stays though it speaks of logging in`() {
    let html = """
      <h1>T</h1><div class=comments><ol><li class=comment id=comment-1><cite class=fn>Ann</cite>\
      <p>I had to log in to read this.</p></li></ol></div>
      """
    #expect(comments(html) == ["I had to log in to read this."])
  }

  @Test func `list items named after their authors and as content are comments of their own`() {
    func item(_ id: Int, _ name: String, _ text: String, _ inner: String = "") -> String {
      """
      <li id="comment-\(id)" class="comment byuser comment-author-\(name) entry-content">\
      <article id="div-comment-\(id)" class="comment-body"><footer class="comment-meta">\
      <b class="fn">\(name)</b></footer><div class="comment-content"><p>\(text)</p></div></article>\
      \(inner)</li>
      """
    }
    let answer = item(2, "Bea", "The answer is much longer than the question, as it often is here.")
    let html = """
      <h1>T</h1><div id=comments><ul>\(item(1, "Ann", "A question?", "<ul>\(answer)</ul>"))</ul></div>
      """
    #expect(
      comments(html) == [
        "A question?", "The answer is much longer than the question, as it often is here.",
      ])
  }

  @Test(arguments: ["Kommentare", "1 comment", "Коментарі (1)", "Un commentaire"])
  func `one unnamed comment is known by the line above it`(heading: String) {
    let html = """
      <h1>T</h1><p>The ferry sails at eight from the old pier, and at nine from the new one.</p>
      <div>\(heading)</div><div><h3>#1 Kommentar von Naru</h3> 26.03.2024, 16:19 \
      <p>Thank you for this chapter, I read it on the ferry.</p></div>
      """
    #expect(comments(html) == ["Thank you for this chapter, I read it on the ferry."])
  }

  @Test func `one dated block below another line is the page's own`() {
    let html = """
      <h1>T</h1><p>The ferry sails at eight from the old pier, and at nine from the new one.</p>
      <div>News of the pier</div><div><b>The pier</b> 26.03.2024, 16:19 \
      <p>Thank you for this chapter, I read it on the ferry.</p></div>
      """
    #expect(comments(html).isEmpty)
  }
}
