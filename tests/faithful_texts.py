"""One short charter in five languages, sentence for sentence, in three paragraphs; written for these tests."""

ENGLISH = """\
Every resident of the city may use the library. No one shall be turned away because of age, belief, income or the \
place where they were born. A card is given free of charge to whoever asks for one at the desk.

The reading rooms open at 8 in the morning and close at 9 in the evening. On Fridays they stay closed. Children \
under 12 come with an adult, who answers for what they borrow. At most 6 books may be taken home at a time, for 21 \
days. Whoever brings a book back late pays nothing, but cannot borrow another until it has been returned.

The council of the library has 15 members, of whom 5 are elected by the readers each year. Its meetings are public. \
Minutes are kept, and anyone may read them or ask for a copy. This charter was adopted on 3 May 1987 and has been \
changed twice since, in 1999 and 2014.
"""

FRENCH = """\
Tout habitant de la ville peut utiliser la bibliothèque. Nul n'est refusé en raison de son âge, de ses croyances, de \
ses revenus ou du lieu où il est né. Une carte est remise gratuitement à quiconque en demande une au guichet.

Les salles de lecture ouvrent à 8 heures du matin et ferment à 9 heures du soir. Le vendredi, elles restent fermées. \
Les enfants de moins de 12 ans viennent avec un adulte, qui répond de ce qu'ils empruntent. On peut emporter chez soi \
6 livres au plus à la fois, pour 21 jours. Celui qui rapporte un livre en retard ne paie rien, mais il ne peut pas en \
emprunter un autre avant de l'avoir rendu.

Le conseil de la bibliothèque compte 15 membres, dont 5 sont élus chaque année par les lecteurs. Ses réunions sont \
publiques. Il en est dressé procès-verbal, et chacun peut le lire ou en demander une copie. La présente charte a été \
adoptée le 3 mai 1987 et modifiée deux fois depuis, en 1999 et en 2014.
"""

GERMAN = """\
Alle Einwohner der Stadt dürfen die Bibliothek benutzen. Niemand wird wegen seines Alters, seines Glaubens, seines \
Einkommens oder seines Geburtsortes abgewiesen. Ein Ausweis wird jedem, der am Schalter darum bittet, kostenlos \
ausgestellt.

Die Lesesäle öffnen um 8 Uhr morgens und schließen um 9 Uhr abends. Freitags bleiben sie geschlossen. Kinder unter 12 \
Jahren kommen in Begleitung eines Erwachsenen, der für das Entliehene haftet. Höchstens 6 Bücher dürfen auf einmal \
mitgenommen werden, für 21 Tage. Wer ein Buch zu spät zurückbringt, zahlt nichts, kann aber kein weiteres ausleihen, \
bevor es zurückgegeben ist.

Der Rat der Bibliothek hat 15 Mitglieder, von denen 5 jedes Jahr von den Lesern gewählt werden. Seine Sitzungen sind \
öffentlich. Es wird Protokoll geführt, und jeder darf es lesen oder um eine Abschrift bitten. Diese Satzung wurde am \
3. Mai 1987 beschlossen und seitdem zweimal geändert, 1999 und 2014.
"""

TURKISH = """\
Şehirde oturan herkes kütüphaneyi kullanabilir. Hiç kimse yaşı, inancı, geliri veya doğduğu yer yüzünden geri \
çevrilemez. Masadan isteyen herkese ücretsiz olarak bir kart verilir.

Okuma salonları sabah saat 8'de açılır ve akşam saat 9'da kapanır. Cuma günleri kapalıdırlar. 12 yaşından küçük \
çocuklar, ödünç aldıklarından sorumlu olan bir yetişkinle gelir. Bir defada en çok 6 kitap, 21 gün için eve \
götürülebilir. Bir kitabı geç getiren hiçbir şey ödemez, ama onu geri verene kadar başka kitap ödünç alamaz.

Kütüphane kurulunun 15 üyesi vardır ve bunların 5'i her yıl okurlar tarafından seçilir. Toplantıları herkese açıktır. \
Tutanak tutulur ve isteyen herkes bunları okuyabilir veya bir kopyasını isteyebilir. Bu tüzük 3 Mayıs 1987'de kabul \
edilmiş, o günden beri 1999 ve 2014'te olmak üzere iki kez değiştirilmiştir.
"""

CHINESE = """\
凡本市居民均可使用图书馆。任何人不得因年龄、信仰、收入或出生地而被拒之门外。凡在服务台提出申请者，均可免费领取借书证一张。

阅览室早上8点开门，晚上9点关门。每逢星期五闭馆。儿童未满12岁者须由成年人陪同，所借图书由该成年人负责。每次最多可以借6本书回家，期限为21天。\
逾期还书者无须付款，但在归还之前不得再借其他图书。

图书馆理事会有15名成员，其中5名每年由读者选举产生。理事会会议公开举行。会议均有记录，任何人都可以阅读或索取副本。\
本章程于1987年5月3日通过，此后于1999年和2014年两次修改。
"""

TRANSLATIONS = {"fr": FRENCH, "de": GERMAN, "tr": TURKISH, "zh": CHINESE}
