internal import Text

/// The words by which alterations and contexts are told, in the languages most met in European
/// elections. They say how a text is used, never what it is for or against.
enum Cues {
  static let negations = Lexicon(
    list: """
      not, no, never, none, nothing, nobody, neither, nor, without, cannot, don't, doesn't, didn't,
      isn't, wasn't, aren't, weren't, won't, wouldn't, can't, couldn't, hasn't, haven't, hadn't,
      shouldn't, ne, pas, jamais, aucun, aucune, rien, personne, ni, sans, nicht, kein, keine, keinen,
      keiner, keinem, nie, niemals, nichts, niemand, ohne, weder, nunca, nada, nadie, ninguno, ninguna,
      sin, non, mai, nessuno, nessuna, niente, senza, não, sem, niet, geen, nooit, niets, niemand,
      zonder, nie, nigdy, nic, nikt, bez, żaden, не, нет, ни, никогда, ничего, никто, без, нельзя, ні,
      немає, ніколи, нічого, ніхто, нема, няма, никой, нищо, ne, není, nikdy, nikdo, nejsou, nebyl,
      нельга, никада, ништа, nije, nisu, nisam, nismo, niko, nikada, ništa, nema, nemamo, nemaju, nemoj,
      није, нису, нисам, нисмо, нико, нема, немамо, немају, немој
      """)

  /// Who is said to have said it.
  static let attributions = Lexicon(
    list: """
      said, says, told, according to, reported by, reports, announced, stated, declared, confirmed,
      in an interview with, interviewed by, interview with, asked by, wrote, spokesman, spokeswoman,
      spokesperson, selon, d'après, a déclaré, a dit, a affirmé, a annoncé, a confié, a expliqué, dans
      un entretien, propos recueillis, entretien avec, interrogé par, interrogée par, sagte, sagt, laut,
      erklärte, teilte mit, zufolge, im Gespräch mit, im Interview mit, según, dijo, declaró, afirmó,
      entrevista con, secondo, ha detto, ha dichiarato, intervista, segundo, disse, declarou, według,
      powiedział, powiedziała, oświadczył, w rozmowie z, сказал, сказала, заявил, заявила, сообщил,
      сообщила, сообщает, по словам, по данным, рассказал, рассказала, в интервью, сказав, заявив,
      повідомив, повідомила, повідомляє, за словами, за даними, розповів, розповіла, в інтерв'ю,
      řekl, řekla, uvedl, uvedla, podle, v rozhovoru, каза, заяви, съобщи, според, rekao, rekla, izjavio,
      izjavila, saopštio, saopštila, saopštilo, navodi, prema rečima, рекао, рекла, изјавио, изјавила,
      саопштио, саопштила, саопштило, наводи, према речима
      """)

  /// Before the name of who asked the questions, where somebody “said in an interview with” them.
  static let interviews = Lexicon(
    list: """
      in an interview with, in an interview to, in an exclusive interview with, in a conversation with, dans un
      entretien à, dans un entretien au, dans un entretien avec, dans une interview à, dans une interview au, dans une
      interview accordée à, im Gespräch mit, im Gespräch mit der, im Gespräch mit dem, im Interview mit, im Interview
      mit der, im Interview mit dem, in einem Interview mit, in einem Interview mit der, en una entrevista con, en una
      entrevista a, en entrevista con, in un'intervista a, in un'intervista con, numa entrevista a, em entrevista a,
      em entrevista ao, w rozmowie z, w wywiadzie dla, в интервью, в интервью газете, в беседе с, в інтерв'ю, у
      інтерв'ю, в розмові з, v rozhovoru pro, v rozhovore pre, в интервю за, in een interview met, i en intervju med,
      у интервјуу за, u intervjuu za
      """)

  /// Words by which somebody is said to have said something.
  static let sayings = Lexicon(
    list: """
      said, says, told, stated, declared, announced, confirmed, explained, warned, a déclaré, a dit, a affirmé, a
      annoncé, a confié, a expliqué, sagte, sagt, erklärte, betonte, warnte, dijo, declaró, afirmó, explicó, ha detto,
      ha dichiarato, ha spiegato, disse, afirmou, declarou, powiedział, powiedziała, oświadczył, stwierdził, сказал,
      сказала, заявил, заявила, сообщил, сообщила, рассказал, рассказала, сказав, заявив, заявила, повідомив,
      повідомила, розповів, розповіла, řekl, řekla, uvedl, uvedla, povedal, povedala, каза, заяви, zei, zegt, sade,
      рекао, рекла, изјавио, изјавила, rekao, rekla, izjavio, izjavila
      """)

