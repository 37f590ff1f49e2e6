//! What the review screen knows: the pair, where the translator is in it, and what is being done.

use std::collections::HashSet;
use std::ops::Range;

use ratatui::layout::Size;

use crate::edit::{BeadId, PairState, RowView, SegmentId, Side, Tally, Warnings};
use crate::lang::Direction;
use crate::quality::Finding;
use crate::text::Matching;
use crate::tui::action::Action;
use crate::tui::ask::Ask;
use crate::tui::editor::Editor;
use crate::tui::filtered::Filtered;
use crate::tui::hunt::Hunt;
use crate::tui::keys::{Context, Keymap};
use crate::tui::kind::Kind;
use crate::tui::laid::LaidTexts;
use crate::tui::look::Look;
use crate::tui::map::Maps;
use crate::tui::palette::Palette;
use crate::tui::panes::Panes;
use crate::tui::points::Point;
use crate::tui::reasons::Reasons;
use crate::tui::replacing::Replacing;
use crate::tui::scroll::Scroll;
use crate::tui::search::Search;
use crate::workspace::OpenPair;

/// The review screen's state. Changed by `update` only; the pair in it by the workspace only.
#[derive(Debug)]
pub struct App {
    pub(super) pair: OpenPair,
    /// The index of the current row; 0 when there is none.
    pub(super) current: usize,
    pub(super) side: Side,
    /// Where the selection of rows began, if there is one: it goes from there to the current row.
    pub(super) anchor: Option<BeadId>,
    /// The kind of row that is gone through.
    pub(super) kind: Kind,
    /// The rows that came of the last time that rows were aligned anew.
    pub(super) changed: HashSet<BeadId>,
    /// A cell that is to be paired with another one.
    pub(super) pin: Option<(BeadId, Side)>,
    pub(super) mode: Mode,
    pub(super) message: Option<Message>,
    pub(super) search: Search,
    /// Whether the hit of the current row is to be brought into sight.
    pub(super) seek: bool,
    pub(super) filter: Option<Filtered>,
    /// What was last copied or cut.
    pub(super) copied: String,
    /// A text that was edited and then left without being kept.
    pub(super) left: Option<String>,
    pub(super) scroll: Scroll,
    pub(super) size: Size,
    pub(super) laid: LaidTexts,
    pub(super) maps: Maps,
    pub(super) keys: Keymap,
    pub(super) look: Look,
    /// Whether texts may be put on the clipboard.
    pub(super) clipboard: bool,
    pub(super) warnings: Warnings,
    /// The row with a warning that is being looked for.
    pub(super) hunt: Option<Hunt>,
    pub(super) reasons: Reasons,
    /// What of a row is pointed at in the detail pane.
    pub(super) pointed: Option<(BeadId, Point)>,
    /// The names of the commands that were last called by name, the last first.
    pub(super) recent: Vec<&'static str>,
}

/// What is being done.
#[derive(Debug, Clone)]
pub enum Mode {
    /// Going through the rows.
    Rows,
    /// Placing the caret at which the current row is split.
    Split(Editor),
    /// Editing the text of the current side.
    Edit(Editor),
    /// Typing what is searched for.
    Find {
        /// What was typed.
        editor: Editor,
        /// The row and side where the search began.
        origin: (usize, Side),
        /// What was searched for before.
        before: Box<Search>,
    },
    /// Typing which rows are shown.
    Filter {
        /// What was typed.
        editor: Editor,
        /// How texts in it are compared.
        matching: Matching,
        /// What was shown before.
        before: Box<Option<Filtered>>,
    },
    /// Typing what takes the place of what is searched for.
    Replacement(Editor),
    /// Going from hit to hit, replacing them.
    Replace(Box<Replacing>),
    /// Typing the number of a row.
    GoTo(Editor),
    /// Typing the number of a character, while a text is being edited.
    CodePoint {
        /// What was typed.
        editor: Editor,
        /// What the character is written into.
        back: Box<Mode>,
    },
    /// Typing the name of the file to write.
    File(Editor),
    /// Asking whether a file of that name may be replaced.
    Question(Editor),
    /// Choosing which kind of row is gone through.
    Kind,
    /// Typing what is asked for.
    Prompt {
        /// What is asked for.
        ask: Ask,
        /// What was typed.
        editor: Editor,
    },
    /// Calling a command by name.
    Palette {
        /// What was typed, and what was found.
        palette: Palette,
        /// Where to go back to.
        back: Box<Mode>,
    },
    /// Looking at the map.
    Map {
        /// The row under the cursor.
        at: usize,
    },
    /// Waiting while rows are aligned anew.
    Aligning {
        /// How much of it is done.
        percent: u8,
    },
    /// Reading the keys.
    Help {
        /// How many lines are scrolled past.
        top: usize,
        /// Which words the lines must have.
        filter: Editor,
        /// Whether those are being typed.
        typing: bool,
        /// Where to go back to.
        back: Box<Mode>,
    },
}

