import Embed
import Engine
import Foundation
import Mail
import TestSupport
import Testing
import TocsinModel

/// The real encoder on mails in languages for which there are neither phrases nor, in two of three, examples; written for these tests.
@Suite(.enabled(if: InstalledEncoder.isThere)) struct MailMeaningModelTests {
  private static let meaning = Result { try MailMeaning.load(InstalledEncoder.folder) }

  private static func mail(_ text: String, leadsTo host: String) -> String {
    """
    From: Info <info@qorvane.example>
    To: press@commonmeadow.example
    Subject: \(text.split(separator: " ").prefix(4).joined(separator: " "))
    Date: Fri, 27 Nov 2026 09:00:00 +0100
    Content-Type: text/html; charset=utf-8

    <p>\(text)</p><p><a href="https://\(host)/a">\(host)</a></p>
    """
  }

  private func verdicts(_ texts: [String], leadTo host: String, _ meaning: MailMeaning?) throws
    -> [MailVerdict]
  {
    let folder = try TemporaryFolder()
    for (number, text) in texts.enumerated() {
      try folder.write("mail/\(number).eml", Self.mail(text, leadsTo: host))
    }
    var verdicts: [MailVerdict] = []
    let rules = MailRules(lists: .none, meaning: meaning, opensFiles: false)
    try MailSearch(rules, InputOptions(paths: [folder["mail"]])).run {
      if case .mail(let verdict, _) = $0 { verdicts.append(verdict) }
    }
    return verdicts
  }

  @Test func `what presses is found where no word is known`() throws {
    let meaning = try #require(try Self.meaning.get())
    let without = try verdicts(Self.pressing, leadTo: "portal.zelmark.example", nil)
    let with = try verdicts(Self.pressing, leadTo: "portal.zelmark.example", meaning)
    #expect(without.filter { $0.tier != .unremarkable }.isEmpty)
    #expect(with.filter { $0.tier != .unremarkable }.count >= 20, "21 of 24 when it was written")
  }

  @Test func `what honest mails say in these languages stays unremarkable`() throws {
    let meaning = try #require(try Self.meaning.get())
    let found = try verdicts(Self.honest, leadTo: "www.qorvane.example", meaning)
    #expect(found.count == Self.honest.count)
    #expect(found.allSatisfy { $0.tier == .unremarkable })
  }

  /// “참가 신청은 홈페이지에서 받습니다.” (one applies on the home page) was said to speak of refunds and fines, at a twelfth.
  @Test func `what a sentence is hardly like is not said of it`() throws {
    let meaning = try #require(try Self.meaning.get())
    let texts = Self.pressing + ["참가 신청은 홈페이지에서 받습니다. 토론회는 목요일 저녁에 열립니다."]
    let found = try verdicts(texts, leadTo: "www.qorvane.example", meaning)
    let said = found.compactMap { verdict in
      verdict.reasons.first { $0.feature == "mail.pressing" }.map {
        (isNamed: $0.text.hasPrefix("It speaks as mails do that"), verdict.evidence[.pressing])
      }
    }
    #expect(said.allSatisfy { $0.isNamed == ($0.1 >= 0.5) })
    #expect(Set(said.map(\.isNamed)) == [true, false])
  }

  private static let pressing = [
    "귀하의 비밀번호가 오늘 만료됩니다. 아래에서 로그인하여 계속 사용하십시오.",
    "비정상적인 활동이 감지되어 계정이 정지되었습니다. 신원을 확인해 주십시오.",
    "귀하와 문서가 공유되었습니다. 문서를 보려면 로그인하십시오.",
    "소포를 배달하지 못했습니다. 배송료를 결제하고 주소를 확인하십시오.",
    "결제가 거부되었습니다. 결제 수단을 업데이트하지 않으면 구독이 취소됩니다.",
    "새 음성 메시지가 도착했습니다. 여기에서 들으십시오.",
    "축하합니다! 경품에 당첨되셨습니다. 오늘 안에 수령하십시오.",
    "지금 자리에 계신가요? 회의 중이라 통화할 수 없으니 상품권을 급히 사 주십시오.",
    "รหัสผ่านของคุณจะหมดอายุวันนี้ กรุณาเข้าสู่ระบบเพื่อใช้งานต่อ",
    "เราตรวจพบกิจกรรมผิดปกติและได้ระงับบัญชีของคุณ กรุณายืนยันตัวตน",
    "มีเอกสารที่แชร์กับคุณ กรุณาเข้าสู่ระบบเพื่อเปิดดู",
    "ไม่สามารถจัดส่งพัสดุของคุณได้ กรุณาชำระค่าธรรมเนียมและยืนยันที่อยู่",
    "การชำระเงินของคุณถูกปฏิเสธ กรุณาอัปเดตวิธีการชำระเงิน",
    "คุณมีข้อความเสียงใหม่ ฟังได้ที่นี่",
    "ขอแสดงความยินดี คุณได้รับรางวัล กรุณารับรางวัลภายในวันนี้",
    "คุณอยู่ที่โต๊ะทำงานไหม ผมประชุมอยู่ ช่วยซื้อบัตรของขวัญให้ด่วน",
    "ستنتهي صلاحية كلمة مرورك خلال ساعات، سجل الدخول للاحتفاظ بها.",
    "لاحظنا نشاطا غير عادي وأوقفنا حسابك، يرجى التحقق من هويتك.",
    "شارك معك أحدهم مستندا، سجل الدخول لفتحه.",
    "تعذر تسليم شحنتك، يرجى دفع رسوم الجمارك وتأكيد العنوان.",
    "رُفضت عملية الدفع الخاصة بك، حدّث بطاقتك حتى لا يلغى اشتراكك.",
    "وصلتك رسالة صوتية جديدة، استمع إليها الآن.",
    "مبروك! تم اختيارك للفوز بهدية، استلمها اليوم.",
    "هل أنت متاح الآن؟ أنا في اجتماع وأحتاج أن تشتري بطاقات هدايا بسرعة.",
  ]

  private static let honest = [
    "화요일 회의 안건을 첨부합니다. 의견이 있으면 금요일까지 알려 주십시오.",
    "주문해 주셔서 감사합니다. 상품은 내일 발송됩니다.",
    "이번 주 소식을 전해 드립니다. 자세한 내용은 홈페이지에서 읽으실 수 있습니다.",
    "선거는 일요일에 실시되며 투표소는 오후 여섯 시에 문을 닫습니다.",
    "인터뷰에 응해 주셔서 감사합니다. 기사는 다음 주에 실립니다.",
    "소포가 오늘 배달되어 이웃에게 맡겨졌습니다.",
    "비밀번호가 변경되었습니다. 본인이 변경했다면 아무 조치도 필요하지 않습니다.",
    "6월 청구서가 고객 계정에 등록되었으며 평소와 같이 자동 이체됩니다.",
    "회원님의 후원금 영수증을 첨부합니다. 감사합니다.",
    "แนบวาระการประชุมวันอังคารมาให้ หากมีข้อเสนอแนะกรุณาแจ้งภายในวันศุกร์",
    "ขอบคุณสำหรับคำสั่งซื้อ เราจะจัดส่งสินค้าในวันพรุ่งนี้",
    "ข่าวประจำสัปดาห์นี้ อ่านรายละเอียดเพิ่มเติมได้ที่เว็บไซต์ของเรา",
    "การเลือกตั้งจะมีขึ้นในวันอาทิตย์ และหน่วยเลือกตั้งปิดเวลาหกโมงเย็น",
    "ขอบคุณที่ให้สัมภาษณ์ บทความจะลงในสัปดาห์หน้า",
    "พัสดุของคุณถูกส่งแล้ววันนี้และฝากไว้กับเพื่อนบ้าน",
    "รหัสผ่านของคุณถูกเปลี่ยนแล้วตามที่คุณขอ ไม่ต้องดำเนินการใด ๆ",
    "ใบแจ้งหนี้เดือนมิถุนายนอยู่ในบัญชีลูกค้าของคุณ และจะหักอัตโนมัติตามปกติ",
    "แนบใบเสร็จรับเงินบริจาคของท่าน ขอบคุณครับ",
    "أرفق جدول أعمال اجتماع الثلاثاء، وأرجو إرسال الملاحظات قبل يوم الجمعة.",
    "شكرا على طلبك، سنرسل البضاعة غدا.",
    "أخبار هذا الأسبوع، يمكنكم قراءة التفاصيل على موقعنا.",
    "تجري الانتخابات يوم الأحد وتغلق مراكز الاقتراع في السادسة مساء.",
    "شكرا على إجراء المقابلة، سينشر المقال الأسبوع القادم.",
    "تم تسليم طردك اليوم وتركه عند الجار.",
    "تم تغيير كلمة مرورك كما طلبت، ولا حاجة إلى أي إجراء.",
    "فاتورة شهر يونيو في حسابك وسيخصم المبلغ تلقائيا كالعادة.",
    "نرفق إيصال تبرعكم، شكرا لكم.",
  ]
}

private enum InstalledEncoder {
  static let folder = ModelFolder(environment: ProcessInfo.processInfo.environment)
  static let isThere = folder.state(of: .universalSentenceEncoder) == .present
}
