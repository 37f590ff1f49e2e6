//! The bundled rules on hard cases. A bar stands where the text is to be cut, and nowhere else.

use super::*;

fn check(lang: &str, cases: &[(&str, &str)]) {
    let segmenter = Srx::bundled().segmenter(&lang.parse().unwrap());
    let mut wrong = Vec::new();
    for (name, marked) in cases {
        let text = marked.replace('|', "");
        let found: Vec<&str> = segmenter.segment(&text).iter().map(|segment| segment.span.of(&text).trim()).collect();
        let wanted: Vec<&str> = marked.split('|').map(str::trim).collect();
        if found != wanted {
            wrong.push(format!("{name}: {}", found.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "{lang}\n{}", wrong.join("\n"));
}

#[test]
fn final_marks_in_arabic_and_english() {
    check(
        "ar",
        &[
            ("full stop", "وصل الوفد صباحا. |وبدأت المحادثات ظهرا."),
            ("question", "هل وصل الوفد؟ |لم يصل بعد."),
            ("exclamation", "يا له من يوم! |سنعود غدا."),
            ("question and exclamation", "أتصدق هذا؟! |لا أصدقه."),
            ("two dots as in newspapers", "انتهى الاجتماع.. |وغادر الوزراء."),
            ("closing quote", "قال: “لن نعود”. |ثم غادر القاعة."),
            ("mark inside the quote", "قال: «لن نعود.» |ثم غادر القاعة."),
            ("straight quotes", "قال: \"لن نعود.\" |ثم غادر القاعة."),
            ("bracket", "اكتمل العمل (في موعده). |بقي التسليم."),
            ("mark, bracket, quote", "قالوا (\"لن نعود!\") |وانصرفوا."),
            ("direction mark behind the stop", "وصل الوفد.\u{200F} |بدأت المحادثات."),
            ("note number", "فاز الفريق.[3] |وعاد إلى بلاده.[4]"),
            ("no mark at all", "عنوان بلا نقطة"),
            ("comma and semicolon", "جاء، ثم ذهب؛ ثم عاد."),
            ("vowel marks", "ذَهَبَ الوَلَدُ. |عَادَ مَساءً."),
            ("Latin letter at the end", "يُنطق الحرف w. |أما غيره فلا."),
        ],
    );
    check(
        "en",
        &[
            ("full stop", "The delegation arrived. |Talks began at noon."),
            ("question", "Has it arrived? |Not yet."),
            ("exclamation", "What a day! |We shall return."),
            ("question and exclamation", "Do you believe it?! |I don't."),
            ("closing quote", "He said \"never\". |Then he left."),
            ("mark inside the quote", "He said “never.” |Then he left."),
            ("single quotes", "She said 'no.' |He nodded."),
            ("bracket", "The work was done (on time). |Delivery remains."),
            ("sentence in brackets", "They left. |(Nobody saw them.) |The hall was empty."),
            ("opening quote", "They left. |\"Good,\" he said."),
            ("note number", "The team won.[3] |It went home.[4]"),
            ("no mark at all", "A heading without a full stop"),
            ("a digit opens", "They lost five. |18 holes remain."),
            ("a name with a small first letter", "He liked it. |iPhone sales rose."),
        ],
    );
}

#[test]
fn abbreviations_in_arabic_and_english() {
    check(
        "ar",
        &[
            ("doctor", "زار د. سامي المستشفى. |ثم عاد."),
            ("professor", "ألقى أ.د. كريم المحاضرة. |حضرها كثيرون."),
            ("engineer with a conjunction", "حضر د. سامي ود. ليلى وم. هاني الحفل."),
            ("page", "انظر ص. 12 من الكتاب."),
            ("volume and page", "ورد في ج. 3 ص. 45 من المعجم."),
            ("post box", "العنوان ص.ب. 1234 عمّان."),
            ("hijri year inside", "في عام 1445 هـ. الموافق لعام 2023 م. تقريبا."),
            ("year at the end", "تأسست المدينة عام 762 م. |وكانت عاصمة الدولة."),
            ("before Christ", "في القرن الخامس ق.م. كانت المدينة صغيرة."),
            ("number", "القرار رقم. 15 لسنة 2020."),
            ("telephone", "ت. 5551234"),
            ("initials in Latin letters", "كتبت J. K. Rowling الرواية. |وترجمت لاحقا."),
            ("initials in Arabic letters", "انتخب جورج دبليو. بوش رئيسا."),
            ("an organisation's name", "بثته بي بي سي. |وقال المذيع إنه صحيح."),
            ("a letter that names a kind", "يحتاج الجسم فيتامين د. |تنصح الهيئة به."),
            ("Latin abbreviation", "مدن كبرى e.g. القاهرة وبغداد."),
            ("company", "شركة النور ش.م.م. للتجارة."),
        ],
    );
    check(
        "en",
        &[
            ("titles", "Mr. Hill met Dr. Jane Ford and Lt. Col. Ray Fox. |They left."),
            ("saint", "St. Mary's stands near Mt. Hope."),
            ("country inside", "The U.S. Senate and the U.S. economy."),
            ("country at the end", "He lives in the U.S. |The visit was short."),
            ("time inside", "The train leaves at 5 p.m. on Monday at 6 a.m. Eastern time."),
            ("time at the end", "It opens at 9 a.m. |The museum is free."),
            ("and others", "Shown by Hall et al. in 2015 and by Gray et al. |This was new."),
            ("for example, that is", "Fruit, e.g. Apples, i.e. Malus, vs. Pears."),
            ("number", "See No. 5 and Fig. 3 and pp. 10 and Vol. 2."),
            ("no as an answer", "Was it so? |No. |It was not."),
            ("company inside", "Acme Inc. Chairman Ray Fox spoke."),
            ("company at the end", "She joined Acme Inc. |In May she left."),
            ("months", "From Jan. 5 to Sept. 12 it rained."),
            ("initials", "George W. Bush, J. R. R. Tolkien and Adnan Z. Amin."),
            ("degrees", "She holds a Ph.D. Chemistry was her field of choice."),
            ("a letter that names a kind", "Take vitamin D. |Studies agree."),
            ("court case", "The case of Roe v. Wade."),
        ],
    );
}

#[test]
fn numbers_and_addresses_in_arabic_and_english() {
    check(
        "ar",
        &[
            ("decimal", "ارتفع المؤشر 3.5 في المئة. |ثم هبط."),
            ("Arabic digits", "بلغت ٣.٥ مليون. |وزادت."),
            ("date", "يوم 12.5.2021 وصل الوفد."),
            ("spaced date", "في 1. 5. 2021 وصل الوفد."),
            ("time", "عند الساعة 8.30 صباحا."),
            ("web address", "انظر www.example.org/a.html لمزيد من التفاصيل."),
            ("mail", "راسلونا على info@example.org اليوم."),
            ("version", "صدر الإصدار 2.4.1 أمس."),
            ("a number at the end", "هدف في الدقيقة 25. |مرر الكرة."),
            ("list number", "1. النص الأول"),
            ("list letter", "أ. النص الأول"),
        ],
    );
    check(
        "en",
        &[
            ("decimal", "It rose 3.5 percent. |Then it fell."),
            ("date", "On 12.5.2021 they came."),
            ("web address", "See www.example.org/a.html for more."),
            ("mail", "Write to info@example.org today."),
            ("version", "Version 2.4.1 is out."),
            ("a number at the end", "A goal in minute 25. |He passed."),
            ("list number", "1. The first text"),
            ("list number in brackets", "(12) The first text. |And more."),
            ("list letter", "b. The second text"),
            ("Roman number", "iv. The fourth text"),
        ],
    );
}

#[test]
fn quotations_and_dots_in_arabic_and_english() {
    check(
        "ar",
        &[
            ("dots in a quotation", "قال إن “المعاهدة… بناءة بطبيعتها” وغادر."),
            ("three dots in guillemets", "قال إن «الاتفاق... مفيد للجميع» وغادر."),
            ("dots between straight marks", "قال إن \"الاتفاق... مفيد للجميع\" وغادر."),
            ("dots behind a quotation", "قال “نعم” ثم صمت... |عاد بعد قليل."),
            ("dots before a joining word", "توجهوا إلى السوق... فيما بقي الآخرون."),
            ("dots in brackets", "لكن (...) ما حدث غير ذلك."),
            ("who asked", "\"متى نصل؟\" تساءلت ليلى. |لم يجب أحد."),
            ("who said", "«ما أجمل البحر!» قال سامي."),
            ("a new sentence that reports", "\"متى نصل؟\" |وقالت ليلى إنها متعبة."),
            ("a source", "\"سنواصل العمل.\" حسبما أفاد الوزير."),
            ("two sentences in one quotation", "قال: \"كانت سنة صعبة. |أنا ممتن لكم.\""),
        ],
    );
    check(
        "en",
        &[
            ("dots, then a small letter", "Well... that is it."),
            ("dots, then a capital", "He left... |Nobody asked."),
            ("dots apart", "People turn to credit … While this goes on, nothing helps."),
            ("dots in brackets", "But [...] The rest is known."),
            ("spaced dots", "And so on . . . and on."),
            ("who asked", "\"Are we there?\" she asked. |Nobody answered."),
            ("who asked, unquoted", "Why? she asked."),
            ("who asked, by name", "\"Are we there?\" Smith asked. |Nobody answered."),
            ("a new sentence with a pronoun", "\"Is that rare?\" |She continued, \"I was helped.\""),
            ("two sentences in one quotation", "He said, \"It was hard. |I thank you.\""),
        ],
    );
}

#[test]
fn a_missing_space_behind_a_mark() {
    check(
        "ar",
        &[
            ("question", "أين كنت؟|كنت في البيت."),
            ("full stop between words", "انتهى الاجتماع.|وغادر الجميع."),
            ("full stop between letters", "عنوانه ص.ب. 12"),
        ],
    );
    check("en", &[("file names stay whole", "Open README.Debian or Node.Js now.")]);
}

#[test]
fn headings_stand_alone_by_their_line() {
    check("ar", &[("agency style", "انتهت الزيارة.\n\n|– “نظام جديد” –\n\n|وتقول موسكو إن الاتفاق قريب.\n\n|شاركها.")]);
    check("en", &[("news", "Visit ends\n|The visit ended. |Nobody spoke.\n\n|Share")]);
}

#[test]
fn other_languages_have_rules_too() {
    check("de", &[("German", "Er kam im Mai, z.B. nach Bonn. |Dann ging er.")]);
    check("fr", &[("French", "« Oui ! » dit-il. |Il partit.")]);
    check("ja", &[("Japanese", "これは本です。|あれも本です。")]);
    check("ur", &[("Urdu", "وہ آیا۔ |پھر چلا گیا۔")]);
}

#[test]
fn the_file_and_its_maps_are_what_they_say() {
    let srx = Srx::parse(Srx::bundled_file().as_bytes()).unwrap();
    for (tag, groups) in [
        ("ar", vec!["Arabic", "Every language"]),
        ("ar-EG", vec!["Arabic", "Every language"]),
        ("arz", vec!["Arabic", "Every language"]),
        ("arc", vec!["Every language"]),
        ("en-GB", vec!["English", "Every language"]),
        ("de", vec!["Every language"]),
    ] {
        assert_eq!(srx.rules_for(&tag.parse().unwrap()), groups, "{tag}");
    }
}

#[test]
fn no_bundled_rule_needs_backtracking() {
    use crate::segment::pattern::Test;
    for group in &Srx::bundled().groups {
        for rule in &group.rules {
            let slow = rule.conditions.iter().any(|condition| matches!(condition.test, Test::Slow(_)));
            assert!(!slow, "{} / {}", rule.before, rule.after);
        }
    }
}