impl Mode {
    /// What is being done, or what was when the keys were asked for.
    pub(super) fn behind_help(&self) -> &Mode {
        match self {
            Mode::Help { back, .. } | Mode::Palette { back, .. } | Mode::CodePoint { back, .. } => back.behind_help(),
            mode => mode,
        }
    }
}

/// Something told to the translator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is told. May hold anything, file names too.
    pub text: String,
    /// Whether something went wrong.
    pub error: bool,
}

impl App {
    /// A review of a pair, at its first row.
    pub fn new(pair: OpenPair) -> Self {
        let warnings = Warnings::of(pair.state());
        App {
            pair,
            current: 0,
            side: Side::Source,
            anchor: None,
            kind: Kind::ToLook,
            changed: HashSet::new(),
            pin: None,
            mode: Mode::Rows,
            message: None,
            search: Search::default(),
            seek: false,
            filter: None,
            copied: String::new(),
            left: None,
            scroll: Scroll::default(),
            size: Size::new(80, 24),
            laid: LaidTexts::default(),
            maps: Maps::default(),
            keys: Keymap::default(),
            look: Look::default(),
            clipboard: true,
            warnings,
            hunt: None,
            reasons: Reasons::default(),
            pointed: None,
            recent: Vec::new(),
        }
    }

    /// The same, with other keys.
    pub fn with_keys(self, keys: Keymap) -> Self {
        App { keys, ..self }
    }

    /// The same, with another look.
    pub fn with_look(self, look: Look) -> Self {
        App { look, ..self }
    }

    /// The same, with a clipboard or without.
    pub fn with_clipboard(self, clipboard: bool) -> Self {
        App { clipboard, ..self }
    }

    /// The keys in force.
    pub fn keys(&self) -> &Keymap {
        &self.keys
    }

    /// What is shown, and how.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// The first key of an action in a context, for messages.
    pub(super) fn key_of(&self, context: Context, action: &Action) -> String {
        self.keys.key_of(context, action)
    }

    /// The pair under review.
    pub fn pair(&self) -> &OpenPair {
        &self.pair
    }

    /// The rows of the pair.
    pub fn state(&self) -> &PairState {
        self.pair.state()
    }

    /// The index of the current row, from 0; 0 also when the pair has no rows.
    pub fn current(&self) -> usize {
        self.current
    }

    /// The current side of the current row.
    pub fn side(&self) -> Side {
        self.side
    }

    /// What is being done.
    pub fn mode(&self) -> &Mode {
        &self.mode
    }

    /// What was told last, until the next key.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// How many rows have which status.
    pub fn counts(&self) -> &Tally {
        self.state().tally()
    }

    /// What is searched for.
    pub fn search(&self) -> &Search {
        &self.search
    }

    /// Whether there is work that goes on when no key waits.
    pub fn is_busy(&self) -> bool {
        let replacing = matches!(&self.mode, Mode::Replace(replacing) if replacing.is_busy());
        let finding = self.search.is_running() || self.search.is_counting() || self.is_filtering();
        finding || replacing || self.hunt.is_some() || self.warnings.is_reading()
    }

