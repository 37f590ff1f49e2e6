//! Numbers of both languages, found and missing.

use super::*;

fn told(source: &str, target: &str) -> Option<String> {
    let (ar, en) = (Lang::arabic(), Lang::english());
    check([source, target], [&ar, &en]).map(|finding| finding.told)
}

#[test]
fn numbers_that_are_the_same_are_found_in_any_spelling() {
    for (source, target) in [
        ("كان على متنها 240 راكبا", "The 240 passengers went ashore"),
        ("كان على متنها ٢٤٠ راكبا", "The 240 passengers went ashore"),
        ("٣٬٠٠٠ رجل", "3,000 men"),
        ("150.000 رجل", "150,000 men"),
        ("قرابة200 رجل", "200 men"),
        ("كوفيد-19", "COVID19"),
        ("1.7 مليون منذ أربعة أعوام", "1.7 million four years ago"),
        ("10 000 رجل", "10,000 men"),
        ("خمسة وعشرون رجلا", "25 men"),
        ("25 رجلا", "twenty-five men"),
        ("ثلاثة رجال", "3 men"),
        ("3 رجال", "three men"),
        ("مليونين ونصف المليون", "2.5 million"),
        ("نصف مليون", "500,000"),
        ("5 ملايين", "5m"),
        ("1.5 مليار دولار", "$1.5bn"),
        ("من 5 إلى 10 ملايين", "from 5 million to 10 million"),
        ("بنسبة ٤٫٥٪", "by 4.5%"),
        ("نصف السكان", "50% of the people"),
        ("في 5 ديسمبر 2020", "5/12/2020"),
        ("5/3/2020", "March 5, 2020"),
        ("كانون الأول 2020", "12/2020"),
        ("في التسعينيات", "in the 1990s"),
        ("في ثمانينات القرن الماضي", "in the 1980s"),
        ("موسم 2018-2019", "the 2018-19 season"),
        ("الساعة 15:30", "at 3:30 p.m."),
        ("الساعة الثالثة والنصف", "at 3:30"),
        ("بعد عامين", "after 2 years"),
        ("رجل", "1 man"),
        ("القرن الحادي والعشرين", "the 21st century"),
        ("مئتان وأربعون راكبا", "240 passengers"),
        ("ألف وتسعمئة وثمانية وأربعين", "1948"),
        ("فيروس H1N1", "the virus"),
        ("", ""),
    ] {
        assert_eq!(told(source, target), None, "{source} / {target}");
    }
}

#[test]
fn missing_numbers_are_told_by_name() {
    for (source, target, expected) in [
        ("240 راكبا", "The passengers", "240 is missing in the target"),
        ("٢٤٠ راكبا", "The passengers", "٢٤٠ is missing in the target"),
        ("الركاب", "240 passengers", "240 is missing in the source"),
        ("240 راكبا", "420 passengers", "the source has 240, the target 420"),
        ("5 ملايين", "5 billion", "the source has 5 ملايين, the target 5 billion"),
        ("في 5 و7 و9", "in five", "و7 and و9 are missing in the target"),
        ("11 12 13 14 15", "none", "11, 12, 13 and 2 more are missing in the target"),
        ("11 ثم 11", "none", "11 is missing in the target"),
        ("11 و12", "13", "11 and و12 are missing in the target; 13 is missing in the source"),
        ("4.5%", "4.6%", "the source has 4.5, the target 4.6"),
    ] {
        assert_eq!(told(source, target).as_deref(), Some(expected), "{source} / {target}");
    }
}

#[test]
fn missing_numbers_are_pointed_at() {
    let (ar, en) = (Lang::arabic(), Lang::english());
    let (source, target) = ("كان هناك 240 راكبا", "The 1,420 passengers");
    let finding = check([source, target], [&ar, &en]).unwrap();
    assert_eq!(&source[finding.places[0][0].clone()], "240");
    assert_eq!(&target[finding.places[1][0].clone()], "1,420");
}

#[test]
fn other_languages_have_their_digits_compared() {
    let (fr, en): (Lang, _) = ("fr".parse().unwrap(), Lang::english());
    assert!(check(["12 navires", "12 ships"], [&fr, &en]).is_none());
    assert!(check(["12 navires", "13 ships"], [&fr, &en]).is_some());
}

proptest::proptest! {
    #[test]
    fn anything_is_read(source in "[0-9٠-٩.,:/% ألفمليونو]{0,40}", target in "[0-9a-z.,:/% ]{0,40}") {
        let (ar, en) = (Lang::arabic(), Lang::english());
        if let Some(finding) = check([&source, &target], [&ar, &en]) {
            for (text, places) in [(&source, &finding.places[0]), (&target, &finding.places[1])] {
                for place in places {
                    proptest::prop_assert!(text.get(place.clone()).is_some_and(|text| text.contains(char::is_numeric)));
                }
            }
        }
    }

    #[test]
    fn a_text_lacks_none_of_its_own_numbers(text in "[0-9a-z., ]{0,40}") {
        let en = Lang::english();
        proptest::prop_assert!(check([&text, &text], [&en, &en]).is_none());
    }
}
