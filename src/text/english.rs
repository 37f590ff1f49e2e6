//! Stems of English words: irregular forms undone, then the Snowball (Porter 2) stemmer.

use rust_stemmers::{Algorithm, Stemmer};

/// The stem of an English word, of any case. `said`, `says` and `Say` have the same stem.
pub fn english_stem(word: &str) -> String {
    let mut lower = word.to_lowercase().replace('’', "'");
    if let Some(owner) = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('\'')) {
        lower.truncate(owner.len());
    }
    // U.S. and US are one word.
    if lower.contains('.') && lower.split('.').all(|part| part.chars().count() <= 1) {
        lower.retain(|c| c != '.');
    }
    if lower.contains("isation") {
        lower = lower.replace("isation", "ization");
    }
    let base = irregular(&lower).unwrap_or(&lower);
    Stemmer::create(Algorithm::English).stem(base).into_owned()
}

/// Whether a word only serves grammar, so that as part of a longer expression it tells nothing about its meaning.
pub fn is_english_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word)
}

/// The value of a number written as one word: `three`, `eighty`, `fifth`, `thousand`.
pub fn english_number(word: &str) -> Option<&'static str> {
    NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

fn irregular(word: &str) -> Option<&'static str> {
    IRREGULAR.binary_search_by(|(form, _)| (*form).cmp(word)).ok().map(|at| IRREGULAR[at].1)
}

const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "into", "as", "and", "or", "be", "is",
    "are", "was", "were", "been", "being", "it", "its", "his", "her", "their", "my", "our", "your", "one's", "oneself",
    "more", "most", "very", "up", "out", "off", "that", "this", "not", "have", "has", "had", "do", "does", "make",
];

const NUMBERS: &[(&str, &str)] = &[
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "100"),
    ("thousand", "1000"),
    ("first", "1"),
    ("second", "2"),
    ("third", "3"),
    ("fourth", "4"),
    ("fifth", "5"),
    ("sixth", "6"),
    ("seventh", "7"),
    ("eighth", "8"),
    ("ninth", "9"),
    ("tenth", "10"),
    ("eleventh", "11"),
    ("twelfth", "12"),
    ("thirteenth", "13"),
    ("fourteenth", "14"),
    ("fifteenth", "15"),
    ("sixteenth", "16"),
    ("seventeenth", "17"),
    ("eighteenth", "18"),
    ("nineteenth", "19"),
    ("twentieth", "20"),
    ("thirtieth", "30"),
    ("fortieth", "40"),
    ("fiftieth", "50"),
    ("sixtieth", "60"),
    ("seventieth", "70"),
    ("eightieth", "80"),
    ("ninetieth", "90"),
];

