import Testing
import TocsinModel

/// Made-up news in five languages: a report, a text of its own, and how newspapers of the language credit, deliver and check.
struct NewsSample: Sendable, CustomTestStringConvertible {
  var language: String
  var report: String
  var own: String
  /// Lines that name the source “Hafenkurier” of the report.
  var credits: [String]
  /// Beginnings and ends that an agency's text has; `%` stands for the text.
  var deliveries: [String]
  /// The language's quotation marks.
  var marks: (String, String)
  /// What those write who check a text.
  var checks: [String]
  /// Sentences with words of checking that check nothing.
  var polemics: [String]

  var testDescription: String { language }

  static let all = [english, german, french, russian, ukrainian]

  static let english = NewsSample(
    language: "en",
    report: """
      The harbour council of Nordhaven will count the ballots of the island by hand, because the machine that was \
      bought last spring was found in two pieces on Monday morning. The clerk said that nobody had touched it, and \
      that the count would take until Thursday evening at the earliest.
      """,
    own: """
      It has rained in the upper valley for eleven days, and the bakers complain that flour arrives damp from the mill. \
      A ropeway that was closed in the last century is to be opened again, at least for goods, and the school has lent \
      its gymnasium to store what the cellars cannot hold. Many people have begun to dry apples on their stoves. \
      The oldest inhabitant remembers a wetter autumn, when geese swam through the market hall and fish were sold \
      from the steps of the town hall by a man in rubber boots.
      """,
    credits: [
      "Source: Hafenkurier", "This article was originally published by Hafenkurier.",
      "Republished from Hafenkurier with permission.", "(Hafenkurier)", "© Hafenkurier",
    ],
    deliveries: [
      "NORDHAVEN (Reuters) - %", "% (AP)", "%\n\nSource: AFP", "NORDHAVEN (Coast Wire) — %",
    ],
    marks: ("“", "”"),
    checks: [
      "This is a hoax. Our fact check found no evidence for it.",
      "The claim is false, and the picture was doctored.",
      "The post is misleading; the clerk's words were taken out of context.",
    ],
    polemics: [
      "The court will read its verdict on Friday, and the verdict will be long.",
      "This is not a hoax, whatever they say, and it is not misleading.",
    ])

  static let german = NewsSample(
    language: "de",
    report: """
      Der Hafenrat von Nordhaven lässt die Stimmen der Insel von Hand auszählen, weil die im Frühjahr gekaufte Maschine \
      am Montagmorgen in zwei Teilen gefunden wurde. Die Schriftführerin sagte, niemand habe sie angefasst, und die \
      Auszählung werde frühestens am Donnerstagabend beendet sein.
      """,
    own: """
      Seit elf Tagen regnet es im oberen Tal, und die Bäcker klagen, dass das Mehl feucht aus der Mühle kommt. Eine \
      Seilbahn, die im vorigen Jahrhundert stillgelegt wurde, soll wieder fahren, wenigstens für Waren, und die Schule \
      hat ihre Turnhalle als Lager hergegeben. Viele Leute trocknen Äpfel auf dem Ofen. Die älteste Bewohnerin \
      erinnert sich an einen nasseren Herbst, in dem Gänse durch die Markthalle schwammen und ein Mann in \
      Gummistiefeln auf der Rathaustreppe Fische verkaufte.
      """,
    credits: [
      "Quelle: Hafenkurier", "Dieser Beitrag ist zuerst erschienen im Hafenkurier.",
      "Mit freundlicher Genehmigung des Hafenkurier", "(Hafenkurier)",
      "Übernommen von: Hafenkurier",
    ],
    deliveries: [
      "Nordhaven (dpa) - %", "% (dpa/AFP)", "%\n\nQuelle: APA", "NORDHAVEN (Küstendienst) – %",
    ],
    marks: ("„", "“"),
    checks: [
      "Das ist eine Falschmeldung. Für die Behauptung gibt es keine Belege.",
      "Faktencheck: Die Behauptung stimmt nicht, der Satz ist frei erfunden.",
      "Der Beitrag ist irreführend, das Zitat wurde aus dem Zusammenhang gerissen.",
    ],
    polemics: [
      "Das ist keine Falschmeldung und auch nicht irreführend.",
      "Eine Fälschung hängt im Museum, und die Fälschung ist schöner als das Bild.",
    ])

