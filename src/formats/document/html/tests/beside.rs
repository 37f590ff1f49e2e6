//! Text beside the element that holds most of it, and furniture there.

use super::*;

/// The body of an article, and what it is when read.
fn body() -> String {
    PROSE.repeat(4)
}

/// A page's main text, with a `*` for the body of the article wherever it stands.
fn kept(page: &str) -> Vec<String> {
    let body = texts(&body());
    let read = texts(&page.replace('*', &self::body()));
    let mut kept = Vec::new();
    let mut rest = &*read;
    while let Some((first, behind)) = rest.split_first() {
        if let Some(behind) = rest.strip_prefix(&*body) {
            kept.push("*".to_owned());
            rest = behind;
        } else {
            kept.push(first.clone());
            rest = behind;
        }
    }
    kept
}

#[test]
fn text_beside_the_most_of_it_is_kept() {
    let lead = "The lead of the article sums up what it says in a sentence.";
    let other = "وقعت الحكومتان الاتفاق بعد ظهر الجمعة كما أكد المتحدثان باسميهما.";
    for (page, expected, name) in [
        (format!("<div><h1>T</h1><p>{lead}</p></div><div>*</div>"), vec!["T", lead, "*"], "a lead"),
        (
            format!("<div><div><h1>T</h1><div>{lead}</div></div></div><div><div><div>x</div></div><div>*</div></div>"),
            vec!["T", lead, "*"],
            "a lead in another row",
        ),
        (format!("<div>*</div><div><p><b>Update</b><p>{other}</div>"), vec!["*", "Update", other], "a box below"),
        ("<div>*</div><p>Yours,</p><p>Mona</p>".to_owned(), vec!["*", "Yours,", "Mona"], "a signature"),
        (format!("{lead}<div>*</div>{other}"), vec![lead, "*", other], "text of the page itself"),
        (format!("<h2>One</h2><h3>Two</h3><div>*</div><h2>Three</h2><div>{other}</div>"), vec!["One", "Two", "*", "Three", other], "headings"),
        (
            format!("<div class=WordSection1><p>{lead}</div><div class=WordSection2>*</div><div><div id=ftn1>n</div></div>"),
            vec![lead, "*", "n"],
            "sections and notes of a document",
        ),
        (
            format!("<main><header><h1>T</h1><p>{lead}</header><article>*</article><section>[1] {other}</section></main>"),
            vec!["T", lead, "*", &*format!("[1] {other}")],
            "beside an article in main",
        ),
        (
            format!("<main><article>*</article><article><h2>U</h2><p>{other}</article></main>"),
            vec!["*", "U", other],
            "a second article",
        ),
        (
            "<div>*</div><div><table><tr><td>the law of the sea and of its straits<td>قانون البحار والمضائق وما إليها</table>\
             <table><tr><td>an agreement on trade<td>اتفاق تجاري</table></div>"
                .to_owned(),
            vec!["*", "the law of the sea and of its straits", "قانون البحار والمضائق وما إليها", "an agreement on trade", "اتفاق تجاري"],
            "tables of words",
        ),
    ] {
        assert_eq!(kept(&page), expected, "{name}");
    }
}

#[test]
fn furniture_beside_it_is_not_kept() {
    let text = "The minister told reporters on Monday that the talks would go on.";
    for (page, expected, name) in [
        (format!("<div>*</div><div><div><a href=x><h3>T</h3></a><p>{text}</p></div></div>"), vec!["*"], "a teaser"),
        (
            format!("<div>*</div><div><div><h3><a href=x>T</a></h3></div><div><div>{text}</div></div></div>"),
            vec!["*"],
            "a teaser in more elements",
        ),
        (
            format!("<div>*</div><ul><li><a href=1>{text}</a> Monday<li><a href=2>{text}</a> Tuesday</ul>"),
            vec!["*"],
            "a list of links",
        ),
        (
            format!("<div id=cookie-bar>{text}</div><div>*</div><div class='x comments'>{text}</div>"),
            vec!["*"],
            "names",
        ),
        (
            format!("<div>*</div><div id=cookies class=section><h2>C</h2>{text}</div>"),
            vec!["*", "C", text],
            "a section's id",
        ),
        (format!("<p>{text}</p><main>*</main><p>{text}</p>"), vec!["*"], "beside main"),
        ("<div>Menu</div><div>*</div><div>Portal 2020</div>".to_owned(), vec!["*"], "labels"),
        ("<div>*</div><h2>See also</h2><ul><li><a href=x>T</a></ul>".to_owned(), vec!["*"], "a heading of links"),
    ] {
        assert_eq!(kept(&page), expected, "{name}");
    }
}

#[test]
fn what_looks_like_furniture_may_be_text() {
    let text = "Definition: a treaty is an agreement between states in writing.";
    for (page, expected, name) in [
        (format!("<article>*<aside><p>{text}</aside>*</article>"), vec!["*", text, "*"], "an aside between paragraphs"),
        (
            format!("<article>*<aside><h3><a href=x>T</a></h3><p>{text}</aside>*</article>"),
            vec!["*", "*"],
            "a teaser there",
        ),
        (format!("<article>*</article><aside>{text}</aside>"), vec!["*"], "an aside behind an article"),
        (
            "<article>*<blockquote><p>Quoted.</p><footer>— Someone</footer></blockquote></article><footer>x</footer>"
                .to_owned(),
            vec!["*", "Quoted.", "— Someone"],
            "whose words they are",
        ),
        (
            format!("<div role=alert>x</div><article>*<section role=alert>{text}</section></article>"),
            vec!["*", text],
            "a correction",
        ),
    ] {
        assert_eq!(kept(&page), expected, "{name}");
    }
}

#[test]
fn a_document_has_no_furniture() {
    let page = |program: &str| {
        format!("<meta name=Generator content='{program}'><div>Cover</div><div>{}</div><div>Annex</div>", body())
    };
    for program in ["Microsoft Word 15 (filtered)", "LibreOffice 7.4.7.2 (Linux)"] {
        let read = texts(&page(program));
        assert_eq!((&*read[0], &*read[read.len() - 1]), ("Cover", "Annex"), "{program}");
    }
    assert_eq!(texts(&page("WordPress 6")).len(), texts(&body()).len());
}
