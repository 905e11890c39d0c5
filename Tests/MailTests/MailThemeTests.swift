import Mail
import Testing

/// What presses is told in the eleven languages that the lexicons are held to.
@Suite struct MailThemeTests {
  private static let texts: [(clue: MailClue, what: String, texts: [String])] = [
    (
      .credentials, "an expiring password",
      [
        "Your password expires tomorrow. Keep the same password here.",
        "Ihr Passwort läuft morgen ab. Bitte bestätigen Sie Ihr Konto.",
        "Votre mot de passe expire demain. Confirmez votre compte.",
        "Su contraseña caduca mañana. Confirme su cuenta.",
        "Sua senha expira amanhã. Confirme seus dados.",
        "La sua password scade domani. Confermi i suoi dati.",
        "Uw wachtwoord verloopt morgen. Bevestig uw account.",
        "Twoje hasło wygasa jutro. Potwierdź swoje konto.",
        "Vaše heslo zítra vyprší. Potvrďte svůj účet.",
        "Срок действия вашего пароля истекает завтра. Подтвердите учётную запись.",
        "Термін дії вашого пароля спливає завтра. Підтвердьте обліковий запис.",
      ]
    ),
    (
      .document, "a shared document",
      [
        "Ada shared a document with you. Open document.",
        "Ada hat ein Dokument für Sie freigegeben. Dokument öffnen.",
        "Ada a partagé un document avec vous. Ouvrir le document.",
        "Ada ha compartido un documento con usted. Abrir el documento.",
        "Ada compartilhou um documento com você. Abrir o documento.",
        "Ada ha condiviso un documento con lei. Apri il documento.",
        "Ada heeft een document met u gedeeld. Document openen.",
        "Ada udostępniła Ci dokument. Otwórz dokument.",
        "Ada s vámi sdílela dokument. Otevřít dokument.",
        "Ада поделилась с вами документом. Открыть документ.",
        "Ада поділилася з вами документом. Відкрити документ.",
      ]
    ),
    (
      .payment, "an unpaid invoice",
      [
        "The invoice 4711 is unpaid. Please settle the overdue amount.",
        "Die Rechnung 4711 ist unbezahlt. Bitte begleichen Sie den offenen Betrag.",
        "La facture 4711 est impayée. Merci de régler la somme due.",
        "La factura 4711 está impagada. Abone el importe pendiente.",
        "A fatura 4711 está por pagar. Regularize o valor em aberto.",
        "La fattura 4711 non è stata pagata. Saldi l’importo dovuto.",
        "De factuur 4711 is onbetaald. Voldoe het openstaande bedrag.",
        "Faktura 4711 jest nieopłacona. Prosimy uregulować zaległość.",
        "Faktura 4711 je nezaplacená. Uhraďte dlužnou částku.",
        "Счёт 4711 не оплачен. Погасите задолженность.",
        "Рахунок 4711 не сплачено. Погасіть заборгованість.",
      ]
    ),
    (
      .document, "a voice mail",
      [
        "You have a new voice mail. Listen to the message.",
        "Sie haben eine neue Sprachnachricht. Nachricht anhören.",
        "Vous avez un nouveau message vocal. Écouter le message.",
        "Tiene un nuevo mensaje de voz. Escuchar el mensaje.",
        "Você tem uma nova mensagem de voz. Ouvir a mensagem.",
        "Ha un nuovo messaggio vocale. Ascolta il messaggio.",
        "U hebt een nieuw voicemailbericht. Beluister het bericht.",
        "Masz nową wiadomość głosową. Odsłuchaj wiadomość.",
        "Máte novou hlasovou zprávu. Přehrát zprávu.",
        "У вас новое голосовое сообщение. Прослушать сообщение.",
        "У вас нове голосове повідомлення. Прослухати повідомлення.",
      ]
    ),
    (
      .payment, "a change of bank details",
      [
        "Our bank details have changed. Please use the new account for all payments.",
        "Unsere Bankverbindung hat sich geändert. Bitte überweisen Sie auf das neue Konto.",
        "Nos coordonnées bancaires ont changé. Merci de payer sur le nouveau compte.",
        "Nuestros datos bancarios han cambiado. Pague a la nueva cuenta.",
        "Os nossos dados bancários mudaram. Pague para a nova conta.",
        "Le nostre coordinate bancarie sono cambiate. Paghi sul nuovo conto.",
        "Onze bankgegevens zijn gewijzigd. Betaal op de nieuwe rekening.",
        "Nasz numer rachunku uległ zmianie. Prosimy o wpłatę na nowe konto.",
        "Naše bankovní údaje se změnily. Plaťte na nový účet.",
        "Наши банковские реквизиты изменились. Платите на новый счёт.",
        "Наші банківські реквізити змінилися. Сплачуйте на новий рахунок.",
      ]
    ),
    (
      .privately, "whether one is at the desk",
      [
        "Are you at your desk? I need a quick favour.",
        "Sind Sie am Platz? Ich brauche einen kleinen Gefallen.",
        "Êtes-vous au bureau ? J’ai besoin d’un petit service.",
        "¿Está en su despacho? Necesito un pequeño favor.",
        "Está no escritório? Preciso de um pequeno favor.",
        "È in ufficio? Ho bisogno di un piccolo favore.",
        "Zit u achter uw bureau? Ik heb een kleine gunst nodig.",
        "Czy jesteś przy biurku? Potrzebuję małej przysługi.",
        "Jste u stolu? Potřebuji malou laskavost.",
        "Вы на месте? Мне нужна небольшая услуга.",
        "Ви на місці? Мені потрібна невелика послуга.",
      ]
    ),
  ]

  @Test(arguments: texts.indices)
  func `what presses is told in eleven languages`(_ number: Int) {
    let (clue, what, texts) = Self.texts[number]
    #expect(texts.count == 11)
    for text in texts {
      #expect(SampleMail.verdict(on: SampleMail.bytes(text)).evidence[clue] > 0, "\(what): \(text)")
    }
  }
}
