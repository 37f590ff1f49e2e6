//! Tests of the module as a whole.

mod bundled;
mod check;
mod conformance;
mod explain;
mod flipped;
mod hostile;
mod laws;
mod paragraphs;

use super::*;
use crate::lang::Lang;

/// The segments of a text in a language, without the white space around them.
fn cut<'a>(srx: &Srx, lang: &str, text: &'a str) -> Vec<&'a str> {
    let lang: Lang = lang.parse().unwrap();
    srx.segmenter(&lang).segment(text).iter().map(|segment| segment.span.of(text).trim()).collect()
}

/// An SRX file with one group of rules for every language; each rule is `(break, before, after)`.
fn file(rules: &[(&str, &str, &str)]) -> String {
    let mut body = String::new();
    for (breaks, before, after) in rules {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let (before, after) = (escape(before), escape(after));
        body.push_str(&format!(
            "<rule break=\"{breaks}\"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>\n"
        ));
    }
    format!(
        "<srx version=\"2.0\"><header segmentsubflows=\"yes\" cascade=\"no\"/><body><languagerules>\
         <languagerule languagerulename=\"all\">\n{body}</languagerule></languagerules><maprules>\
         <languagemap languagepattern=\".*\" languagerulename=\"all\"/></maprules></body></srx>"
    )
}

fn rules(rules: &[(&str, &str, &str)]) -> Srx {
    Srx::parse(file(rules).as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}
