/// Pages written for these tests, in the markup that real systems produce.
enum Pages {
  static let prose =
    "The ferry stays in port this week, the company says, and nobody on the island knows why."

  static let wordPressText = """
    \(prose)

    It had sailed every day since last autumn's timetable came into force.

    What people say

    We have heard nothing from the company since Monday, and nobody answers the telephone.

    No boats on weekdays

    One bus on Sundays

    The mayor wants an answer by Friday, and so do the fishermen, the baker and the school.
    """

  static let wordPress = """
    <!DOCTYPE html><html lang="en-GB"><head><title>The ferry stays in port | Harbour Notes</title>
    <meta property="og:site_name" content="Harbour Notes">
    <meta property="og:title" content="The ferry stays in port | Harbour Notes">
    <meta property="article:published_time" content="2022-05-03T12:00:00+02:00">
    <meta property="article:modified_time" content="2022-05-04T12:00:00+02:00">
    </head><body class="single single-post has-sidebar comments-open">
    <div id="page"><header id="masthead"><nav class="main-navigation"><ul><li><a href="/">Home</a></li>
    <li><a href="/about">About</a></li></ul></nav></header>
    <div id="primary"><main id="main"><article id="post-7" class="post-7 post category-sea tag-ferry">
    <header class="entry-header"><h1 class="entry-title">The ferry stays in port</h1>
    <div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published"
    datetime="2022-05-03T12:00:00+02:00">3 May 2022</time></span> <span class="byline">by
    <a rel="author" href="/author/ina">Ina Brook</a></span></div></header>
    <div class="entry-content"><p>\(prose)</p>
    <p>It had sailed every day since <a href="../../11/../../2021/11/timetable/">last autumn's
    timetable</a> came into force.</p>
    <figure><img src="x.jpg"><figcaption>The empty pier, on Tuesday.</figcaption></figure>
    <h2>What people say</h2>
    <blockquote><p>We have heard nothing from the company since Monday, and nobody answers the
    telephone.</p></blockquote>
    <ul><li>No boats on weekdays</li><li>One bus on Sundays</li></ul>
    <p>The mayor wants an answer by Friday, and so do the fishermen, the baker and the school.</p>
    <div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Twitter</a></li></ul></div>
    <div id="jp-relatedposts"><h3>Related</h3><a href="/x">Another story of the sea</a></div></div>
    <footer class="entry-footer">Tags: <a href="/tag/ferry">ferry</a></footer></article>
    <div id="comments" class="comments-area"><h2 class="comments-title">3 thoughts</h2>
    <ol class="comment-list">
    <li id="comment-1" class="comment even depth-1"><article id="div-comment-1" class="comment-body">
    <footer class="comment-meta"><div class="comment-author vcard"><img class="avatar"><b class="fn">Old
    Salt</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="#comment-1">
    <time datetime="2022-05-03T15:00:00+02:00">3 May 2022 at 15:00</time></a></div></footer>
    <div class="comment-content"><p>I waited two hours on the pier.</p></div>
    <div class="comment-likes"><span class="likes-count">12</span></div>
    <div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></article>
    <ol class="children"><li id="comment-2" class="comment odd depth-2">
    <article id="div-comment-2" class="comment-body"><footer class="comment-meta">
    <div class="comment-author vcard"><b class="fn">Mira</b></div>
    <div class="comment-metadata"><span class="comment-date">4 May 2022</span></div></footer>
    <div class="comment-content"><p>So did I, and it rained.</p></div></article></li></ol></li>
    <li id="comment-3" class="comment even depth-1"><article id="div-comment-3" class="comment-body">
    <footer class="comment-meta"><div class="comment-author vcard"><b class="fn">A. Driver</b></div>
    </footer><div class="comment-content"><p>Take the bus.</p></div></article></li></ol>
    <div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><p class="comment-notes">Your
    address will not be published.</p><textarea></textarea></form></div></div></main></div>
    <aside id="secondary" class="widget-area"><section class="widget"><h2>Sign in</h2><form>Name
    <input></form></section></aside></div></body></html>
    """

  static let portal = """
    <html lang="en"><head><title>Bridge reopens after three years - Portal Example</title>
    <link rel="canonical" href="/news/bridge">
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
    {"@type":"WebPage","datePublished":"2001-01-01","name":"Page"},
    {"@type":"NewsArticle","headline":"Bridge reopens after three years",
    "datePublished":"2022-05-03T08:00:00Z","dateModified":"2022-05-03T09:30:00Z",
    "author":[{"@type":"Person","name":"Paul Nowak"},{"@type":"Person","name":"Eva Lind"}],
    "publisher":{"@type":"Organization","name":"Portal Example"},}]}</script></head>
    <body><div id="cookie-banner" class="cookie-consent"><p>We use cookies to make this page better for
    you, for our partners and for everyone who pays for it, and you may refuse.</p></div>
    <div class="login-widget">Sign in <input name=user></div>
    <div class="content"><h1>Bridge reopens after three years</h1>
    <div class="article__body" itemprop="articleBody">
    <p>The bridge over the Lenn was opened to traffic on Tuesday, three years after a barge hit it.</p>
    <figure><img><figcaption>A crane lifts the last part.</figcaption></figure>
    <p>Advertisement</p>
    <p>The first to cross were two buses, a fire engine, and a man with a dog who had waited all night.</p>
    <p>Read also: <a href="/n/16">The barge that could not stop</a></p>
    <h2>What is next</h2>
    <table><tr><td>Lanes</td><td>4</td></tr><tr><td>Length</td><td>310 m</td></tr></table>
    <p>The old pillars will be taken out of the river in autumn, when the water is low, says the city.</p>
    <div class="share-buttons">Share <a href="#">Mail</a></div></div>
    <div class="most-read"><h3>Most read</h3><ul><li><a href="/1">One</a></li></ul></div></div>
    </body></html>
    """

  static let wire = """
    <html><head><title>Council votes on harbour plan</title></head><body><table><tr><td>
    <a href="/">Front page</a> <a href="/region">Region</a></td></tr><tr><td>
    <h1>Council votes on harbour plan</h1><div class="byline">By Joan Field</div>
    <div>Tuesday, 3 May 2022</div>
    <p>PORT LENN (WIRE) — The council voted for the harbour plan late on Monday, with two against.</p>
    <p>The plan had been before the council four times, and each time it was sent back with changes.</p>
    </td></tr></table></body></html>
    """

  static let cyrillic = """
    <html lang="uk"><head><title>Міст відкрили після ремонту — Вісті</title></head><body>
    <div class="news"><h1>Міст відкрили після ремонту</h1><div class="news-date">3 травня 2022</div>
    <div class="news-text"><p>Уперше за три роки через міст пройшли автобуси, повідомили в міській раді у вівторок.</p>
    <p>Читайте також: <a href="/2">Баржа, що не зупинилася</a></p>
    <p>Старі опори приберуть з річки восени, коли вода буде низька, а рух обмежать на два тижні.</p></div></div>
    <div class="comments"><div class="comment" id="comment_9"><span class="comment-author">Оля</span>
    <div class="comment-text">Нарешті дочекалися цього дня!</div></div></div></body></html>
    """
}
