/// Sentences written for these tests, one a line.
enum LanguageSamples {
  static let all: [(language: String, text: String)] = texts.flatMap { language, text in
    text.split(whereSeparator: \.isNewline).map { (language, String($0)) }
  }

  private static let texts: [(String, String)] = [
    (
      "be",
      """
      Сёння ў нашым горадзе адкрылі новую бібліятэку для дзяцей.
      Выбары пройдуць у наступную нядзелю, участкі працуюць да васьмі вечара.
      Мая бабуля заўсёды пячэ смачны хлеб з цмінам.
      Дзе тут найбліжэйшы прыпынак аўтобуса?
      Настаўніца распавяла вучням пра гісторыю роднага краю.
      Учора ішоў моцны дождж, і рака выйшла з берагоў.
      Мы паедзем да мора, калі скончыцца лета.
      Дэпутаты не змаглі дамовіцца пра бюджэт на наступны год.
      Ён купіў тры яблыкі і бутэльку малака.
      Камісія абвясціла вынікі галасавання ў чацвер.
      Дзякуй вялікі за дапамогу!
      Над лесам узышло сонца, і птушкі пачалі спяваць.
      Цягнік на Гродна адпраўляецца з другога пуці.
      Мне трэба напісаць ліст сябру, які жыве за мяжой.
      Гэтая кніга вельмі цікавая, прачытай яе абавязкова.
      Кошты на хлеб зноў выраслі, скардзяцца пакупнікі.
      """
    ),
    (
      "bg",
      """
      Днес времето е слънчево и децата играят в парка.
      Изборите ще се проведат следващата неделя в цялата страна.
      Баба ми прави най-вкусната баница в селото.
      Къде се намира най-близката аптека?
      Кметът обеща да ремонтира улицата до края на годината.
      Вчера валя силен дъжд и реката преля.
      Искам да си купя нов телефон, но нямам пари.
      Депутатите не постигнаха съгласие за бюджета.
      Влакът за Пловдив закъснява с двадесет минути.
      Комисията обяви резултатите от гласуването.
      Благодаря ви за помощта!
      Учениците писаха съчинение за пролетта.
      Тази книга е много интересна, непременно я прочети.
      Цената на хляба отново се повиши.
      Той живее в малък апартамент на третия етаж.
      Не мога да дойда утре, защото съм на работа.
      """
    ),
    (
      "sr",
      """
      Данас је сунчано и деца се играју у парку.
      Избори ће бити одржани следеће недеље у целој земљи.
      Моја бака прави најлепше колаче у селу.
      Где се налази најближа апотека?
      Председник општине је обећао да ће поправити улицу.
      Јуче је падала јака киша и река се излила.
      Желим да купим нови телефон, али немам новца.
      Посланици се нису договорили о буџету за следећу годину.
      Воз за Ниш касни двадесет минута.
      Комисија је објавила резултате гласања.
      Хвала вам на помоћи!
      Ученици су писали састав о пролећу.
      Ова књига је веома занимљива, обавезно је прочитај.
      Цена хлеба је поново порасла.
      Он живи у малом стану на трећем спрату.
      Не могу да дођем сутра, јер радим.
      """
    ),
    (
      "sr",
      """
      Danas je sunčano i deca se igraju u parku pored reke.
      Izbori će biti održani sledeće nedelje u celoj zemlji.
      Moja baka pravi najlepše kolače u selu.
      Gde se nalazi najbliža apoteka?
      Predsednik opštine je obećao da će popraviti ulicu.
      Juče je padala jaka kiša i reka se izlila.
      Želim da kupim novi telefon, ali nemam novca.
      Poslanici se nisu dogovorili o budžetu za sledeću godinu.
      Voz za Niš kasni dvadeset minuta.
      Komisija je objavila rezultate glasanja.
      Hvala vam na pomoći!
      Učenici su pisali sastav o proleću.
      Ova knjiga je veoma zanimljiva, obavezno je pročitaj.
      Cena hleba je ponovo porasla.
      On živi u malom stanu na trećem spratu.
      """
    ),
    (
      "mk",
      """
      Денес е сончево и децата си играат во паркот.
      Изборите ќе се одржат следната недела во целата земја.
      Баба ми прави најубави колачи во селото.
      Каде се наоѓа најблиската аптека?
      Градоначалникот вети дека ќе ја поправи улицата.
      Вчера врнеше силен дожд и реката се излеа.
      Сакам да купам нов телефон, но немам пари.
      Пратениците не се договорија за буџетот.
      Возот за Битола доцни дваесет минути.
      Комисијата ги објави резултатите од гласањето.
      Ви благодарам за помошта!
      Учениците пишуваа состав за пролетта.
      Оваа книга е многу интересна, задолжително прочитај ја.
      Цената на лебот повторно се зголеми.
      Тој живее во мал стан на третиот кат.
      Не можам да дојдам утре, бидејќи работам.
      """
    ),
    (
      "uk",
      """
      Сьогодні сонячно, і діти граються в парку.
      Вибори відбудуться наступної неділі по всій країні.
      Моя бабуся пече найсмачніші пироги в селі.
      Де знаходиться найближча аптека?
      Міський голова пообіцяв полагодити дорогу до кінця року.
      Учора йшов сильний дощ, і річка вийшла з берегів.
      Хочу купити новий телефон, але не маю грошей.
      Депутати не домовилися про бюджет на наступний рік.
      Потяг до Львова запізнюється на двадцять хвилин.
      Комісія оголосила результати голосування.
      Дуже дякую за допомогу!
      Учні писали твір про весну.
      Ця книжка дуже цікава, обов'язково прочитай.
      Ціна на хліб знову зросла.
      Він живе в малій квартирі на третьому поверсі.
      """
    ),
    (
      "ru",
      """
      Сегодня солнечно, и дети играют в парке.
      Выборы пройдут в следующее воскресенье по всей стране.
      Моя бабушка печёт самые вкусные пироги в деревне.
      Где находится ближайшая аптека?
      Мэр пообещал отремонтировать дорогу до конца года.
      Вчера шёл сильный дождь, и река вышла из берегов.
      Хочу купить новый телефон, но нет денег.
      Депутаты не договорились о бюджете на следующий год.
      Поезд до Твери опаздывает на двадцать минут.
      Комиссия объявила результаты голосования.
      Большое спасибо за помощь!
      Ученики писали сочинение о весне.
      Эта книга очень интересная, обязательно прочитай.
      Цена на хлеб снова выросла.
      Он живёт в маленькой квартире на третьем этаже.
      Не могу прийти завтра, потому что работаю.
      """
    ),
    (
      "pl",
      """
      Dzisiaj świeci słońce i dzieci bawią się w parku.
      Wybory odbędą się w przyszłą niedzielę w całym kraju.
      Moja babcia piecze najlepsze ciasta we wsi.
      Gdzie jest najbliższa apteka?
      Burmistrz obiecał naprawić ulicę do końca roku.
      Wczoraj padał silny deszcz i rzeka wylała.
      Chcę kupić nowy telefon, ale nie mam pieniędzy.
      Posłowie nie doszli do porozumienia w sprawie budżetu.
      Pociąg do Krakowa jest opóźniony o dwadzieścia minut.
      Komisja ogłosiła wyniki głosowania.
      Dziękuję bardzo za pomoc!
      Uczniowie pisali wypracowanie o wiośnie.
      Ta książka jest bardzo ciekawa, koniecznie przeczytaj.
      Cena chleba znowu wzrosła.
      Mieszka w małym mieszkaniu na trzecim piętrze.
      """
    ),
    (
      "sk",
      """
      Dnes svieti slnko a deti sa hrajú v parku.
      Voľby sa uskutočnia budúcu nedeľu v celej krajine.
      Moja babička pečie najlepšie koláče v dedine.
      Kde je najbližšia lekáreň?
      Primátor sľúbil, že ulicu opravia do konca roka.
      Včera silno pršalo a rieka sa vyliala.
      Chcem si kúpiť nový telefón, ale nemám peniaze.
      Poslanci sa nedohodli na rozpočte na budúci rok.
      Vlak do Žiliny mešká dvadsať minút.
      Komisia vyhlásila výsledky hlasovania.
      Ďakujem veľmi pekne za pomoc!
      Žiaci písali sloh o jari.
      Táto kniha je veľmi zaujímavá, určite si ju prečítaj.
      Cena chleba opäť stúpla.
      Býva v malom byte na treťom poschodí.
      """
    ),
    (
      "cs",
      """
      Dnes svítí slunce a děti si hrají v parku.
      Volby se uskuteční příští neděli v celé zemi.
      Moje babička peče nejlepší koláče ve vesnici.
      Kde je nejbližší lékárna?
      Starosta slíbil, že ulici opraví do konce roku.
      Včera silně pršelo a řeka se vylila z břehů.
      Chci si koupit nový telefon, ale nemám peníze.
      Poslanci se nedohodli na rozpočtu na příští rok.
      Vlak do Brna má dvacet minut zpoždění.
      Komise vyhlásila výsledky hlasování.
      Moc děkuji za pomoc!
      Žáci psali slohovou práci o jaru.
      Tahle kniha je moc zajímavá, určitě si ji přečti.
      Cena chleba zase stoupla.
      Bydlí v malém bytě ve třetím patře.
      """
    ),
    (
      "es",
      """
      Hoy hace sol y los niños juegan en el parque.
      Las elecciones se celebrarán el próximo domingo en todo el país.
      Mi abuela hace los mejores pasteles del pueblo.
      ¿Dónde está la farmacia más cercana?
      El alcalde prometió arreglar la calle antes de fin de año.
      Ayer llovió mucho y el río se desbordó.
      Quiero comprar un teléfono nuevo, pero no tengo dinero.
      Los diputados no llegaron a un acuerdo sobre el presupuesto.
      El tren a Sevilla lleva veinte minutos de retraso.
      La comisión anunció los resultados de la votación.
      ¡Muchas gracias por la ayuda!
      Los alumnos escribieron una redacción sobre la primavera.
      Este libro es muy interesante, tienes que leerlo.
      El precio del pan ha vuelto a subir.
      Vive en un piso pequeño en la tercera planta.
      """
    ),
    (
      "pt",
      """
      Hoje está sol e as crianças brincam no parque.
      As eleições serão realizadas no próximo domingo em todo o país.
      A minha avó faz os melhores bolos da aldeia.
      Onde fica a farmácia mais próxima?
      O prefeito prometeu consertar a rua até o fim do ano.
      Ontem choveu muito e o rio transbordou.
      Quero comprar um telefone novo, mas não tenho dinheiro.
      Os deputados não chegaram a um acordo sobre o orçamento.
      O comboio para o Porto está vinte minutos atrasado.
      A comissão anunciou os resultados da votação.
      Muito obrigado pela ajuda!
      Os alunos escreveram uma redação sobre a primavera.
      Este livro é muito interessante, você precisa ler.
      O preço do pão voltou a subir.
      Ele mora num pequeno apartamento no terceiro andar.
      """
    ),
    (
      "it",
      """
      Oggi c'è il sole e i bambini giocano nel parco.
      Le elezioni si terranno domenica prossima in tutto il paese.
      Mia nonna fa le torte più buone del paese.
      Dov'è la farmacia più vicina?
      Il sindaco ha promesso di riparare la strada entro la fine dell'anno.
      Ieri ha piovuto molto e il fiume è straripato.
      Voglio comprare un telefono nuovo, ma non ho soldi.
      I deputati non hanno trovato un accordo sul bilancio.
      Il treno per Bologna ha venti minuti di ritardo.
      La commissione ha annunciato i risultati del voto.
      Grazie mille per l'aiuto!
      Gli alunni hanno scritto un tema sulla primavera.
      Questo libro è molto interessante, devi leggerlo.
      Il prezzo del pane è aumentato di nuovo.
      Abita in un piccolo appartamento al terzo piano.
      """
    ),
    (
      "nl",
      """
      Vandaag schijnt de zon en de kinderen spelen in het park.
      De verkiezingen worden volgende zondag in het hele land gehouden.
      Mijn oma bakt de lekkerste taarten van het dorp.
      Waar is de dichtstbijzijnde apotheek?
      De burgemeester beloofde de straat voor het einde van het jaar te herstellen.
      Gisteren regende het hard en de rivier trad buiten haar oevers.
      Ik wil een nieuwe telefoon kopen, maar ik heb geen geld.
      De Kamerleden werden het niet eens over de begroting.
      De trein naar Utrecht heeft twintig minuten vertraging.
      De commissie maakte de uitslag van de stemming bekend.
      Hartelijk bedankt voor de hulp!
      De leerlingen schreven een opstel over de lente.
      Dit boek is heel spannend, je moet het echt lezen.
      De prijs van brood is weer gestegen.
      Hij woont in een kleine flat op de derde verdieping.
      """
    ),
    (
      "ro",
      """
      Astăzi este soare și copiii se joacă în parc.
      Alegerile vor avea loc duminica viitoare în toată țara.
      Bunica mea face cele mai bune prăjituri din sat.
      Unde se află cea mai apropiată farmacie?
      Primarul a promis că va repara strada până la sfârșitul anului.
      Ieri a plouat mult și râul a ieșit din albie.
      Vreau să cumpăr un telefon nou, dar nu am bani.
      Deputații nu au ajuns la un acord privind bugetul.
      Trenul spre Cluj are o întârziere de douăzeci de minute.
      Comisia a anunțat rezultatele votului.
      Vă mulțumesc mult pentru ajutor!
      Elevii au scris o compunere despre primăvară.
      Cartea aceasta este foarte interesantă, trebuie să o citești.
      Prețul pâinii a crescut din nou.
      Locuiește într-un apartament mic la etajul al treilea.
      """
    ),
    (
      "hu",
      """
      Ma süt a nap, és a gyerekek a parkban játszanak.
      A választásokat jövő vasárnap tartják az egész országban.
      A nagymamám süti a legjobb süteményeket a faluban.
      Hol van a legközelebbi gyógyszertár?
      A polgármester megígérte, hogy az év végéig megjavítják az utcát.
      Tegnap nagyon esett az eső, és kiöntött a folyó.
      Új telefont akarok venni, de nincs pénzem.
      A képviselők nem jutottak megállapodásra a költségvetésről.
      A szegedi vonat húsz percet késik.
      A bizottság kihirdette a szavazás eredményét.
      Nagyon köszönöm a segítséget!
      A diákok fogalmazást írtak a tavaszról.
      Ez a könyv nagyon érdekes, feltétlenül olvasd el.
      Megint drágább lett a kenyér.
      Egy kis lakásban lakik a harmadik emeleten.
      """
    ),
    (
      "tr",
      """
      Bugün hava güneşli ve çocuklar parkta oynuyor.
      Seçimler gelecek pazar bütün ülkede yapılacak.
      Büyükannem köyün en güzel böreklerini yapar.
      En yakın eczane nerede?
      Belediye başkanı yıl sonuna kadar sokağı onarmaya söz verdi.
      Dün çok yağmur yağdı ve nehir taştı.
      Yeni bir telefon almak istiyorum ama param yok.
      Milletvekilleri bütçe konusunda anlaşamadı.
      Ankara treni yirmi dakika gecikmeli.
      Kurul oylamanın sonuçlarını açıkladı.
      Yardımınız için çok teşekkür ederim!
      Öğrenciler ilkbahar hakkında bir yazı yazdı.
      Bu kitap çok ilginç, mutlaka okumalısın.
      Ekmeğin fiyatı yine arttı.
      Üçüncü katta küçük bir dairede oturuyor.
      """
    ),
    (
      "ar",
      """
      الطقس مشمس اليوم والأطفال يلعبون في الحديقة.
      ستجرى الانتخابات يوم الأحد القادم في جميع أنحاء البلاد.
      جدتي تصنع ألذ الحلويات في القرية.
      أين تقع أقرب صيدلية؟
      وعد رئيس البلدية بإصلاح الشارع قبل نهاية السنة.
      أمس هطل المطر بغزارة وفاض النهر.
      أريد أن أشتري هاتفا جديدا لكن ليس لدي مال.
      لم يتفق النواب على ميزانية السنة القادمة.
      القطار المتجه إلى الإسكندرية متأخر عشرين دقيقة.
      أعلنت اللجنة نتائج التصويت.
      شكرا جزيلا على المساعدة!
      كتب التلاميذ موضوعا عن الربيع.
      هذا الكتاب ممتع جدا، يجب أن تقرأه.
      ارتفع سعر الخبز مرة أخرى.
      يسكن في شقة صغيرة في الطابق الثالث.
      """
    ),
    (
      "zh",
      """
      今天天气晴朗，孩子们在公园里玩耍。
      下星期日全国将举行选举。
      我奶奶做的点心是村里最好吃的。
      最近的药店在哪里？
      市长答应在年底之前修好这条路。
      昨天下了大雨，河水漫过了堤岸。
      我想买一部新手机，可是没有钱。
      议员们没有就预算达成一致。
      开往南京的火车晚点二十分钟。
      委员会公布了投票结果。
      非常感谢你的帮助！
      学生们写了一篇关于春天的作文。
      這本書很有意思，你一定要看。
      面包的价格又上涨了。
      他住在三楼的一间小公寓里。
      """
    ),
    (
      "ja",
      """
      今日は天気がよくて、子どもたちが公園で遊んでいます。
      来週の日曜日に全国で選挙が行われます。
      祖母の作るお菓子は村で一番おいしい。
      一番近い薬局はどこですか。
      市長は年末までに道路を直すと約束した。
      昨日は大雨が降って川があふれました。
      新しい電話を買いたいけれど、お金がない。
      議員たちは予算について合意できなかった。
      大阪行きの電車は二十分遅れています。
      委員会は投票の結果を発表した。
      手伝ってくれて本当にありがとう！
      生徒たちは春についての作文を書いた。
      この本はとても面白いから、ぜひ読んでください。
      パンの値段がまた上がった。
      彼は三階の小さなアパートに住んでいる。
      """
    ),
    (
      "ko",
      """
      오늘은 날씨가 맑아서 아이들이 공원에서 놀고 있어요.
      다음 주 일요일에 전국에서 선거가 열립니다.
      우리 할머니는 마을에서 가장 맛있는 떡을 만드세요.
      가장 가까운 약국이 어디에 있나요?
      시장은 연말까지 도로를 고치겠다고 약속했다.
      어제 비가 많이 와서 강물이 넘쳤다.
      새 전화기를 사고 싶지만 돈이 없어요.
      의원들은 예산에 합의하지 못했다.
      부산행 기차가 이십 분 늦어지고 있습니다.
      위원회가 투표 결과를 발표했다.
      도와주셔서 정말 감사합니다!
      학생들이 봄에 대한 글을 썼다.
      이 책은 아주 재미있으니 꼭 읽어 보세요.
      빵값이 또 올랐다.
      그는 삼 층의 작은 아파트에 산다.
      """
    ),
    (
      "th",
      """
      วันนี้อากาศดีและเด็ก ๆ กำลังเล่นอยู่ในสวนสาธารณะ
      การเลือกตั้งจะมีขึ้นในวันอาทิตย์หน้าทั่วประเทศ
      คุณยายของฉันทำขนมอร่อยที่สุดในหมู่บ้าน
      ร้านขายยาที่ใกล้ที่สุดอยู่ที่ไหน
      นายกเทศมนตรีสัญญาว่าจะซ่อมถนนก่อนสิ้นปี
      เมื่อวานฝนตกหนักและน้ำในแม่น้ำล้นตลิ่ง
      ฉันอยากซื้อโทรศัพท์ใหม่แต่ไม่มีเงิน
      สมาชิกสภาตกลงกันเรื่องงบประมาณไม่ได้
      รถไฟไปเชียงใหม่ล่าช้ายี่สิบนาที
      คณะกรรมการประกาศผลการลงคะแนน
      ขอบคุณมากสำหรับความช่วยเหลือ
      นักเรียนเขียนเรียงความเกี่ยวกับฤดูใบไม้ผลิ
      หนังสือเล่มนี้น่าสนใจมาก คุณต้องอ่าน
      ราคาขนมปังขึ้นอีกแล้ว
      เขาอยู่ในห้องเช่าเล็ก ๆ ที่ชั้นสาม
      """
    ),
  ]
}