    /// Which keys are in force.
    pub fn context(&self) -> Context {
        match self.mode {
            Mode::Rows => Context::Rows,
            Mode::Split(_) => Context::Split,
            Mode::Edit(_) => Context::Edit,
            Mode::Find { .. } => Context::Find,
            Mode::Filter { .. } => Context::Filter,
            Mode::Replacement(_) => Context::Replacement,
            Mode::Replace(_) => Context::Replace,
            Mode::GoTo(_) => Context::GoTo,
            Mode::CodePoint { .. } => Context::CodePoint,
            Mode::File(_) => Context::File,
            Mode::Question(_) => Context::Question,
            Mode::Kind => Context::Kind,
            Mode::Prompt { .. } => Context::Prompt,
            Mode::Palette { .. } => Context::Palette,
            Mode::Map { .. } => Context::Map,
            Mode::Aligning { .. } => Context::Aligning,
            Mode::Help { typing: true, .. } => Context::HelpFind,
            Mode::Help { .. } => Context::Help,
        }
    }

    /// The current row; none when the pair has no rows.
    pub fn row(&self) -> Option<RowView<'_>> {
        self.state().row(self.current)
    }

    /// The bead of the current row.
    pub fn bead(&self) -> Option<BeadId> {
        self.row().map(|row| row.bead.id)
    }

    /// The indexes of the rows that commands are about: the selected ones, or the current one. Empty when the pair has no
    /// rows.
    pub fn chosen(&self) -> Range<usize> {
        let current = self.current;
        let anchor = self.anchor.and_then(|bead| self.state().index_of(bead)).unwrap_or(current);
        current.min(anchor)..(current.max(anchor) + 1).min(self.state().len())
    }

    /// The kind of row that is gone through.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether a row is of a kind.
    pub fn is(&self, row: &RowView<'_>, kind: Kind) -> bool {
        match kind {
            Kind::Changed => self.changed.contains(&row.bead.id),
            Kind::Warning => self.state().index_of(row.bead.id).is_some_and(|index| self.has_warning(index)),
            kind => kind.has(row),
        }
    }

    /// The cell that is to be paired with another one, if it is still there.
    pub(super) fn pinned(&self) -> Option<(BeadId, Side)> {
        self.pin.filter(|(bead, side)| self.state().view(*bead).is_some_and(|row| row.len(*side) > 0))
    }

    /// Whether rows are selected.
    pub fn has_selection(&self) -> bool {
        self.anchor.is_some()
    }

    /// The beads of the rows that commands are about, as far as they are shown.
    pub(super) fn chosen_beads(&self) -> Vec<BeadId> {
        let (shown, chosen) = (self.shown(), self.chosen());
        let places = shown.place(chosen.start)..shown.len();
        let rows = places.map_while(|place| shown.row(place)).take_while(|row| chosen.contains(row));
        rows.filter_map(|index| self.state().row(index)).map(|row| row.bead.id).collect()
    }

    /// The first segment of the current side, or of the other where that has none.
    pub(super) fn segment(&self) -> Option<SegmentId> {
        let row = self.row()?;
        let first = |side| row.segments(side).next();
        first(self.side).or_else(|| first(self.side.other())).map(|segment| segment.id)
    }

    /// The direction in which a side is written.
    pub fn direction(&self, side: Side) -> Direction {
        self.state().document(side).lang.direction()
    }

    /// The text of the current side as it is shown, empty when the pair has no rows.
    pub(super) fn current_text(&self) -> String {
        self.row().map(|row| row.text(self.side).as_str().to_owned()).unwrap_or_default()
    }

    /// Where things stand on the screen; none when it is too small.
    pub(super) fn panes(&self) -> Option<Panes> {
        self.panes_in(self.size)
    }

    /// The same in a screen of some size. The help screen has it all.
    pub(super) fn panes_in(&self, size: Size) -> Option<Panes> {
        let help = matches!(self.mode, Mode::Help { .. });
        Panes::new(size, self.state(), &Look { detail: self.look.detail && !help, ..self.look.clone() })
    }

    /// The editor whose caret stands in the current row, if one does.
    pub(super) fn caret_in_row(&self) -> Option<&Editor> {
        let mode = match &self.mode {
            Mode::CodePoint { back, .. } => back,
            mode => mode,
        };
        match mode {
            Mode::Split(editor) | Mode::Edit(editor) => Some(editor),
            Mode::Palette { back, .. } => match &**back {
                Mode::Split(editor) | Mode::Edit(editor) => Some(editor),
                _ => None,
            },
            // Behind the help screen the row stays as it is.
            _ => None,
        }
    }

    /// The text that is being typed, if one is.
    pub(super) fn writing(&self) -> Option<&Editor> {
        match &self.mode {
            Mode::Edit(editor) | Mode::File(editor) | Mode::GoTo(editor) | Mode::Replacement(editor) => Some(editor),
            Mode::Find { editor, .. } | Mode::Filter { editor, .. } | Mode::CodePoint { editor, .. } => Some(editor),
            Mode::Prompt { editor, .. } => Some(editor),
            Mode::Palette { palette, .. } => Some(&palette.editor),
            Mode::Help { filter, typing: true, .. } => Some(filter),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(super) fn writing_mut(&mut self) -> Option<&mut Editor> {
        match &mut self.mode {
            Mode::Edit(editor) | Mode::File(editor) | Mode::GoTo(editor) | Mode::Replacement(editor) => Some(editor),
            Mode::Find { editor, .. } | Mode::Filter { editor, .. } | Mode::CodePoint { editor, .. } => Some(editor),
            Mode::Prompt { editor, .. } => Some(editor),
            Mode::Palette { palette, .. } => Some(&mut palette.editor),
            Mode::Help { filter, typing: true, .. } => Some(filter),
            _ => None,
        }
    }

    pub(super) fn tell(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), error: false });
    }

    pub(super) fn complain(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), error: true });
    }

    /// Makes a row the current one.
    pub(super) fn go_to(&mut self, index: usize) {
        self.current = index.min(self.state().len().saturating_sub(1));
    }

    /// Makes the row of a bead the current one, if it is there.
    pub(super) fn focus(&mut self, bead: BeadId) {
        let index = self.state().index_of(bead).unwrap_or(self.current);
        self.go_to(index);
    }

    /// Makes the row that has a segment the current one, if it is there.
    pub(super) fn focus_segment(&mut self, segment: Option<SegmentId>) {
        if let Some(segment) = segment.and_then(|id| self.state().segment(id)) {
            self.focus(segment.bead);
        }
    }

    /// Puts the pair as it was read again in the place of this one, and stays at the same bead where it is still there.
    /// Returns whether a text that was being edited had to be left, because its row is gone.
    pub fn reload(&mut self, pair: OpenPair) -> bool {
        let bead = self.bead();
        // Hits that were being replaced may be others now.
        if matches!(self.mode.behind_help(), Mode::Replace(_) | Mode::Replacement(_)) {
            self.mode = Mode::Rows;
        }
        self.pair = pair;
        self.warnings = Warnings::of(self.pair.state());
        self.pair_changed();
        self.all_beads_changed();
        match bead.filter(|bead| self.state().view(*bead).is_some()) {
            Some(bead) => {
                self.focus(bead);
                false
            }
            None => self.put_text_aside(),
        }
    }

    /// Leaves a text that is being edited when its row is gone.
    fn put_text_aside(&mut self) -> bool {
        let Mode::Edit(editor) = self.mode.behind_help() else { return false };
        self.left = Some(editor.text().to_owned());
        self.mode = Mode::Rows;
        true
    }

    /// The warnings of a row that were not dismissed, in the order in which they are told.
    pub fn warnings(&self, index: usize) -> Vec<Finding> {
        self.warnings.of_row(self.state(), index)
    }

    /// Whether a row has a warning that was not dismissed.
    pub fn has_warning(&self, index: usize) -> bool {
        self.warnings.has(self.state(), index)
    }

    /// Looks again at what the rows around the current one translate and how.
    pub(super) fn look_again(&mut self) {
        let App { warnings, pair, current, .. } = self;
        warnings.changed(pair.state(), *current);
    }

    /// Goes on reading what the rows translate and how.
    pub(super) fn read_on(&mut self) {
        let App { warnings, pair, .. } = self;
        warnings.go_on(pair.state());
    }

    pub(super) fn pair_changed(&mut self) {
        self.go_to(self.current);
    }
}
