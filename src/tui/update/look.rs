//! What is shown, and how: switched on and off, and made wider and narrower.

use crate::tui::action::Action;
use crate::tui::app::App;

/// How much of the width a side gains or loses at a time, in percent, and the least that each keeps.
const STEP: u16 = 5;
const LEAST: u16 = 20;

/// Changes the look; false when the action is about something else.
pub(super) fn update(app: &mut App, action: &Action) -> bool {
    match action {
        Action::ToggleMarks => {
            app.look.marks = !app.look.marks;
            app.tell(if app.look.marks { "vowel marks are shown" } else { "vowel marks are hidden; they are kept" });
        }
        Action::ToggleSigns => {
            app.look.signs = !app.look.signs;
            let told = if app.look.signs { "characters that can't be seen have signs" } else { "signs are hidden" };
            app.tell(told);
        }
        Action::ToggleMinimap => {
            app.look.minimap = !app.look.minimap;
            let told = match (app.look.minimap, app.panes().is_some_and(|panes| panes.minimap.is_some())) {
                (true, true) => "the minimap is shown",
                (true, false) => "the minimap is shown where the window is wide enough",
                (false, _) => "the minimap is hidden",
            };
            app.tell(told);
        }
        Action::SwapSides => {
            app.look.swapped = !app.look.swapped;
            app.tell("the sides have changed places");
        }
        Action::LeftNarrower => share(app, app.look.share.saturating_sub(STEP)),
        Action::LeftWider => share(app, app.look.share.saturating_add(STEP)),
        _ => return false,
    }
    true
}

fn share(app: &mut App, share: u16) {
    let share = share.clamp(LEAST, 100 - LEAST);
    let told = match app.panes() {
        Some(panes) if panes.stacked => "the sides stand below one another: there is nothing to divide".to_owned(),
        _ if share == app.look.share => "a side can't be narrower".to_owned(),
        _ => {
            app.look.share = share;
            format!("left {share} %, right {} %", 100 - share)
        }
    };
    app.tell(told);
}
