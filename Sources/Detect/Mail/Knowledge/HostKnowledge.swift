/// What is generally known about hosts: who gives them to everybody.
package enum HostKnowledge {
  /// Whether mail of anybody comes from a registration.
  package static func isFreeMail(_ registrable: String) -> Bool {
    if freeMail.contains(registrable) { return true }
    guard let dot = registrable.firstIndex(of: ".") else { return false }
    return freeMailLabels.contains(registrable[..<dot])
  }

  /// Whether an ending is sold for next to nothing, or was given away; where names are made for a day (the endings with
  /// the most reported names a registration in the reports of Spamhaus and Interisle, 2022–2025).
  package static func isCheap(ending: Substring) -> Bool {
    cheap.contains(ending.split(separator: ".").last ?? ending)
  }

  package static func isShortener(_ registrable: String) -> Bool {
    shorteners.contains(registrable)
  }

  /// Whether everybody may put pages or files under a host without a registration.
  package static func isHosting(_ host: String) -> Bool {
    var rest = host[...]
    while true {
      if hosting.contains(rest) { return true }
      guard let dot = rest.firstIndex(of: ".") else { return false }
      rest = rest[rest.index(after: dot)...]
    }
  }

  /// Whether a host passes clicks on for many senders of newsletters, so that it says nothing of its sender.
  package static func isMailer(_ registrable: String) -> Bool { mailers.contains(registrable) }

  private static func set(_ words: String) -> Set<Substring> {
    Set(words.split { $0 == " " || $0 == "\n" })
  }

  private static let freeMailLabels: Set<Substring> = set(
    "gmail googlemail yahoo ymail hotmail outlook live msn aol gmx yandex")
  private static let freeMail: Set<String> = Set(
    set(
      """
      web.de t-online.de freenet.de mail.ru bk.ru inbox.ru list.ru rambler.ru icloud.com me.com mac.com proton.me
      protonmail.com pm.me tutanota.com tutanota.de tuta.io mail.com email.com usa.com post.com consultant.com
      zohomail.com zohomail.eu qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net
      orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it tin.it
      uol.com.br bol.com.br terra.com.br ig.com.br rediffmail.com comcast.net verizon.net att.net sbcglobal.net
      bellsouth.net cox.net charter.net earthlink.net btinternet.com ntlworld.com sky.com shaw.ca rogers.com
      bigpond.com optusnet.com.au seznam.cz centrum.cz wp.pl o2.pl onet.pl interia.pl ukr.net i.ua
      bluewin.ch ziggo.nl home.nl planet.nl telenet.be skynet.be hushmail.com fastmail.com mailbox.org posteo.de
      docomo.ne.jp ezweb.ne.jp softbank.ne.jp citromail.hu freemail.hu abv.bg mail2world.com gmx.net gmx.de
      netvigator.com telus.net juno.com netzero.net lycos.com excite.com
      """
    ).map(String.init))
  private static let cheap: Set<Substring> = set(
    """
    xyz top click shop icu best site online live life fun club buzz cyou sbs rest monster quest bond cfd today space
    website store tech work works world vip win loan date review stream download racing trade bid party gdn men
    cam bar uno pw cc ws tk ml ga cf gq su pro beauty hair skin makeup mom lol autos boats homes yachts motorcycles
    lat ink press host fit zone link help support finance rocks agency guru digital email ltd wiki ooo
    """)
  private static let shorteners: Set<String> = Set(
    set(
      """
      bit.ly t.co tinyurl.com goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly rb.gy t.ly shorturl.at tiny.cc s.id
      bl.ink lnkd.in adf.ly v.gd qr.ae shorte.st urlz.fr lmy.de clck.ru vk.cc u.to han.gl me2.do x.gd l.ead.me
      qrco.de q-r.to linktr.ee page.link onelink.me app.link surl.li n9.cl acortar.link encurtador.com.br shrt.li
      lihi.cc reurl.cc dwz.cn t.cn url.cn kutt.it soo.gd ity.im snip.ly bitly.ws tr.ee urlshort.dev hyperurl.co
      """
    ).map(String.init))
  private static let hosting: Set<Substring> = set(
    """
    amazonaws.com cloudfront.net blob.core.windows.net web.core.windows.net azurewebsites.net azureedge.net
    cloudapp.net cloudapp.azure.com azurefd.net trafficmanager.net storage.googleapis.com appspot.com web.app
    firebaseapp.com run.app sites.google.com docs.google.com drive.google.com forms.gle script.google.com
    blogspot.com github.io gitlab.io pages.dev workers.dev r2.dev netlify.app vercel.app herokuapp.com onrender.com
    glitch.me repl.co replit.app surge.sh weebly.com weeblysite.com wixsite.com wordpress.com webflow.io square.site
    godaddysites.com 000webhostapp.com myftpupload.com ipfs.io dweb.link fleek.co ngrok.io ngrok-free.app
    trycloudflare.com duckdns.org ddns.net no-ip.org hopto.org serveo.net jimdosite.com strikingly.com carrd.co
    notion.site notion.so canva.site canva.com typeform.com jotform.com formstack.com sharepoint.com
    1drv.ms onedrive.live.com dropbox.com mediafire.com telegra.ph translate.goog firebasestorage.googleapis.com
    digitaloceanspaces.com ondigitalocean.app linodeobjects.com backblazeb2.com oraclecloud.com myqcloud.com
    aliyuncs.com plesk.page cprapid.com framer.app framer.website mystrikingly.com my.canva.site zendesk.com
    """)
  private static let mailers: Set<String> = Set(
    set(
      """
      list-manage.com mailchi.mp mailchimp.com sendgrid.net sendgrid.com mailgun.org mailjet.com sendinblue.com brevo.com
      rs6.net constantcontact.com campaign-archive.com createsend.com cmail19.com cmail20.com mcsv.net mcdlv.net
      hubspotemail.net hubspot.com hs-sites.com klaviyomail.com substack.com actionnetwork.org ngpvan.com
      actblue.com winred.com anedot.com bluestatedigital.com salsalabs.org everyaction.com nationbuilder.com
      exct.net sparkpostmail.com awstrack.me mandrillapp.com customeriomail.com iterable.com braze.com
      cleverreach.com rapidmail.de newsletter2go.com inxmail.com kessel.media beehiiv.com convertkit-mail.com
      """
    ).map(String.init))
}
