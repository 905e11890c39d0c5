extension WrittenDate {
  /// Arabic, Turkish, Romanian, Hungarian, Swedish, Danish, Norwegian, Finnish, Greek, Croatian, Serbian,
  /// Slovak, Bulgarian, Lithuanian, Indonesian. Where a word is a month in another language of
  /// ``names`` already, that one counts.
  static let otherNames = [
    """
    يناير ocak ianuarie január tammikuu tammikuuta ιανουαρίου siječnja januar јануар јануара \
    januára януари sausio januara
    """,
    """
    فبراير شباط şubat februarie február helmikuu helmikuuta φεβρουαρίου veljače februar фебруар \
    фебруара februára февруари vasario februara pebruari
    """,
    """
    مارس آذار mart martie március mars maaliskuu maaliskuuta μαρτίου ožujka март kovo maret
    """,
    """
    أبريل إبريل نيسان nisan aprilie április huhtikuu huhtikuuta απριλίου travnja април априла apríla \
    balandžio aprila
    """,
    """
    مايو أيار mayıs május toukokuu toukokuuta μαΐου μαίου svibnja мај маја mája gegužės
    """,
    """
    يونيو يونيه حزيران haziran iunie június kesäkuu kesäkuuta ιουνίου lipnja јун јуна júna юни \
    birželio juna
    """,
    """
    يوليو يوليه تموز temmuz iulie július heinäkuu heinäkuuta ιουλίου srpnja јул јула júla юли liepos jula
    """,
    """
    أغسطس آب ağustos augusztus elokuu elokuuta αυγούστου kolovoza augusta rugpjūčio \
    agustus avgusta
    """,
    """
    سبتمبر أيلول eylül septembrie szeptember syyskuu syyskuuta σεπτεμβρίου rujna септембар септембра \
    septembra септември rugsėjo
    """,
    """
    أكتوبر ekim octombrie október lokakuu lokakuuta οκτωβρίου oktobra октобар октобра októbra \
    октомври spalio
    """,
    """
    نوفمبر kasım noiembrie marraskuu marraskuuta νοεμβρίου studenog studenoga новембар новембра \
    novembra ноември lapkričio
    """,
    """
    ديسمبر aralık decembrie joulukuu joulukuuta δεκεμβρίου prosinca децембар децембра decembra \
    декември gruodžio desember
    """,
  ]
}
