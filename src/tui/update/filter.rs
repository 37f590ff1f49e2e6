//! Typing which rows are shown.

use crate::text::Matching;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::filter::{Filter, complete};
use crate::tui::shown::Shown;
use crate::tui::update::find::direction;
use crate::tui::update::{rows, writing};

pub(super) fn begin(app: &mut App) {
    let typed = app.filter().map_or("", Filter::typed);
    let matching = app.filter().map_or(Matching::default(), Filter::matching);
    let editor = Editor::new(typed, typed.len());
    app.mode = Mode::Filter { editor, matching, before: Box::new(app.filter.clone()) };
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let Mode::Filter { editor, matching, .. } = &mut app.mode else { return Vec::new() };
    let before = (editor.text().to_owned(), *matching);
    let mut effects = Vec::new();
    match action {
        Action::Confirm => {
            confirm(app);
            return effects;
        }
        Action::Leave => {
            leave(app);
            return effects;
        }
        Action::Complete => {
            let completion = complete(editor.text(), editor.caret());
            if completion.with != editor.text()[completion.range.clone()] {
                editor.put(completion.range.start);
                editor.select_to(completion.range.end);
                editor.insert(&completion.with);
            }
        }
        Action::SearchExactly => matching.exact = !matching.exact,
        Action::SearchRegex => matching.regex = !matching.regex,
        action => {
            let base = direction(editor.text());
            effects = writing::update(app, action, base);
        }
    }
    changed(app, before);
    effects
}

/// Shows other rows if the filter is another one now; what is no filter is told of and changes nothing.
fn changed(app: &mut App, before: (String, Matching)) {
    let Mode::Filter { editor, matching, .. } = &app.mode else { return };
    let same = (editor.text(), *matching) == (before.0.as_str(), before.1);
    match Filter::new(editor.text(), *matching) {
        Err(error) => app.complain(error.to_string()),
        Ok(_) if same => {}
        Ok(filter) => app.set_filter(Some(filter).filter(|filter| !filter.is_empty())),
    }
}

/// Goes on among the rows that the filter lets through, at the nearest one.
fn confirm(app: &mut App) {
    let Mode::Filter { editor, matching, .. } = &app.mode else { return };
    if let Err(error) = Filter::new(editor.text(), *matching) {
        return app.complain(error.to_string());
    }
    rows::back(app);
    go_in(app);
}

/// Goes to the nearest row that the filter lets through, as far as they are known.
fn go_in(app: &mut App) {
    let Some(filtered) = &app.filter else { return };
    let (found, done) = (filtered.rows.found(), filtered.rows.is_done());
    let shown = Shown::of(app.state(), found, usize::MAX);
    match shown.row(shown.place(app.current)) {
        Some(row) => app.go_to(row),
        None if done => {
            let leave = app.key_of(crate::tui::keys::Context::Rows, &Action::Leave);
            app.tell(format!("no row is like that; {leave} shows all rows again"));
        }
        None => {}
    }
}

fn leave(app: &mut App) {
    let Mode::Filter { before, .. } = std::mem::replace(&mut app.mode, Mode::Rows) else { return };
    app.filter = *before;
    app.search.recount();
}

/// Shows all rows again.
pub(super) fn clear(app: &mut App) {
    app.set_filter(None);
    app.tell("all rows are shown again");
}