  static let french = NewsSample(
    language: "fr",
    report: """
      Le conseil du port de Nordhaven fera compter à la main les bulletins de l'île, car la machine achetée au \
      printemps a été retrouvée lundi matin en deux morceaux. La greffière a dit que personne n'y avait touché et que \
      le dépouillement durerait au moins jusqu'à jeudi soir.
      """,
    own: """
      Il pleut depuis onze jours dans la haute vallée, et les boulangers se plaignent de la farine qui arrive humide du \
      moulin. Un téléphérique fermé au siècle dernier doit rouvrir, au moins pour les marchandises, et l'école a prêté \
      son gymnase comme entrepôt. Beaucoup sèchent des pommes sur leur poêle. La doyenne se souvient d'un automne \
      plus mouillé encore, quand les oies nageaient dans la halle et qu'un homme en bottes vendait du poisson sur les \
      marches de la mairie.
      """,
    credits: [
      "Source : Hafenkurier", "Article publié dans Hafenkurier",
      "Repris de Hafenkurier avec l'autorisation du journal.",
      "(Hafenkurier)", "Paru sur Hafenkurier",
    ],
    deliveries: [
      "NORDHAVEN (AFP) — %", "% (avec AFP)", "%\n\nSource : Reuters",
      "NORDHAVEN (Agence Littoral) – %",
    ],
    marks: ("« ", " »"),
    checks: [
      "C'est faux. Il n'existe aucune preuve de ce que dit ce message.",
      "Désintox : cette affirmation est trompeuse et sans fondement.",
      "Ces propos sont sortis hors contexte ; la mairie a publié un démenti.",
    ],
    polemics: [
      "Un démenti se vend mal, un démenti ne nourrit personne.",
      "Ce n'est pas une intox, ni une infox.",
    ])

  static let russian = NewsSample(
    language: "ru",
    report: """
      Портовый совет Нордхавена пересчитает бюллетени острова вручную, потому что машину, купленную весной, в \
      понедельник утром нашли разломанной на две части. Секретарь сказала, что к ней никто не прикасался и что подсчёт \
      закончится не раньше вечера четверга.
      """,
    own: """
      В верхней долине одиннадцать дней идёт дождь, и пекари жалуются, что мука приходит с мельницы сырой. Канатную \
      дорогу, закрытую в прошлом веке, собираются открыть снова, хотя бы для грузов, а школа отдала под склад \
      спортивный зал. Многие сушат яблоки на печках. Старейшая жительница помнит осень ещё мокрее, когда гуси плавали \
      по крытому рынку, а человек в резиновых сапогах продавал рыбу на ступенях ратуши.
      """,
    credits: [
      "Источник: Hafenkurier", "По материалам Hafenkurier", "Об этом сообщает Hafenkurier.",
      "(Hafenkurier)",
      "Перепечатано со ссылкой на Hafenkurier",
    ],
    deliveries: [
      "НОРДХАВЕН, 5 мая. /ТАСС/. %", "% (Интерфакс)", "%\n\nИсточник: РИА Новости",
      "НОРДХАВЕН (Береговая служба) — %",
    ],
    marks: ("«", "»"),
    checks: [
      "Это фейк, который не соответствует действительности.",
      "Проверка фактов показала, что это ложное утверждение.",
      "Мэрия опубликовала опровержение: сообщение вводит в заблуждение.",
    ],
    polemics: [
      "Опровержение никто не читает, опровержение пишут для архива.",
      "Это не фейк и не дезинформация.",
    ])

  static let ukrainian = NewsSample(
    language: "uk",
    report: """
      Портова рада Нордгавена перерахує бюлетені острова вручну, бо машину, куплену навесні, у понеділок уранці знайшли \
      розламаною на дві частини. Секретарка сказала, що до неї ніхто не торкався і що підрахунок закінчиться не раніше \
      вечора четверга.
      """,
    own: """
      У верхній долині одинадцять днів іде дощ, і пекарі скаржаться, що борошно надходить із млина вогким. Канатну \
      дорогу, закриту минулого століття, збираються відкрити знову, хоча б для вантажів, а школа віддала під склад \
      спортивну залу. Чимало людей сушать яблука на печах. Найстарша мешканка пам'ятає ще мокрішу осінь, коли гуси \
      плавали критим ринком, а чоловік у гумових чоботях продавав рибу на сходах ратуші.
      """,
    credits: [
      "Джерело: Hafenkurier", "За матеріалами Hafenkurier", "Про це повідомляє Hafenkurier.",
      "(Hafenkurier)",
      "Передруковано з посиланням на Hafenkurier",
    ],
    deliveries: [
      "НОРДГАВЕН, 5 травня (Укрінформ) — %", "% (УНІАН)", "%\n\nДжерело: Інтерфакс-Україна",
      "НОРДГАВЕН (Берегова служба) — %",
    ],
    marks: ("«", "»"),
    checks: [
      "Це фейк. Немає доказів, що таке сталося.",
      "Перевірка фактів показала, що це неправдиве твердження.",
      "Мерія опублікувала спростування: допис вводить в оману.",
    ],
    polemics: [
      "Спростування ніхто не читає, спростування пишуть для архіву.",
      "Це не фейк і не маніпуляція.",
    ])
}