  /// Words that name where a text is from.
  static let credits = Lexicon(
    list: """
      source, sources, via, credit, courtesy of, originally published, first published, first
      appeared, reprinted, republished, reproduced with permission, with permission, copyright, all rights
      reserved, reported by, by agreement, quoted by, originally appeared, syndicated, taken from,
      adapted from, cross posted from, h/t, hat tip, quelle, quellen, ursprünglich erschienen, zuerst
      erschienen, erschien zuerst, erschienen bei, erschienen in, zuerst veröffentlicht, übernommen von,
      übernommen aus, mit freundlicher genehmigung, mit genehmigung, avec, paru dans, paru sur, publié
      dans, publié par, publié sur, initialement publié, repris de, reproduit avec, republié à partir
      de, lire l'original, avec l'autorisation, tous droits réservés, fuente, publicado en, publicado
      originalmente, fonte, pubblicato su, źródło, za zgodą, zdroj, převzato z, источник, источника,
      первоисточник, по материалам, по сообщению, по информации, по данным, перепечатка, перепечатано,
      с разрешения, опубликовано, опубликована, со ссылкой на, передаёт, сообщает, пишет, джерело,
      джерела, першоджерело, за матеріалами, за даними, за інформацією, за повідомленням, передрук,
      передруковано, з дозволу, с дозволу, опубліковано, з посиланням на, передає, повідомляє, пише,
      източник
      """)

  /// Words that say who delivered a text, beside the name of an agency. Words of saying are not among
  /// them: “told Reuters” names who asked, not who wrote.
  static let deliveries = Lexicon(
    list: """
      source, sources, via, credit, courtesy of, with material from, with reporting by, contributed to
      this report, reporting by, quelle, quellen, mit material von, unter verwendung von, avec,
      fuente, con información de, fonte, con informazioni di, źródło, zdroj, s využitím, источник,
      по материалам, по сообщению, по информации, передаёт, сообщает, джерело, за матеріалами, за
      повідомленням, за інформацією, передає, повідомляє, източник
      """)

  /// Words that mark a rights line.
  static let copyrights = Lexicon(
    list: """
      copyright, all rights reserved, tous droits réservés, alle rechte vorbehalten, todos los derechos
      reservados, tutti i diritti riservati, wszelkie prawa zastrzeżone, все права защищены, усі права
      захищені, всі права захищені, všechna práva vyhrazena
      """)

  /// Words of those who check or contradict a text. One in a title, or two in the text, count.
  static let debunks = Lexicon(
    list: """
      fact check, fact checked, factcheck, fact checking, fact checkers, debunk, debunked, debunking,
      debunks, false claim, false claims, the claim is false, claim is false, is false, was false,
      fabricated, hoax, misleading, no evidence, never happened, did not happen, untrue, disproved,
      refuted, verdict, fact checker, falsehood, baseless, unfounded, doctored, digitally altered, out
      of context, missing context, partly false, mostly false, vérification, vérifications, infox, fausse information, fausses informations, c'est
      faux, est faux, intox, désinformation, démenti, dément, décryptage, désintox, contre-vérité,
      trompeur, trompeuse, mensonger, mensongère, sans fondement, hors contexte, vrai ou faux,
      fact-checking, aucune preuve, Faktencheck, Faktenchecks, Faktenfinder, Falschmeldung,
      Falschmeldungen, Falschbehauptung, Falschbehauptungen, Falschinformation, Fehlinformation,
      Desinformation, Fälschung, gefälscht, gefälschte, ist falsch, sind falsch, stimmt nicht, stimmen
      nicht, trifft nicht zu, aus dem Zusammenhang gerissen, irreführend, irreführende, unbelegt,
      haltlos, frei erfunden, widerlegt, widerlegen, keine Belege, kein Beleg, keine Beweise,
      desmentido, bulo, verificación, es falso, bufala, è falso, desinformação, é falso, fałsz,
      dementi, weryfikacja, фактчек, фейк, фейковая, фейковой, фейковую, фейковый, фейковые, фейка, фейком, фейки,
      фальшивка, фальшивку, дезинформация, дезинформации, дезинформацию, опровержение, опровергли,
      опроверг, опровергает, опровергла, опровергают, недостоверная информация, вводит в заблуждение,
      это ложь, ложная информация, ложные утверждения, вымысел, выдумка, сфабриковано, вырвано из
      контекста, ложное утверждение, неправда, не соответствует действительности, нет доказательств, проверка фактов,
      фейком, фейку, фейкова, фейкове, фейкову, фейковий, підробка, дезінформація, дезінформації,
      дезінформацію, недостовірна інформація, вводить в оману, це брехня, вигадка, сфабриковано,
      вирвано з контексту, не відповідає дійсності, спростування, спростували, спростував, спростовує,
      спростувала, спростовують, неправдиве твердження, неправдива, немає доказів,
      перевірка фактів, маніпуляція, hoax, nepravda, dezinformace, ověřování, фалшива новина
      """)

