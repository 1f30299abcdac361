"""A news story of our own in both languages, by paragraphs; the PDF fixtures were printed from it."""

ARABIC = [
    "إغلاق الجسر الحجري في المدينة القديمة بعد ظهور شقوق في دعامته الثالثة",
    (
        "أعلنت بلدية المدينة القديمة، اليوم الثلاثاء، إغلاق الجسر الحجري أمام المركبات حتى إشعار آخر، "
        "بعدما كشف فحص هندسي شقوقا عميقة في دعامته الثالثة."
    ),
    (
        "وقال رئيس البلدية عدنان الصيرفي في مؤتمر صحفي إن القرار «اتُّخذ احترازيا»، مؤكدا أن سلامة "
        "السكان لا تحتمل التأجيل، وأن كلفة الترميم الأولية تبلغ ١٫٢ مليون دينار (نحو 1.7 مليون دولار)."
    ),
    (
        "وأوضح المهندس سامي الدروبي، المشرف على الفحص، أن أكبر الشقوق يبلغ طوله 3.5 أمتار، وأن منسوب "
        "النهر ارتفع ٨٠ سنتيمترا خلال أسبوع واحد، بين 10/3/2026 و17/3/2026."
    ),
    (
        "ونقلت وكالة Reuters عن خبير في شركة Arup Ltd. قوله إن الجسر «لا يزال قابلا للإنقاذ»، داعيا إلى "
        "تركيب 24 جهاز استشعار قبل الساعة 18:30 من مساء الخميس."
    ),
    (
        "وستحوَّل حركة السير إلى الجسر الجديد شمالي المدينة، فيما يبقى الممر مفتوحا أمام المشاة من "
        "السادسة صباحا حتى الثامنة مساء."
    ),
    ("”أعبر هذا الجسر منذ أربعين عاما، ولم أره مغلقا إلا مرتين“، تقول أم خالد التي تبيع الخبز عند مدخله."),
    "وبحسب البلدية، يعبر الجسر نحو 12 ألف مركبة يوميا، بينها 240 حافلة مدرسية، أي 35% من حركة السير.",
    ("ولم تحدد البلدية موعدا لإعادة فتح الجسر، لكن الدروبي رجّح ألا تبدأ أعمال التدعيم قبل مطلع أبريل."),
]
"""The original, with numbers in both scripts, Latin names, dates and quotation marks."""

ENGLISH = [
    "Cracks close the old stone bridge to all traffic",
    (
        "The old town closed its stone bridge to traffic on Tuesday,said officials,after an inspection "
        "found deep cracks in the third pier."
    ),
    (
        "Mayor Adnan al-Sayrafi told reporters that the step was “a precaution”,adding that people’s "
        "safety “cannot wait.” First repairs would cost 1.2 million dinars ($1.7 million)."
    ),
    (
        "The largest crack is 3.5 metres long, according to engineer Sami Daroubi,who led the "
        "inspection. The river rose by 80 centimetres in two weeks, he said."
    ),
    (
        "An expert quoted by Reuters said the bridge could “still be saved” and called for 24 sensors "
        "before 6:30 p.m. on Thursday."
    ),
    ("Cars will be sent to the new bridge north of the town. Pedestrians may still cross between 6 a.m. and 8 p.m."),
    (
        "“I have crossed this bridge for forty years and saw it closed only twice,” said Umm Khaled,who "
        "sells bread at its gate."
    ),
    "About 12,000 vehicles use the bridge every day, among them 240 school buses.",
    "No date was given for its reopening, and repairs are unlikely to begin before April.",
]
"""A report made from it, in the typography of the trade."""
