extension Lure {
  /// The words that are usual in names made for phishing and for cloned sites, as reports of such campaigns and
  /// the log-on pages that they imitate have them, in the languages of the elections that we watch.
  /// A word is listed once, under the purpose that it serves most. What instructions to voters begin with is
  /// listed with its “to” (`howto`, `tovote`), since two letters alone in a row of lures say nothing.
  static let usual: [Lure] = lists.flatMap { purpose, words in
    words.split(separator: " ").map { Lure(text: String($0), purpose: purpose) }
  }

  private static let lists: KeyValuePairs<Purpose, String> = [
    .access: """
    2fa access acces accesso account accounts activate activation activity adfs anmelden anmeldung auth authenticate authentication \
    authenticator authorize captcha challenge checkpoint compte comptes confirm confirmation connect connexion conto credential \
    credentials cuenta cuentas einloggen enroll extranet id identification identity idp iniciar inloggen \
    intranet kabinet keepass konto konta log-in login logins logon logowanie mfa member members myaccount oauth otp pass passcode \
    password passwords passwort portal profile profil protect protected protection prevention recover recovery register \
    registration reset restore safe safety saml screenname secur secure secured secureauth securite security seguridad session \
    sicher sicherheit sicurezza sign signin sign-in signon signup sso suspended suspend sesion two-factor unblock unlock user \
    userid users vault verif verificar verificacion verification verified verifica verify validate validation vhod vpn vxod \
    webauthn
    """,
    .files: """
    archive attachment calendar call chat cloud cloudstorage conference courriel dhl-doc doc docs document documents download \
    downloads drive drop dropbox email emails e-mail fax file files folder forms fichier fichiers inbox invitation invite join mail \
    mailbox mails meet meeting message messagerie messages messenger msg office office365 o365 onedrive outlook owa pdf poczta \
    pochta poshta poste posta preview read sap scan share shared sharepoint sharing sheet sheets storage store sync teams transfer \
    upload uploads video view viewer voicemail webmail xerox zoom
    """,
    .help: """
    advice how-to where-to alert alerts alerte alerta assist assistance care center-support contact customer customers helpdesk help hilfe hotline \
    incident informer kundenservice notice notices notification notifications notify official offiziell officiel oficial phone \
    report review service services servicio servicios servizi servicedesk serwis soporte suporte supporto support supports team \
    telefon technical update updates updating upgrade warn warning warnings
    """,
    .money: """
    bank banking bill billing bonus cash claim claims delivery lost discount express find findmy findmyphone gift gifts giveaway invoice \
    invoices order orders package parcel pay payment payments paypal prize promo rebate receipt refund refunds remboursement \
    reward rewards sale sales salary shipment shipping subscribe subscription survey tax track tracking wallet win winner
    """,
    .voting: """
    adhesion adherer ballot ballots campaign campagne candidat candidate contribute don donate donation donations dons election \
    elections elezioni join-us militant parrainage petition poll polls primaire primary procuration referendum spende spenden \
    stimme todonate tojoin toregister tovote vote voted voter voters votes voting wahl wahlen wybory vybory vybori wyborcy
    """,
    .machine: """
    admin administrator api backend cdn client clients content config configuration console control cpanel dashboard data device devices \
    dns exchange ftp gateway gw hosting host imap ldap manage management manager monitor monitoring mx network node ns pop3 proxy \
    rdp redirect relay remote root server servers settings setup smtp ssl static status system systems sys test tls vps web-mail \
    webdisk workspace
    """,
    .address: "com net org www http https html htm php gov gob gouv edu",
    .news: """
    actu actualite actualites aktuell alert-news article articles blog breaking daily feed gazeta gazette info infos informacje \
    journal live magazin magazine media medias nachrichten new news newsroom noticias notizie novosti novyny novini now paper post \
    presse press print radio report-news story today tv wiadomosci zeitung zpravy
    """,
    .setting: """
    a ac ag agency all app apps asia at au au-en be best bg br ca center centre ch city club cn co-uk community company corp corporation cz de \
    digital direct dk e ee en english es et eu europe eun fi first for forum foundation fr france free german germany get gmbh go gr \
    group global grp hk how hr hu hub ie il in inc int international intl io ir it italy jp kr la land le les limited llc lt ltd lv m \
    market me men my nederland nl no of official-site one onl online our page pages pl plus premium pro pt real ro rs ru russia sa \
    se shop si site sk solution solutions space start studio sms mobile tech-hub the to top tr true ua uk ukraine us usa vip we web where world your zone
    """,
  ]
}
