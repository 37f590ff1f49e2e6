//! The list of pairs without a terminal: keys in, pairs and cells out.

mod add;
mod bindings;
mod list;
mod runs;
mod two;
mod views;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::*;
use crate::text::Document;
use crate::tui::home::{self, Browser, Home, HomeMode};
use crate::tui::place::{Request, Way};
use crate::tui::{Entry, EntryKind, Files, Folder, Looked, Prepared, TextsFound, Wanted};

/// 24 November 2026, half past six in the evening.
const NOW: &str = "2026-11-24T18:30:00Z";

type Exports = Rc<RefCell<Vec<(String, PathBuf, bool)>>>;

/// The list with a memory and some files behind it.
pub(in crate::tui) struct HomeDesk {
    pub home: Home,
    pub workspace: Workspace,
    pub tools: Tools<'static>,
    /// What the next export comes to.
    pub exporting: Rc<RefCell<Result<String, ExportError>>>,
    /// What was exported: the pair's name, where to, whether a file may be replaced.
    pub exports: Exports,
    /// What was asked of the loop.
    pub asked: Vec<Request>,
}

impl HomeDesk {
    /// Three pairs: `sea` was changed last, then `ship`, then `عقد`.
    pub fn new() -> Self {
        HomeDesk::of(three(Workspace::in_memory().unwrap()))
    }

    pub fn empty() -> Self {
        HomeDesk::of(Workspace::in_memory().unwrap())
    }

    pub fn of(workspace: Workspace) -> Self {
        let exporting = Rc::new(RefCell::new(Ok("written".to_owned())));
        let exports = Exports::default();
        let (result, asked) = (Rc::clone(&exporting), Rc::clone(&exports));
        let export = move |pair: &OpenPair, path: &Path, overwrite: bool| {
            asked.borrow_mut().push((pair.name().to_owned(), path.to_owned(), overwrite));
            result.borrow().clone()
        };
        let tools = Tools::new(export, Arc::new(align)).with_files(files());
        let mut home =
            Home::new(workspace.list().unwrap(), "/home/layla/memory.db").with_home(Some("/home/layla".into()));
        home.set_now(format!("{NOW}[UTC]").parse().unwrap());
        let mut desk = HomeDesk { home, workspace, tools, exporting, exports, asked: Vec::new() };
        desk.size(120, 35);
        while home::count(&mut desk.home, &desk.workspace) {}
        desk
    }

    pub fn act(&mut self, action: Action) {
        for effect in home::update(&mut self.home, action) {
            let requests = home::perform(&mut self.home, &mut self.workspace, &mut self.tools, effect);
            self.asked.extend(requests);
        }
        self.wait();
        while home::count(&mut self.home, &self.workspace) {}
    }

    /// Waits for what is being done on a thread.
    pub fn wait(&mut self) {
        while self.tools.work.as_ref().is_some_and(|job| job.is_wanted()) {
            let patience = Duration::from_secs(10);
            let requests = home::go_on(&mut self.home, &mut self.workspace, &mut self.tools, patience);
            self.asked.extend(requests);
        }
    }

    pub fn press(&mut self, key: impl Into<Press>) -> &mut Self {
        let Press(key) = key.into();
        let action = self.home.keys().action(self.home.context(), &key);
        self.act(action);
        self
    }

    pub fn keys(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.press(c);
        }
        self
    }

    pub fn size(&mut self, width: u16, height: u16) -> &mut Self {
        home::resize(&mut self.home, Size::new(width, height));
        self
    }

    pub fn told(&self) -> &str {
        self.home.message().map_or("", |message| &message.text)
    }

    /// The names that are shown, in order.
    pub fn names(&self) -> Vec<&str> {
        let shelf = self.home.shelf();
        (0..shelf.len()).map(|place| shelf.get(place).unwrap().name.as_str()).collect()
    }

    /// The name of the current pair.
    pub fn at(&self) -> &str {
        self.home.shelf().pair().map_or("", |pair| &pair.name)
    }

    /// The pair that was asked to be opened, by its name.
    pub fn opened(&self) -> Option<String> {
        match self.asked.last() {
            Some(Request::Go(Way::Open(id))) => Some(self.workspace.open_pair(*id).unwrap().name().to_owned()),
            _ => None,
        }
    }

    pub fn browser(&self) -> &Browser {
        match self.home.mode() {
            HomeMode::Browse(browser) | HomeMode::Path(browser, _) => browser,
            mode => panic!("no browser: {mode:?}"),
        }
    }

    /// The entry that the browser is at.
    pub fn file(&self) -> String {
        let browser = self.browser();
        browser.entry(browser.current()).map_or("..".to_owned(), |entry| entry.name.to_string_lossy().into_owned())
    }

    /// What is being typed.
    pub fn typed(&self) -> &str {
        match self.home.mode() {
            HomeMode::Find { editor, .. }
            | HomeMode::Rename(_, editor)
            | HomeMode::File(_, editor)
            | HomeMode::Path(_, editor)
            | HomeMode::Name { editor, .. } => editor.text(),
            mode => panic!("nothing is typed: {mode:?}"),
        }
    }

    pub fn caret(&self) -> usize {
        match self.home.mode() {
            HomeMode::Find { editor, .. } | HomeMode::Rename(_, editor) | HomeMode::Path(_, editor) => editor.caret(),
            mode => panic!("nothing is typed: {mode:?}"),
        }
    }

    pub fn screen(&mut self, width: u16, height: u16) -> Screen {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        self.size(width, height);
        terminal.draw(|frame| home::view(&self.home, Theme::colour(), frame)).unwrap();
        let caret = terminal.backend().cursor_visible().then(|| terminal.backend().cursor_position());
        Screen { buffer: terminal.backend().buffer().clone(), caret }
    }
}

