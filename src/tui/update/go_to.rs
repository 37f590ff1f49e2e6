//! Going to a row by its number.

use crate::lang::Direction;
use crate::text::fold;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::update::{rows, writing};

pub(super) fn begin(app: &mut App) {
    app.mode = Mode::GoTo(Editor::default());
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Leave => rows::back(app),
        Action::Confirm => confirm(app),
        action => return writing::update(app, action, Direction::LeftToRight),
    }
    Vec::new()
}

/// Where to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goal {
    /// To the row with a number, from 1.
    Number(usize),
    /// So many of the rows that are shown further.
    Away(isize),
    /// So far into the rows that are shown, in percent.
    Percent(usize),
}

fn confirm(app: &mut App) {
    let typed = app.writing().map_or("", |editor| editor.text());
    if typed.trim().is_empty() {
        return rows::back(app);
    }
    let Some(goal) = read(typed) else {
        return app.complain("a row is a number, +10 or -10 for rows away from here, or 50% of the way");
    };
    let (shown, all) = (app.shown(), app.state().len());
    let row = match goal {
        Goal::Number(number) => {
            let wanted = number.clamp(1, all.max(1)) - 1;
            shown.row(shown.place(wanted))
        }
        Goal::Away(places) => shown.away(app.current, places),
        Goal::Percent(percent) => shown.row(shown.len().saturating_sub(1) * percent / 100),
    };
    rows::back(app);
    let Some(row) = row else { return app.tell("this pair has no rows") };
    app.go_to(row);
    match goal {
        Goal::Number(number) if number > all || number == 0 => app.tell(format!("there are rows 1 to {all}")),
        Goal::Number(number) if number != row + 1 => {
            app.tell(format!("row {number} is not shown; this is the nearest one behind it that is"));
        }
        _ => {}
    }
}

/// A number, `+n`, `-n` or a percentage, in any digits.
fn read(typed: &str) -> Option<Goal> {
    let folded = fold(typed);
    let text = folded.trim();
    let number = |text: &str| text.trim().replace(',', "").parse::<usize>().ok();
    let away = |text: &str| number(text).map(|number| isize::try_from(number).unwrap_or(isize::MAX));
    if let Some(percent) = text.strip_suffix('%').or_else(|| text.strip_suffix('٪')) {
        return number(percent).filter(|percent| *percent <= 100).map(Goal::Percent);
    }
    if let Some(down) = text.strip_prefix('+') {
        return away(down).map(Goal::Away);
    }
    if let Some(up) = text.strip_prefix('-') {
        return away(up).map(|places| Goal::Away(-places));
    }
    number(text).map(Goal::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_read() {
        for (typed, goal) in [
            ("12", Some(Goal::Number(12))),
            (" ١٢ ", Some(Goal::Number(12))),
            ("1,204", Some(Goal::Number(1204))),
            ("+10", Some(Goal::Away(10))),
            ("-3", Some(Goal::Away(-3))),
            ("50%", Some(Goal::Percent(50))),
            ("٥٠٪", Some(Goal::Percent(50))),
            ("101%", None),
            ("99999999999999999999", None),
            ("x", None),
            ("+", None),
        ] {
            assert_eq!(read(typed), goal, "{typed}");
        }
    }
}
