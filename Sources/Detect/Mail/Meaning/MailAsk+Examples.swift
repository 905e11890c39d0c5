extension MailAsk {
  /// Sentences that ask it, one a line, in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Turkish and
  /// Arabic; written for this project, none taken from a mail. Each language says it in its own way: what is told apart is the meaning,
  /// and a sentence in a language that is not here is compared with all of them.
  var examples: String {
    switch self {
    case .expiringPassword:
      """
      Your password expires today.
      Keep the same password by confirming it below.
      The password of your mailbox must be renewed within 24 hours.
      Your login credentials will expire soon, sign in to keep using them.
      Ihr Passwort läuft heute ab, bestätigen Sie es hier.
      Votre mot de passe expire dans 24 heures, cliquez ici pour le conserver.
      Su contraseña caduca hoy, inicie sesión para mantenerla.
      A sua senha expira hoje, confirme-a para não perder o acesso.
      La sua password scade oggi, la confermi per continuare.
      Uw wachtwoord verloopt vandaag, klik hier om het te behouden.
      Twoje hasło wygasa dzisiaj, potwierdź je tutaj.
      Срок действия вашего пароля истекает сегодня, подтвердите его.
      Şifrenizin süresi bugün doluyor, buradan yenileyin.
      تنتهي صلاحية كلمة المرور الخاصة بك اليوم، أكدها هنا.
      """
    case .lockedAccount:
      """
      Your account has been suspended until you verify your identity.
      We have noticed unusual activity and limited access to your account.
      Sign in to confirm your details or your account will be closed.
      Someone tried to sign in to your account from another device.
      Your online banking was blocked, update your data to unlock it.
      Please verify your information so that we can restore your account.
      Ihr Konto wurde vorübergehend gesperrt, bitte bestätigen Sie Ihre Daten.
      Votre compte a été suspendu, veuillez vérifier votre identité.
      Hemos detectado una actividad inusual y hemos limitado su cuenta.
      Sua conta foi bloqueada, atualize seus dados para desbloquear.
      Il suo conto è stato limitato, aggiorni i dati per riattivarlo.
      Uw rekening is geblokkeerd, bevestig uw gegevens om die weer te gebruiken.
      Twoje konto zostało zablokowane, zaktualizuj swoje dane.
      Ваш аккаунт заблокирован, подтвердите свои данные.
      Hesabınız askıya alındı, bilgilerinizi doğrulayın.
      تم تعليق حسابك، يرجى تأكيد بياناتك لاستعادته.
      """
    case .fullMailbox:
      """
      Your mailbox is full and you can no longer receive messages.
      Several incoming messages are held and were not delivered to your inbox.
      Your cloud storage is full and your files will be deleted.
      Upgrade your mailbox to the new version or it will be switched off.
      Ihr Postfach ist voll, erweitern Sie jetzt den Speicher.
      Votre espace de stockage est plein et vos photos seront supprimées.
      Su buzón está lleno y los mensajes entrantes quedan retenidos.
      Seu armazenamento está cheio e seus arquivos serão apagados.
      La sua casella è piena e non può più ricevere messaggi.
      Uw opslag is vol, uw foto's worden binnenkort verwijderd.
      Twoja skrzynka jest pełna, wiadomości zostały zatrzymane.
      Ваш почтовый ящик переполнен, входящие письма задержаны.
      Posta kutunuz dolu, bekleyen iletileri almak için giriş yapın.
      صندوق بريدك ممتلئ ولم يتم تسليم رسائلك الواردة.
      """
    case .sharedDocument:
      """
      A document has been shared with you, open it here.
      You have received a secure file, sign in to view it.
      Your document is ready for signature, sign in to review it.
      I sent you the file, please open it and tell me what you think.
      Find the purchase order attached and send us your best quotation.
      Mit Ihnen wurde ein Dokument geteilt, melden Sie sich an, um es zu öffnen.
      Un document a été partagé avec vous, connectez-vous pour le consulter.
      Se ha compartido un documento con usted, ábralo aquí.
      Um documento foi compartilhado com você, clique para visualizar.
      È stato condiviso un documento con lei, acceda per aprirlo.
      Er is een document met u gedeeld, log in om het te bekijken.
      Udostępniono ci dokument, zaloguj się, aby go otworzyć.
      Вам открыт доступ к документу, войдите, чтобы посмотреть его.
      Sizinle bir belge paylaşıldı, görüntülemek için oturum açın.
      تمت مشاركة مستند معك، سجل الدخول لعرضه.
      """
    case .voiceMessage:
      """
      You have a new voice message, listen to it here.
      You missed a call and the caller left a voice mail.
      You have received a fax, click to view it.
      Sie haben eine neue Sprachnachricht, hören Sie sie hier ab.
      Vous avez un nouveau message vocal, écoutez-le ici.
      Tiene un nuevo mensaje de voz, escúchelo aquí.
      Você tem uma nova mensagem de voz, ouça aqui.
      Ha ricevuto un nuovo messaggio vocale, lo ascolti qui.
      U heeft een nieuw voicemailbericht, beluister het hier.
      Masz nową wiadomość głosową, odsłuchaj ją tutaj.
      У вас новое голосовое сообщение, прослушайте его здесь.
      Yeni bir sesli mesajınız var, buradan dinleyin.
      لديك رسالة صوتية جديدة، استمع إليها هنا.
      """
    case .unpaidInvoice:
      """
      The attached invoice is unpaid and payment is overdue.
      Please pay the outstanding amount today to avoid further costs.
      This is the last reminder before we hand your debt to a collector.
      Please process this payment urgently and send me the confirmation.
      Your bill is available, open the attachment to pay it.
      Die Rechnung im Anhang ist noch offen, überweisen Sie den Betrag sofort.
      La facture ci-jointe est impayée, réglez-la dans les plus brefs délais.
      La factura adjunta está pendiente de pago, abónela hoy mismo.
      A fatura em anexo está em atraso, pague hoje para evitar o corte.
      La fattura allegata non è stata pagata, provveda subito.
      De bijgevoegde factuur is nog niet betaald, betaal het bedrag vandaag.
      Załączona faktura jest nieopłacona, proszę o pilną wpłatę.
      Прилагаемый счёт не оплачен, оплатите его сегодня.
      Ekteki fatura ödenmedi, lütfen bugün ödeyin.
      الفاتورة المرفقة غير مدفوعة، يرجى السداد اليوم.
      """
    case .newBankDetails:
      """
      Our bank details have changed, please use the new account from now on.
      I would like to change the bank account my salary is paid into.
      Please send the transfer to the new account number below.
      Unsere Bankverbindung hat sich geändert, bitte überweisen Sie ab jetzt auf das neue Konto.
      Nos coordonnées bancaires ont changé, utilisez le nouveau RIB.
      Hemos cambiado de cuenta bancaria, haga la transferencia a la nueva.
      Nossos dados bancários mudaram, transfira para a nova conta.
      Le nostre coordinate bancarie sono cambiate, usi il nuovo IBAN.
      Ons rekeningnummer is gewijzigd, maak het bedrag over naar de nieuwe rekening.
      Zmieniliśmy numer rachunku, prosimy o przelew na nowe konto.
      Наши банковские реквизиты изменились, переведите деньги на новый счёт.
      Banka bilgilerimiz değişti, ödemeyi yeni hesaba yapın.
      تغيرت بياناتنا المصرفية، يرجى التحويل إلى الحساب الجديد.
      """
    case .quietFavour:
      """
      Are you at your desk? I need you to do something quickly.
      I am in a meeting and cannot talk, send me your mobile number.
      Can you buy some gift cards for me? I will pay you back later.
      I need a favour from you, and it must stay between us.
      Reply to me as soon as you read this, I have a confidential task for you.
      Sind Sie gerade im Büro? Ich brauche schnell Ihre Hilfe, rufen Sie nicht an.
      Êtes-vous disponible ? J'ai besoin que vous régliez une affaire confidentielle.
      ¿Estás en tu puesto? Necesito que hagas algo urgente por mí.
      Você está disponível? Preciso que resolva uma coisa para mim em segredo.
      Sei in ufficio? Mi serve subito un favore, non posso parlare al telefono.
      Ben je op kantoor? Ik zit in een vergadering en heb je snel nodig.
      Jesteś przy biurku? Potrzebuję pilnej przysługi, zostań dyskretny.
      Вы на месте? Мне срочно нужна ваша помощь, никому не говорите.
      Müsait misin? Senden acil bir iş yapmanı istiyorum, kimseye söyleme.
      هل أنت في مكتبك؟ أحتاج منك خدمة عاجلة وسرية.
      """
    case .heldParcel:
      """
      Your parcel could not be delivered because a small fee is missing.
      Your package is on hold, confirm your address to receive it.
      Pay the customs duty to release your shipment.
      We tried to deliver your parcel, choose a new delivery date for a fee.
      Ihr Paket konnte nicht zugestellt werden, zahlen Sie die Zollgebühr.
      Votre colis est en attente, réglez les frais de livraison.
      Su paquete está retenido en aduana, pague la tasa para recibirlo.
      Sua encomenda foi retida, pague a taxa para liberar a entrega.
      Il suo pacco è in attesa, confermi l'indirizzo e paghi le spese.
      Uw pakket kon niet worden bezorgd, betaal de verzendkosten.
      Twoja paczka została zatrzymana, dopłać brakującą kwotę.
      Ваша посылка задержана, оплатите пошлину для доставки.
      Kargonuz teslim edilemedi, ücreti ödeyerek adresinizi onaylayın.
      لم نتمكن من تسليم طردك، ادفع رسوم الشحن لاستلامه.
      """
    case .failedPayment:
      """
      Your payment was declined, update your payment method.
      Your subscription has expired, renew it now to avoid losing access.
      We could not charge your card and your membership will be cancelled.
      Ihre Zahlung ist fehlgeschlagen, aktualisieren Sie Ihre Zahlungsdaten.
      Votre paiement a été refusé, mettez à jour votre moyen de paiement.
      Su suscripción ha caducado, actualice su método de pago.
      Seu pagamento foi recusado, atualize o cartão para não perder o acesso.
      Il pagamento non è andato a buon fine, aggiorni il metodo di pagamento.
      Uw abonnement is verlopen, werk uw betaalgegevens bij.
      Płatność została odrzucona, zaktualizuj dane karty.
      Платёж отклонён, обновите способ оплаты.
      Ödemeniz alınamadı, ödeme yönteminizi güncelleyin.
      تم رفض الدفع، يرجى تحديث طريقة الدفع.
      """
    case .strangeCharge:
      """
      Your subscription was renewed and the amount was charged to your card, call us to cancel.
      If you did not authorise this order, call our support number at once.
      To get a refund for this purchase, call the number below within 24 hours.
      Ihnen wurden für das Abonnement 399 Euro abgebucht, rufen Sie an, um zu stornieren.
      Votre abonnement a été débité, appelez ce numéro pour annuler.
      Se ha cobrado la renovación en su tarjeta, llame para cancelar.
      Uma compra foi aprovada no seu cartão, ligue se não a reconhece.
      """
    case .refundOrFine:
      """
      You are entitled to a tax refund, claim it here.
      You have an unpaid fine that must be settled today.
      The tax office has found an irregularity in your return.
      A benefit is waiting for you, submit your details to receive it.
      Sie haben Anspruch auf eine Steuererstattung, füllen Sie das Formular aus.
      Vous avez droit à un remboursement d'impôt, remplissez le formulaire.
      Tiene una multa pendiente de pago, consulte la notificación.
      Seu CPF está irregular na Receita, regularize para evitar o bloqueio.
      Ha diritto a un rimborso fiscale, compili il modulo.
      U heeft recht op belastingteruggave, vul het formulier in.
      Przysługuje ci zwrot podatku, wypełnij formularz.
      Вам положена выплата от государства, заполните форму.
      Vergi iadeniz hazır, almak için formu doldurun.
      لديك مخالفة غير مدفوعة يجب تسديدها اليوم.
      """
    case .prize:
      """
      Congratulations, you have been selected to receive a gift.
      Answer a short survey and receive your reward.
      You have won a prize, claim it before it expires.
      Your points expire today, exchange them for a present now.
      Herzlichen Glückwunsch, Sie wurden ausgewählt und erhalten ein Geschenk.
      Félicitations, répondez au sondage et recevez votre cadeau.
      Enhorabuena, ha sido seleccionado para recibir un premio.
      Parabéns, seus pontos vencem hoje, resgate seu prêmio.
      Congratulazioni, partecipi al sondaggio e vinca un premio.
      Gefeliciteerd, u bent gekozen en maakt kans op een cadeaukaart.
      Gratulacje, wypełnij ankietę i odbierz nagrodę.
      Поздравляем, вы выиграли приз, получите его сейчас.
      Tebrikler, ödül kazandınız, hemen alın.
      تهانينا، لقد فزت بجائزة، استلمها الآن.
      """
    case .strangersMoney:
      """
      I want to donate a large sum of money to you, contact me for details.
      You are the beneficiary of an inheritance of several million dollars.
      I have a business proposal for you concerning a fund in my bank.
      Your compensation payment was approved, send us your name and address to receive it.
      We offer loans at a low rate of interest, apply by answering.
      I am dying of cancer and want to leave my money to charity through you.
      I am the lawyer of a deceased client who bears your family name.
      I want to invest in your country and need you as my partner.
      Ich möchte Ihnen eine große Summe spenden, antworten Sie mir bitte.
      Je souhaite vous léguer ma fortune, répondez-moi en privé.
      Es usted beneficiario de una herencia de varios millones.
      Quero doar meu dinheiro a você, responda para mais detalhes.
      Desidero affidarle un fondo di milioni di euro, mi risponda.
      Ik wil u een groot bedrag schenken, neem contact met mij op.
      Chcę przekazać panu dużą sumę pieniędzy, proszę o odpowiedź.
      Я хочу передать вам крупную сумму денег, ответьте мне.
      Size büyük bir miras bırakmak istiyorum, bana yanıt verin.
      أرغب في التبرع لك بمبلغ كبير من المال، راسلني.
      """
    case .wallet:
      """
      Verify your wallet to keep access to your coins.
      Enter your recovery phrase to secure your wallet.
      Bitcoin is waiting in your account, withdraw it now.
      Claim your free tokens by connecting your wallet.
      Your balance will be deleted if you do not withdraw it within 24 hours.
      Bestätigen Sie Ihre Wallet, sonst werden Ihre Coins gesperrt.
      Vérifiez votre portefeuille de cryptomonnaies avant la date limite.
      Verifique su billetera para no perder sus criptomonedas.
      Retire seus bitcoins agora, o saldo será apagado.
      Verifichi il suo portafoglio di criptovalute entro oggi.
      Verifieer uw wallet om toegang tot uw crypto te houden.
      Подтвердите свой криптокошелёк, чтобы не потерять средства.
      """
    case .extortion:
      """
      I recorded you with your camera and will send the video to all your contacts.
      Pay in bitcoin within 48 hours or your data will be published.
      I hacked your device and know everything about you.
      Ich habe Sie mit Ihrer Kamera gefilmt und schicke das Video an alle Kontakte.
      J'ai piraté votre appareil, payez en bitcoin ou je publie la vidéo.
      He hackeado su dispositivo y publicaré sus datos si no paga.
      Invadi seu aparelho e vou divulgar tudo se você não pagar.
      Ho violato il suo dispositivo, paghi o pubblico il video.
      Я взломал ваше устройство и опубликую запись, если вы не заплатите.
      """
    case .hurry:
      """
      Act now, you have only 24 hours left.
      This is the final notice and failure to respond leads to termination.
      Click the button below to confirm.
      Click here to avoid the suspension of your service.
      Klicken Sie hier, um die Sperrung zu verhindern.
      Cliquez ici pour éviter la suspension de votre service.
      Haga clic aquí para evitar la suspensión.
      Clique aqui para evitar o cancelamento.
      Clicchi qui per evitare la sospensione del servizio.
      Klik hier om te voorkomen dat uw dienst wordt stopgezet.
      Kliknij tutaj, aby uniknąć zawieszenia usługi.
      Нажмите здесь, чтобы избежать отключения услуги.
      Hizmetin durdurulmaması için buraya tıklayın.
      انقر هنا لتجنب إيقاف الخدمة.
      """
    }
  }
}