  static let months = Lexicon(
    list: """
      January, February, March, April, May, June, July, August, September, October, November, December,
      janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre,
      Januar, Februar, März, Juni, Juli, Oktober, Dezember, enero, febrero, marzo, abril, mayo, junio,
      julio, agosto, septiembre, octubre, noviembre, diciembre, gennaio, febbraio, aprile, maggio, giugno,
      luglio, settembre, ottobre, dicembre, stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia,
      września, października, listopada, grudnia, ledna, února, března, dubna, května, června, července,
      srpna, září, října, listopadu, prosince, января, февраля, марта, апреля, мая, июня, июля, августа,
      сентября, октября, ноября, декабря, січня, лютого, березня, квітня, травня, червня, липня, серпня,
      вересня, жовтня, листопада, грудня, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday,
      lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, Montag, Dienstag, Mittwoch, Donnerstag,
      Freitag, Samstag, Sonntag, понедельник, вторник, среду, среда, четверг, пятницу, пятница, субботу,
      субботы, суббота, воскресенье, воскресенья, понедельника, вторника, среды, четверга, пятницы,
      понеділок, понеділка, вівторок, вівторка, середу, середа, середи, четвер, четверга, п'ятницю,
      п'ятниця, п'ятниці, суботу, субота, суботи, неділю, неділя, неділі, januara, februara, aprila, avgusta,
      septembra, oktobra, novembra, decembra, јануара, фебруара, априла, септембра, октобра, новембра,
      децембра, ponedeljak, utorak, sredu, sreda, četvrtak, petak, subotu, subota, nedelju, nedelja,
      понедељак, уторак, четвртак, петак, недељу, недеља
      """)

  /// Numbers written out, as far as newspapers write them out.
  static let numbers = Lexicon(
    list: """
      two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen,
      sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty,
      ninety, hundred, thousand, million, billion, dozen, half, twice, deux, trois, quatre, cinq, sept,
      huit, neuf, dix, onze, douze, treize, quatorze, quinze, seize, vingt, trente, quarante,
      cinquante, soixante, cent, cents, mille, millions, milliard, milliards, douzaine, moitié, zwei,
      drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, zwanzig, dreißig, vierzig, fünfzig,
      hundert, tausend, Millionen, Milliarden, Dutzend, dos, tres, cuatro, cinco, seis, siete, ocho,
      nueve, diez, once, doce, veinte, ciento, mil, millones, due, tre, quattro, cinque, sei, sette, otto,
      nove, dieci, cento, duemila, milioni, dwa, dwie, trzy, cztery, pięć, sześć, siedem, osiem,
      dziewięć, dziesięć, sto, tysiąc, tysiące, tysięcy, два, две, двух, три, трёх, четыре, пять, шесть,
      семь, восемь, девять, десять, двенадцать, двадцать, тридцать, сорок, пятьдесят, сто, сотни,
      тысяча, тысячи, тысяч, миллион, миллиона, миллионов, дві, двох, трьох, чотири, п'ять, шість, сім,
      вісім, дев'ять, десять, дванадцять, двадцять, тридцять, сотні, тисяча, тисячі, тисяч, мільйон,
      мільйона, мільйонів
      """)
}
