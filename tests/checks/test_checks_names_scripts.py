"""Names between scripts and languages: another one in the report is told, the same one written otherwise is not."""

from __future__ import annotations

import pytest

from compare.checks.engine import run_checks
from compare.records import Document, Link, Paragraph
from compare.segmentation import segment

FAITHFUL = (
    ("ru", "Грегори Хамильтон приехал в Бирмингем.", "Gregory Hamilton came to Birmingham."),
    ("ru", "Об этом сообщила Лора Притчард из Вашингтона.", "Laura Pritchard from Washington announced it."),
    ("uk", "Про це розповіла Ганна Гарріс у Манчестері.", "Hanna Harris told about it in Manchester."),
    ("he", "שרה דייוויס פגשה את תומאס וולטר בניו יורק.", "Sarah Davis met Thomas Walter in New York."),
    ("he", "בבוקר הגיע ויקטור פרידמן לירושלים.", "In the morning Victor Friedman arrived in Jerusalem."),
    ("fa", "لورا پریچارد دیروز با ویکتور هاموند دیدار کرد.", "Laura Pritchard met Victor Hammond yesterday."),
    ("ur", "لارا پریچرڈ نے وکٹر ہیمنڈ سے ملاقات کی۔", "Laura Pritchard met Victor Hammond."),
    ("fr", "Laura Pritchard a rencontré Victor Hammond à Londres.", "Laura Pritchard met Victor Hammond in London."),
    ("de", "Der Bürgermeister traf Laura Pritchard im Rathaus.", "The mayor met Laura Pritchard at the town hall."),
    ("cs", "Starosta se setkal s Laurou Pritchardovou.", "The mayor met with Laura Pritchard."),
    ("tr", "Belediye başkanı Laura Pritchard'la görüştü.", "The mayor met with Laura Pritchard."),
    ("ko", "김민준은 예산에 대해 말했다.", "Kim Min-jun spoke about the budget."),
    ("ko", "박근혜 전 대통령이 법원에 출석했다.", "Former President Park Geun-hye appeared in court."),
    ("ko", "이재명 대표가 어제 말했다.", "Lee Jae-myung spoke yesterday."),
    ("ko", "최지우 씨가 서울에 왔다.", "Choi Ji-woo came to Seoul."),
    ("ko", "정몽준 의원이 발표했다.", "Chung Mong-joon announced it."),
    ("ko", "문재인 대통령은 회의에 참석했다.", "President Moon Jae-in attended the meeting."),
    ("ko", "윤석열 대통령이 방문했다.", "President Yoon Suk-yeol visited."),
    ("ko", "앙겔라 메르켈 총리는 베를린에서 연설했다.", "Chancellor Angela Merkel gave a speech in Berlin."),
    ("ko", "토마스 뮐러가 골을 넣었다.", "Thomas Müller scored."),
    ("ko", "시진핑 주석이 도착했다.", "President Xi Jinping arrived."),
    ("ko", "아베 신조 총리가 사임했다.", "Prime Minister Shinzo Abe resigned."),
    ("hi", "राहुल गांधी ने बजट पर बात की।", "Rahul Gandhi spoke about the budget."),
    ("hi", "मनमोहन सिंह दिल्ली पहुँचे।", "Manmohan Singh arrived in Delhi."),
    ("hi", "यशवंत चौधरी ने इस्तीफ़ा दिया।", "Yashwant Chaudhary resigned."),
    ("hi", "एंजेला मर्केल ने भाषण दिया।", "Angela Merkel gave a speech."),
    ("hi", "विलियम वॉकर लंदन में हैं।", "William Walker is in London."),
    ("bn", "শেখ হাসিনা ঢাকায় ফিরেছেন।", "Sheikh Hasina has returned to Dhaka."),
    ("bn", "রবীন্দ্রনাথ ঠাকুর গান লিখেছেন।", "Rabindranath Tagore wrote songs."),
    ("bn", "অমর্ত্য সেন বাজেট নিয়ে কথা বলেছেন।", "Amartya Sen spoke about the budget."),
    ("am", "ዐቢይ አሕመድ ስለ በጀቱ ተናገሩ።", "Abiy Ahmed spoke about the budget."),
    ("am", "ኃይሌ ገብረሥላሴ ሩጫውን አሸነፈ።", "Haile Gebrselassie won the race."),
    ("am", "አንጌላ ሜርክል ንግግር አደረጉ።", "Angela Merkel gave a speech."),
    ("am", "ቴድሮስ አድሃኖም በጄኔቫ ተገኙ።", "Tedros Adhanom was in Geneva."),
    ("th", "ประยุทธ์ จันทร์โอชา กล่าวสุนทรพจน์", "Prayuth Chan-ocha gave a speech."),
    ("th", "ทักษิณ ชินวัตรกลับมาที่กรุงเทพฯ", "Thaksin Shinawatra returned to Bangkok."),
    ("th", "อังเกลา แมร์เคิลพูดเรื่องงบประมาณ", "Angela Merkel spoke about the budget."),
    ("th", "ประธานาธิบดีโดนัลด์ ทรัมป์เดินทางมาถึง", "President Donald Trump arrived."),
    ("th", "ยิ่งลักษณ์ ชินวัตรพูดเรื่องงบประมาณ", "Yingluck Shinawatra spoke about the budget."),
    ("th", "สมชาย วงศ์สวัสดิ์ลาออก", "Somchai Wongsawat resigned."),
    ("ja", "アンゲラ・メルケル首相がベルリンで演説した。", "Chancellor Angela Merkel gave a speech in Berlin."),
    ("ja", "ドナルド・トランプ大統領が到着した。", "President Donald Trump arrived."),
    ("ja", "安倍晋三首相が辞任した。", "Prime Minister Shinzo Abe resigned."),
    ("ja", "ピーター・マーティンは予算について話した。", "Peter Martin spoke about the budget."),
    ("ja", "ジョン・スミスはコメントを出した。", "John Smith issued a statement."),
    ("ja", "習近平国家主席がホテルに到着した。", "President Xi Jinping arrived at the hotel."),
    ("zh", "克林顿总统昨天发表了讲话。", "President Bill Clinton gave a speech yesterday."),
    ("zh", "安格拉·默克尔在柏林发表讲话。", "Angela Merkel gave a speech in Berlin."),
    ("zh", "唐纳德·特朗普总统抵达。", "President Donald Trump arrived."),
    ("zh", "张伟谈到了预算。", "Zhang Wei spoke about the budget."),
    ("zh", "习近平主席昨天抵达。", "President Xi Jinping arrived yesterday."),
    ("zh", "林郑月娥昨天辞职。", "Carrie Lam resigned yesterday."),
    ("zh", "曾荫权谈到了预算。", "Donald Tsang spoke about the budget."),
    ("zh", "曾庆红谈到了预算。", "Zeng Qinghong spoke about the budget."),
    ("zh", "金正恩抵达平壤。", "Kim Jong-un arrived in Pyongyang."),
    ("zh", "安倍晋三辞职。", "Shinzo Abe resigned."),
    ("zh", "吕秀莲谈到了预算。", "Lu Hsiu-lien spoke about the budget."),
)
CHANGED = (
    ("ru", "Лора Притчард говорила о бюджете.", "Simon Baxter spoke about the budget."),
    ("uk", "Про це розповіла Ганна Гарріс.", "Laura Pritchard told about it."),
    ("he", "שרה דייוויס דיברה על התקציב.", "Laura Pritchard spoke about the budget."),
    ("fa", "لورا پریچارد درباره بودجه صحبت کرد.", "Simon Baxter spoke about the budget."),
    ("fr", "Laura Pritchard a parlé du budget.", "Simon Baxter spoke about the budget."),
    ("de", "Laura Pritchard sprach über den Haushalt.", "Simon Baxter spoke about the budget."),
    ("tr", "Laura Pritchard bütçe hakkında konuştu.", "Simon Baxter spoke about the budget."),
    ("ko", "김민준은 예산에 대해 말했다.", "Lee Seo-yeon spoke about the budget."),
    ("ko", "박근혜 전 대통령이 법원에 출석했다.", "Former President Kim Dae-jung appeared in court."),
    ("ko", "앙겔라 메르켈 총리는 베를린에서 연설했다.", "Chancellor Simon Baxter gave a speech in Berlin."),
    ("hi", "राहुल गांधी ने बजट पर बात की।", "Narendra Modi spoke about the budget."),
    ("hi", "मनमोहन सिंह दिल्ली पहुँचे।", "Rajesh Khanna arrived in Delhi."),
    ("hi", "एंजेला मर्केल ने भाषण दिया।", "Simon Baxter gave a speech."),
    ("bn", "শেখ হাসিনা ঢাকায় ফিরেছেন।", "Khaleda Zia has returned to Dhaka."),
    ("bn", "অমর্ত্য সেন বাজেট নিয়ে কথা বলেছেন।", "Rabindranath Tagore spoke about the budget."),
    ("am", "ዐቢይ አሕመድ ስለ በጀቱ ተናገሩ።", "Tedros Adhanom spoke about the budget."),
    ("am", "አንጌላ ሜርክል ንግግር አደረጉ።", "Simon Baxter gave a speech."),
    ("th", "ประยุทธ์ จันทร์โอชา กล่าวสุนทรพจน์", "Yingluck Shinawatra gave a speech."),
    ("th", "อังเกลา แมร์เคิลพูดเรื่องงบประมาณ", "Simon Baxter spoke about the budget."),
    ("ko", "이재명 대표가 어제 말했다.", "Hwang Kyo-ahn spoke yesterday."),
    ("ja", "アンゲラ・メルケル首相がベルリンで演説した。", "Chancellor Simon Baxter gave a speech in Berlin."),
    ("ja", "ドナルド・トランプ大統領が到着した。", "President Peter Hammond arrived."),
    ("ja", "ミュラー氏は予算について話した。", "Mr Fischer spoke about the budget."),
    ("zh", "安格拉·默克尔在柏林发表讲话。", "Simon Baxter gave a speech in Berlin."),
    ("zh", "唐纳德·特朗普总统抵达。", "President Hillary Clinton arrived."),
    ("zh", "张伟谈到了预算。", "Li Na spoke about the budget."),
    ("zh", "习近平主席昨天抵达。", "President Wen Jiabao arrived yesterday."),
    (
        "zh",
        "张伟在会议上说，那里的经济情况令人担忧，政府应该采取有力措施。",
        "Li Na said at the meeting that the economy there was worrying and the government should act.",
    ),
)


def names(language: str, original: str, report: str) -> list[str]:
    """The hard findings of names between two sentences."""
    source, target = (
        segment(Document("x", text, code, (Paragraph(0, 0, len(text)),)), "lines")
        for text, code in ((original, language), (report, "en"))
    )
    (judged,) = run_checks(source, target, [Link((0,), (0,), 0.95)])
    return [f.message for f in judged.findings if f.check == "name" and f.confidence == "hard"]


@pytest.mark.parametrize(("language", "original", "report"), FAITHFUL)
def test_a_name_is_heard_in_another_script(language: str, original: str, report: str) -> None:
    assert names(language, original, report) == []


@pytest.mark.parametrize(("language", "original", "report"), CHANGED)
def test_another_name_is_told(language: str, original: str, report: str) -> None:
    assert names(language, original, report)