/// Adds three pairs, changed at different times.
pub(super) fn three(workspace: Workspace) -> Workspace {
    let add = |workspace: &mut Workspace, name: &str| {
        add_pair(workspace, name, (Lang::arabic(), &ARABIC), (Lang::english(), &ENGLISH), &SHAPES);
    };
    let mut workspace = workspace.with_clock(|| "2025-03-02T12:00:00Z".parse().unwrap());
    add(&mut workspace, "عقد");
    let mut workspace = workspace.with_clock(|| "2026-11-21T12:00:00Z".parse().unwrap());
    add(&mut workspace, "ship");
    let mut workspace = workspace.with_clock(|| "2026-11-24T12:05:00Z".parse().unwrap());
    add(&mut workspace, "sea");
    workspace
}

/// `/news` has five files and a folder, `/home/layla` two files.
fn files() -> Files {
    let folder = |path: &str, names: &[&str]| {
        let entry = |name: &&str| match name.strip_suffix('/') {
            Some(name) => Entry { name: name.into(), kind: EntryKind::Folder },
            None => Entry { name: name.into(), kind: EntryKind::File(Some(1234)) },
        };
        let entries = names.iter().map(entry).collect();
        (PathBuf::from(path), Folder { path: path.into(), entries, left_out: 0 })
    };
    let folders: HashMap<PathBuf, Folder> = HashMap::from([
        folder("/", &["news/", "home/"]),
        folder("/home", &["layla/"]),
        folder("/home/layla", &["story.ar.txt", "story.en.txt"]),
        folder("/news", &["old/", "war.ar.txt", "war.en.txt", "port.en.txt", "port.ar.txt", ".notes", "broken.txt"]),
        folder("/news/old", &[]),
    ]);
    let look = move |path: &Path| match folders.get(path) {
        Some(folder) => Ok(Looked::Folder(folder.clone())),
        None if path.extension().is_some() => Ok(Looked::File(path.to_owned())),
        None => Err(format!("{}: there is no such file or folder", path.display())),
    };
    Files {
        look: Arc::new(look),
        read: Arc::new(read),
        align: Arc::new(|found, progress| {
            progress(0.5);
            prepared(found)
        }),
        start: "/news".into(),
        home: Some("/home/layla".into()),
        ..Files::default()
    }
}

fn read(wanted: &Wanted) -> Result<TextsFound, String> {
    let document = |name: &str, lang| Document::plain(name, lang, format!("{name}."));
    let (source, target, name) = match wanted {
        Wanted::Sample => ("sample ar".to_owned(), "sample en".to_owned(), "sample"),
        Wanted::Files(source, target) => {
            if [source, target].iter().any(|path| path.ends_with("broken.txt")) {
                return Err("broken.txt: this is no text".to_owned());
            }
            let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
            (name(source), name(target), "port")
        }
    };
    let (source, target) = (document(&source, Lang::arabic()), document(&target, Lang::english()));
    Ok(TextsFound { source, target, name: name.to_owned(), odd: Vec::new() })
}

fn prepared(found: TextsFound) -> Result<Prepared, String> {
    if found.name == "unalignable" {
        return Err("these can't be aligned".to_owned());
    }
    let whole = |document: Document| {
        let segments = vec![Segment { span: Span::new(0, document.text.len()), paragraph: 0 }];
        Texts { document, segments }
    };
    let alignment = Alignment::new(vec![Bead { source: 0..1, target: 0..1, confidence: 0.9 }], 1, 1).unwrap();
    Ok(Prepared { source: whole(found.source), target: whole(found.target), alignment, odd: Vec::new() })
}