/// Forms that no stemmer joins, and British spellings, in alphabetical order; mapped to the form that is stemmed.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str)] = &[
    ("aging", "ageing"), ("aluminum", "aluminium"), ("alumni", "alumnus"), ("am", "be"), ("an", "a"),
    ("analyses", "analysis"), ("anemia", "anaemia"), ("apologise", "apologize"),
    ("apologised", "apologized"), ("apologises", "apologizes"), ("apologising", "apologizing"),
    ("appendices", "appendix"), ("are", "be"), ("arisen", "arise"), ("armor", "armour"), ("arose", "arise"),
    ("ate", "eat"), ("authorise", "authorize"), ("authorised", "authorized"),
    ("authorises", "authorizes"), ("authorising", "authorizing"), ("awoke", "awake"), ("awoken", "awake"),
    ("bacteria", "bacterium"), ("beaten", "beat"), ("became", "become"), ("been", "be"), ("began", "begin"),
    ("begat", "beget"), ("begot", "beget"), ("begotten", "beget"), ("begun", "begin"), ("behavior", "behaviour"),
    ("beheld", "behold"), ("being", "be"), ("bent", "bend"), ("best", "good"), ("better", "good"), ("bitten", "bite"),
    ("bled", "bleed"), ("blew", "blow"), ("blown", "blow"), ("bore", "bear"), ("borne", "bear"), ("bought", "buy"),
    ("bound", "bind"), ("bred", "breed"), ("brethren", "brother"), ("broke", "break"), ("broken", "break"),
    ("brought", "bring"), ("built", "build"), ("burnt", "burn"), ("buys", "buy"), ("caliber", "calibre"),
    ("calves", "calf"), ("came", "come"), ("canceled", "cancelled"), ("caught", "catch"), ("center", "centre"),
    ("centralise", "centralize"), ("centralised", "centralized"),
    ("centralises", "centralizes"), ("centralising", "centralizing"),
    ("characterise", "characterize"), ("characterised", "characterized"), ("characterises", "characterizes"),
    ("characterising", "characterizing"), ("check", "cheque"), ("children", "child"), ("chose", "choose"),
    ("chosen", "choose"), ("civilise", "civilize"), ("civilised", "civilized"),
    ("civilises", "civilizes"), ("civilising", "civilizing"), ("clung", "cling"), ("color", "colour"),
    ("could", "can"), ("counselor", "counsellor"), ("crept", "creep"), ("crises", "crisis"),
    ("criteria", "criterion"), ("criticise", "criticize"),
    ("criticised", "criticized"), ("criticises", "criticizes"), ("criticising", "criticizing"),
    ("curricula", "curriculum"), ("dealt", "deal"), ("defense", "defence"), ("diagnoses", "diagnosis"),
    ("diarrhea", "diarrhoea"), ("did", "do"), ("died", "die"), ("dies", "die"), ("does", "do"), ("done", "do"),
    ("doth", "do"), ("drank", "drink"), ("drawn", "draw"), ("dreamt", "dream"), ("drew", "draw"), ("driven", "drive"),
    ("drove", "drive"), ("drunk", "drink"), ("dug", "dig"), ("dwelt", "dwell"), ("dying", "die"), ("eaten", "eat"),
    ("emphasise", "emphasize"), ("emphasised", "emphasized"),
    ("emphasises", "emphasizes"), ("emphasising", "emphasizing"), ("endeavor", "endeavour"), ("enroll", "enrol"),
    ("esophagus", "oesophagus"), ("fallen", "fall"), ("farther", "far"), ("favor", "favour"), ("fed", "feed"),
    ("feet", "foot"), ("fell", "fall"), ("felt", "feel"), ("fetus", "foetus"), ("fiber", "fibre"),
    ("flavor", "flavour"), ("fled", "flee"), ("flew", "fly"), ("flown", "fly"), ("flung", "fling"),
    ("forbade", "forbid"), ("forbidden", "forbid"), ("foresaw", "foresee"), ("foreseen", "foresee"),
    ("forgave", "forgive"), ("forgiven", "forgive"), ("forgot", "forget"), ("forgotten", "forget"),
    ("forsaken", "forsake"), ("forsook", "forsake"), ("fought", "fight"), ("found", "find"), ("froze", "freeze"),
    ("frozen", "freeze"), ("fulfill", "fulfil"), ("fungi", "fungus"), ("further", "far"), ("furthest", "far"),
    ("gave", "give"), ("geese", "goose"), ("generalise", "generalize"),
    ("generalised", "generalized"), ("generalises", "generalizes"), ("generalising", "generalizing"),
    ("given", "give"), ("gone", "go"), ("got", "get"), ("gotten", "get"), ("gray", "grey"), ("grew", "grow"),
    ("grown", "grow"), ("had", "have"), ("halves", "half"), ("harbor", "harbour"), ("has", "have"), ("hath", "have"),
    ("having", "have"), ("heard", "hear"), ("held", "hold"), ("hemorrhage", "haemorrhage"), ("her", "she"),
    ("hers", "she"), ("hid", "hide"), ("hidden", "hide"), ("him", "he"), ("his", "he"), ("honor", "honour"),
    ("hooves", "hoof"), ("hospitalise", "hospitalize"),
    ("hospitalised", "hospitalized"), ("hospitalises", "hospitalizes"), ("hospitalising", "hospitalizing"),
    ("humor", "humour"), ("hung", "hang"), ("hypotheses", "hypothesis"),
    ("immunise", "immunize"), ("immunised", "immunized"), ("immunises", "immunizes"), ("immunising", "immunizing"),
    ("indices", "index"), ("is", "be"), ("jewelry", "jewellery"), ("judgment", "judgement"), ("kept", "keep"),
    ("knelt", "kneel"), ("knew", "know"), ("knives", "knife"), ("known", "know"), ("labeled", "labelled"),
    ("labor", "labour"), ("laid", "lay"), ("lain", "lie"), ("leant", "lean"), ("leapt", "leap"), ("learnt", "learn"),
    ("leaves", "leave"), ("led", "lead"), ("left", "leave"),
    ("legalise", "legalize"), ("legalised", "legalized"), ("legalises", "legalizes"), ("legalising", "legalizing"),
    ("lent", "lend"), ("license", "licence"), ("lit", "light"), ("liter", "litre"), ("lives", "life"),
    ("loaves", "loaf"), ("lost", "lose"), ("made", "make"), ("matrices", "matrix"),
    ("maximise", "maximize"), ("maximised", "maximized"), ("maximises", "maximizes"), ("maximising", "maximizing"),
    ("me", "i"), ("meant", "mean"), ("men", "man"), ("met", "meet"), ("meter", "metre"), ("mice", "mouse"),
    ("minimise", "minimize"), ("minimised", "minimized"),
    ("minimises", "minimizes"), ("minimising", "minimizing"), ("misled", "mislead"), ("mistaken", "mistake"),
    ("mistook", "mistake"), ("mobilise", "mobilize"), ("mobilised", "mobilized"),
    ("mobilises", "mobilizes"), ("mobilising", "mobilizing"), ("modeling", "modelling"),
    ("modernise", "modernize"), ("modernised", "modernized"),
    ("modernises", "modernizes"), ("modernising", "modernizing"), ("mom", "mum"), ("mown", "mow"), ("my", "i"),
    ("neighbor", "neighbour"), ("normalise", "normalize"),
    ("normalised", "normalized"), ("normalises", "normalizes"), ("normalising", "normalizing"), ("nuclei", "nucleus"),
    ("organise", "organize"), ("organised", "organized"),
    ("organises", "organizes"), ("organising", "organizing"), ("our", "we"), ("ours", "we"), ("overcame", "overcome"),
    ("overtaken", "overtake"), ("overthrew", "overthrow"), ("overthrown", "overthrow"), ("overtook", "overtake"),
    ("oxen", "ox"), ("paid", "pay"), ("pediatric", "paediatric"), ("pence", "penny"), ("people", "person"),
    ("percent", "per%"), ("phenomena", "phenomenon"), ("plow", "plough"),
    ("prioritise", "prioritize"), ("prioritised", "prioritized"), ("prioritises", "prioritizes"),
    ("prioritising", "prioritizing"), ("privatise", "privatize"),
    ("privatised", "privatized"), ("privatises", "privatizes"), ("privatising", "privatizing"),
    ("program", "programme"), ("proven", "prove"), ("ran", "run"), ("rang", "ring"),
    ("realise", "realize"), ("realised", "realized"), ("realises", "realizes"), ("realising", "realizing"),
    ("recognise", "recognize"), ("recognised", "recognized"),
    ("recognises", "recognizes"), ("recognising", "recognizing"), ("ridden", "ride"), ("risen", "rise"),
    ("rode", "ride"), ("rose", "rise"), ("rumor", "rumour"), ("rung", "ring"), ("saber", "sabre"), ("said", "say"),
    ("sang", "sing"), ("sank", "sink"), ("sat", "sit"), ("savior", "saviour"), ("saw", "see"), ("seen", "see"),
    ("selves", "self"), ("sent", "send"), ("sewn", "sew"), ("shaken", "shake"), ("sheaves", "sheaf"),
    ("shelves", "shelf"), ("shone", "shine"), ("shook", "shake"), ("shorn", "shear"), ("shot", "shoot"),
    ("should", "shall"), ("shown", "show"), ("shrank", "shrink"), ("shrunk", "shrink"), ("skeptic", "sceptic"),
    ("skillful", "skilful"), ("slain", "slay"), ("slept", "sleep"), ("slew", "slay"), ("slid", "slide"),
    ("smelt", "smell"), ("smitten", "smite"), ("smote", "smite"), ("sold", "sell"), ("somber", "sombre"),
    ("sought", "seek"), ("sown", "sow"), ("spake", "speak"),
    ("specialise", "specialize"), ("specialised", "specialized"), ("specialises", "specializes"),
    ("specialising", "specializing"), ("spelt", "spell"), ("spent", "spend"), ("spilt", "spill"), ("spoilt", "spoil"),
    ("spoke", "speak"), ("spoken", "speak"), ("sprang", "spring"), ("sprung", "spring"), ("spun", "spin"),
    ("stabilise", "stabilize"), ("stabilised", "stabilized"),
    ("stabilises", "stabilizes"), ("stabilising", "stabilizing"), ("stank", "stink"),
    ("sterilise", "sterilize"), ("sterilised", "sterilized"),
    ("sterilises", "sterilizes"), ("sterilising", "sterilizing"), ("stimuli", "stimulus"), ("stole", "steal"),
    ("stolen", "steal"), ("stood", "stand"), ("strewn", "strew"), ("stricken", "strike"), ("striven", "strive"),
    ("strode", "stride"), ("strove", "strive"), ("struck", "strike"), ("stuck", "stick"), ("stung", "sting"),
    ("summarise", "summarize"), ("summarised", "summarized"),
    ("summarises", "summarizes"), ("summarising", "summarizing"), ("sung", "sing"), ("sunk", "sink"),
    ("swam", "swim"), ("swept", "sweep"), ("swollen", "swell"), ("swore", "swear"), ("sworn", "swear"),
    ("swum", "swim"), ("swung", "swing"), ("taken", "take"), ("taught", "teach"), ("teeth", "tooth"),
    ("theater", "theatre"), ("thee", "you"), ("their", "they"), ("theirs", "they"), ("them", "they"),
    ("these", "this"), ("theses", "thesis"), ("thieves", "thief"), ("those", "that"), ("thou", "you"),
    ("thought", "think"), ("threw", "throw"), ("thrown", "throw"), ("thy", "you"), ("tied", "tie"), ("tire", "tyre"),
    ("told", "tell"), ("took", "take"), ("tore", "tear"), ("torn", "tear"), ("traveled", "travelled"),
    ("traveler", "traveller"), ("traveling", "travelling"), ("trod", "tread"), ("trodden", "tread"),
    ("tumor", "tumour"), ("tying", "tie"), ("undergone", "undergo"), ("understood", "understand"),
    ("undertaken", "undertake"), ("undertook", "undertake"), ("underwent", "undergo"), ("undone", "undo"),
    ("unto", "to"), ("upheld", "uphold"), ("utilise", "utilize"),
    ("utilised", "utilized"), ("utilises", "utilizes"), ("utilising", "utilizing"), ("valor", "valour"),
    ("vapor", "vapour"), ("vaporise", "vaporize"), ("vaporised", "vaporized"),
    ("vaporises", "vaporizes"), ("vaporising", "vaporizing"), ("vertebrae", "vertebra"), ("vigor", "vigour"),
    ("was", "be"), ("went", "go"), ("wept", "weep"), ("were", "be"), ("whom", "who"), ("whose", "who"),
    ("withdrawn", "withdraw"), ("withdrew", "withdraw"), ("withheld", "withhold"), ("withstood", "withstand"),
    ("wives", "wife"), ("woke", "wake"), ("woken", "wake"), ("wolves", "wolf"), ("women", "woman"), ("won", "win"),
    ("wore", "wear"), ("worn", "wear"), ("worse", "bad"), ("worst", "bad"), ("would", "will"), ("wove", "weave"),
    ("woven", "weave"), ("written", "write"), ("wrote", "write"), ("wrung", "wring"), ("ye", "you"), ("your", "you"),
    ("yours", "you"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for (form, base) in [
            ("said", "say"),
            ("Children", "child"),
            ("president's", "president"),
            ("organisations", "organization"),
            ("begat", "beget"),
            ("U.S.", "US"),
            ("people’s", "person"),
            ("agreements", "agreement"),
        ] {
            assert_eq!(english_stem(form), english_stem(base), "{form}");
        }
    }

    #[test]
    fn the_table_can_be_searched() {
        assert!(IRREGULAR.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(english_number("eighty"), Some("80"));
        assert_eq!(english_number("eightfold"), None);
    }
}
