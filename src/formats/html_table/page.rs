//! The page around its rows: head, summary, plots and the form that filters.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::edit::Status;
use crate::formats::{Format, Written};
use crate::lang::Lang;

use super::escape::{push_plain, push_text};
use super::row::{label, letter, two_decimals};
use super::summary::Summary;

/// How the page looks.
const STYLE: &str = include_str!("page.css");

/// How it searches and filters.
const SCRIPT: &str = include_str!("page.js");

/// SHA-256 of the style and of the script, which the policy allows by it; a test holds them to it.
const STYLE_HASH: &str = "SA3dukasNuaSIkfZI5duioRjxInKOMonNwG139gOApU=";
const SCRIPT_HASH: &str = "Ao3VjgRJlr+lDONM1YmH2bW9LYGjS5TOqriIspCjLTY=";

/// Writes all that stands before the rows.
pub(super) fn begin(summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    let mut page = String::new();
    head(&mut page, summary);
    let classes = match (summary.pairs > 1, summary.comments) {
        (false, false) => "one-pair no-comments",
        (false, true) => "one-pair",
        (true, false) => "no-comments",
        (true, true) => "",
    };
    let _ = writeln!(page, "<body class=\"{classes}\">\n<header>\n<div class=\"about\">");
    about(&mut page, summary);
    page.push_str("</div>\n");
    plots(&mut page, summary);
    page.push_str("</header>\n");
    form(&mut page, summary);
    page.push_str("<main>\n");
    if summary.rows() == 0 {
        page.push_str("<p>There are no rows.</p>\n");
    }
    out.write_all(page.as_bytes())
}

/// Writes all that stands after the rows.
pub(super) fn end(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<p id=\"none\" hidden>No row is like that.</p>\n</main>\n<script>")?;
    out.write_all(SCRIPT.as_bytes())?;
    out.write_all(b"</script>\n</body>\n</html>\n")
}

fn head(page: &mut String, summary: &Summary) {
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; \
         script-src 'sha256-{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Muqabala {}\">\n<title>",
        env!("CARGO_PKG_VERSION")
    );
    title(page, summary, push_plain);
    let _ = write!(page, "</title>\n<style>{STYLE}</style>\n</head>\n");
}

/// The name of the pair, or how many there are. What has to be removed of it was counted with the rows.
fn title(page: &mut String, summary: &Summary, push: fn(&mut String, &str, &mut Written)) {
    match summary.pairs {
        0 | 1 if summary.title.trim().is_empty() => page.push_str("Bilingual table"),
        1 => push(page, &summary.title, &mut Written::nothing(Format::Html)),
        pairs => drop(write!(page, "{pairs} pairs")),
    }
}

fn about(page: &mut String, summary: &Summary) {
    page.push_str("<h1 dir=\"auto\">");
    title(page, summary, push_text);
    page.push_str("</h1>\n");
    if !summary.languages.is_empty() {
        page.push_str("<p class=\"languages\">");
        for (at, (source, target)) in summary.languages.iter().enumerate() {
            page.push_str(if at > 0 { ", " } else { "" });
            language(page, source);
            page.push_str(" → ");
            language(page, target);
        }
        page.push_str("</p>\n");
    }
    page.push_str("<dl>\n");
    let _ = writeln!(page, "<div><dt>Rows</dt><dd>{}</dd></div>", summary.rows());
    for (status, count) in Status::ALL.into_iter().zip(summary.counts).filter(|(_, count)| *count > 0) {
        let _ = writeln!(page, "<div class=\"{}\"><dt>{}</dt><dd>{count}</dd></div>", letter(status), label(status));
    }
    if let Some(mean) = summary.mean_confidence() {
        let _ = writeln!(page, "<div><dt>Mean confidence</dt><dd>{}</dd></div>", two_decimals(mean));
    }
    if let Some(changed) = summary.changed {
        let _ = writeln!(
            page,
            "<div><dt>Last changed</dt><dd><time datetime=\"{}\">{}</time></dd></div>",
            changed.strftime("%Y-%m-%dT%H:%M:%SZ"),
            changed.strftime("%Y-%m-%d %H:%M UTC")
        );
    }
    page.push_str("</dl>\n");
    if !summary.weakest.is_empty() {
        page.push_str("<p class=\"weakest\">Least certain: ");
        for (at, (number, confidence)) in summary.weakest.iter().enumerate() {
            let separator = if at > 0 { ", " } else { "" };
            let confidence = two_decimals(*confidence);
            let _ = write!(page, "{separator}<a href=\"#r{number}\">row {number}</a> ({confidence})");
        }
        page.push_str("</p>\n");
    }
}

fn plots(page: &mut String, summary: &Summary) {
    let mut drawn = String::new();
    for plot in &summary.plots {
        plot.draw(&mut drawn, summary.pairs > 1);
    }
    if drawn.is_empty() {
        return;
    }
    let _ = write!(page, "<div class=\"plots\">\n{drawn}");
    match summary.pairs - summary.plots.len() {
        0 => {}
        1 => page.push_str("<p>1 more pair is not drawn.</p>\n"),
        more => drop(writeln!(page, "<p>{more} more pairs are not drawn.</p>")),
    }
    page.push_str("</div>\n");
}

/// A language by its tag; the script puts its name there.
fn language(page: &mut String, lang: &Lang) {
    let _ = write!(page, "<span class=\"language\" data-tag=\"{lang}\">{lang}</span>");
}

/// The form, which the script shows: without it there is nothing that it could do.
fn form(page: &mut String, summary: &Summary) {
    page.push_str(
        "<form id=\"filter\" role=\"search\" hidden>\n\
         <label class=\"find\">Search <input id=\"find\" type=\"search\" dir=\"auto\" autocomplete=\"off\" spellcheck=\"false\"></label>\n\
         <label>Status <select id=\"status\"><option value=\"\">all</option>",
    );
    for (status, count) in Status::ALL.into_iter().zip(summary.counts).filter(|(_, count)| *count > 0) {
        let _ = write!(page, "<option value=\"{}\">{} ({count})</option>", letter(status), label(status));
    }
    page.push_str(
        "</select></label>\n\
         <label>Confidence <select id=\"confidence\"><option value=\"\">any</option>\
         <option value=\"0.5\">below 0.50</option><option value=\"0.7\">below 0.70</option>\
         <option value=\"0.9\">below 0.90</option><option value=\"0.99\">below 0.99</option></select></label>\n\
         <label class=\"comments\"><input id=\"comments\" type=\"checkbox\"> with comment</label>\n\
         <button type=\"reset\">Show all</button>\n",
    );
    let rows = summary.rows();
    let _ = writeln!(page, "<output id=\"count\">{rows} of {rows} rows</output>\n</form>");
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_policy_allows_the_style_and_the_script_that_are_there() {
        for (text, hash, name) in [(STYLE, STYLE_HASH, "page.css"), (SCRIPT, SCRIPT_HASH, "page.js")] {
            assert_eq!(hash, STANDARD.encode(Sha256::digest(text)), "the hash of {name}");
            assert!(!text.contains("</") && !text.contains("<!--") && !text.contains('\r'), "{name} ends early");
        }
    }
}
