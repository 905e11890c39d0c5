/// What honest mails say that speak of the same things: newsletters, orders, minutes, campaigns that ask for money, answers of offices, lists
/// of people who build something. A sentence is measured by how much nearer it is to what deceivers ask than to these.
enum HonestSentences {
  /// One a line, in the languages of ``MailAsk/examples``; written for this project.
  static let text = """
    You receive this message because you subscribed to our newsletter.
    If you no longer want to receive these mails, unsubscribe here.
    Here is the agenda of our meeting on Thursday.
    Thank you for your order, it will be shipped tomorrow.
    Your parcel was delivered today and left with a neighbour.
    You can follow your shipment on our website.
    Attached are the minutes of last week's meeting.
    I attach the draft, comments are welcome until Friday.
    The bill for your telephone of March is in your customer account, and will be taken from your bank account as always.
    You asked to reset your password, and if you did not, ignore this message.
    Your password was changed, as you asked.
    The password field of the form is not shown when the option is off.
    Join the call by this link.
    You have been invited to a video conference.
    The vote takes place on Sunday and polling stations close at six.
    Donate today and help us win this election.
    We are only short of our goal by a little, chip in five dollars before midnight.
    Read the whole article on our website.
    This week's news in brief.
    The new release fixes several bugs and improves speed.
    I have tested the patch and it works for me.
    The build failed on this machine with the following error.
    Could somebody explain how this function is meant to be used?
    You can find the source code in the repository.
    Reviewed by me, looks good, please merge.
    Thanks for your answer, I will look at it tomorrow.
    Best regards and a nice weekend.
    Please let me know if you have any questions.
    The deadline for submissions is the first of October.
    Register for the conference until the end of the month.
    The message could not be delivered because the address does not exist.
    We have updated our privacy policy and terms of use.
    Our office is closed over the holidays.
    New comments on your issue.
    Someone replied to your post in the discussion.
    You have been added to the group.
    The request for information was answered, the documents are attached.
    We hereby confirm the receipt of your request.
    Unfortunately your application was rejected for the following reasons.
    Here you can manage your notification settings.
    All rights reserved, registered office and tax number.
    This mail is confidential and meant for its recipient only.
    Please consider the environment before printing this mail.
    View this mail in your browser.
    Follow us on social media.
    Our sale begins today, twenty per cent off everything.
    Your appointment is on Tuesday at ten.
    Your flight is booked, check in opens a day before departure.
    Your receipt for the payment is attached, no further action is needed.
    The server will be under maintenance on Saturday night.
    The account of the project was moved to another host.
    I would like to propose a change in the voting procedure.
    The board has elected a new chair.
    We are looking for volunteers who knock on doors.
    Press release: the party presents its programme.
    I am out of the office until Monday and will answer then.
    The signal is measured with the device connected to the port.
    Please sign the petition for better schools.
    The weather will be mild and sunny.
    My phone number is in my signature.
    Sie erhalten diese Nachricht, weil Sie unseren Newsletter abonniert haben.
    Im Anhang finden Sie das Protokoll der letzten Sitzung.
    Vielen Dank für Ihre Bestellung, wir schicken sie morgen ab.
    Ihr Paket wurde heute zugestellt.
    Die Mitgliederversammlung findet am Dienstag statt.
    Mit freundlichen Grüßen und ein schönes Wochenende.
    Ich bin bis Montag nicht im Büro.
    Die Rechnung liegt in Ihrem Kundenkonto, der Betrag wird wie immer abgebucht.
    Vous recevez ce message parce que vous êtes inscrit à notre lettre.
    Vous trouverez ci-joint le compte rendu de la réunion.
    Votre commande est en préparation et sera expédiée demain.
    Le conseil municipal se réunit jeudi à dix-huit heures.
    Bonne journée et à bientôt.
    Si vous ne souhaitez plus recevoir ces messages, désinscrivez-vous.
    Recibe este mensaje porque está suscrito a nuestro boletín.
    Adjunto el acta de la reunión de ayer.
    Gracias por su pedido, lo enviaremos mañana.
    La asamblea se celebra el martes a las siete.
    Un saludo y buen fin de semana.
    Você recebe esta mensagem porque assina nosso boletim.
    Segue em anexo a ata da reunião.
    Obrigado pelo seu pedido, ele será enviado amanhã.
    A reunião da comissão é na terça-feira.
    Riceve questo messaggio perché è iscritto alla nostra newsletter.
    In allegato il verbale della riunione.
    Grazie per il suo ordine, verrà spedito domani.
    Il consiglio si riunisce giovedì.
    U ontvangt dit bericht omdat u geabonneerd bent op onze nieuwsbrief.
    In de bijlage vindt u de notulen van de vergadering.
    Bedankt voor uw bestelling, die wordt morgen verzonden.
    Uitschrijven voor deze nieuwsbrief.
    Otrzymujesz tę wiadomość, ponieważ subskrybujesz nasz biuletyn.
    W załączniku protokół z zebrania.
    Dziękujemy za zamówienie, wyślemy je jutro.
    Paczka została dostarczona do punktu odbioru.
    Вы получили это письмо, потому что подписаны на нашу рассылку.
    Во вложении протокол собрания.
    Спасибо за заказ, мы отправим его завтра.
    Собрание избирателей состоится во вторник.
    Bu iletiyi bültenimize abone olduğunuz için alıyorsunuz.
    Toplantı tutanağı ektedir.
    Siparişiniz için teşekkürler, yarın gönderilecek.
    تتلقى هذه الرسالة لأنك مشترك في نشرتنا الإخبارية.
    مرفق محضر الاجتماع الأخير.
    شكرا لطلبك، سيتم شحنه غدا.
    You are receiving this because you are a member of the list.
    Please find attached the signed form, as agreed.
    Here is the file that you asked for.
    I have uploaded the document to the shared folder, as we discussed.
    Can you review my change when you have time?
    Your invoice is attached, thank you for your business.
    Your bill for this month is ready, nothing is to be done if you pay by direct debit.
    Your subscription renews next month, and you can change it in your settings.
    You signed in from a new device, if this was you, you need not do anything.
    This code is valid for ten minutes, give it to nobody.
    Confirm your address to finish your registration, if it was you who registered.
    We will never ask you for your password.
    Beware of mails that ask for your data.
    Chip in before midnight, every donation counts.
    Can I count on you to make a contribution today?
    They are outspending us, and we need your help now.
    Buy your ticket for the concert.
    One winner receives tickets, no purchase necessary, terms apply.
    Take our survey about the party's programme.
    Tell us how satisfied you were with our service.
    The lawyers of both sides met in court.
    A new episode of our podcast is out.
    Your voice matters in this election.
    The device has several channels that share one clock.
    Several users at the same time need access to the machine.
    The service is active and running.
    This function returns an error when the buffer is full.
    The lock must be held while the list is changed.
    Signed off by the maintainer of this subsystem.
    Are you available for an interview on Monday?
    Could we meet on Wednesday to talk about the campaign?
    Please send me your number, so that I can ring you about the interview.
    The committee approved the budget for next year.
    How much did the ministry pay for this contract?
    Your request under the freedom of information act was received.
    The fees for access to the files amount to fifteen euros.
    In reply to your letter of last month we inform you as follows.
    Stocks fell and the price of bitcoin rose.
    The bank raised its interest rate.
    The charity thanks all who donated last year.
    The film tells the story of a widow who inherits a house.
    Hackers published data of the company.
    He wrote the following on the list last week.
    I agree with this, but see the comment below.
    Which version do you use, and what does the log say?
    There are three options, and I prefer the second.
    Best wishes, the team.
    """
}
