//! The terminal and the screen, set up as the command line, the configuration file and what is remembered say, in this
//! order.

use crate::cli::args::ScreenArgs;
use crate::cli::{CliError, config, remembered};
use crate::tui::config::Config;
use crate::tui::terminal::{BidiChoice, Environment, NoTerminal, Reason, Session};
use crate::tui::{Look, Setup, keys::Keymap};

/// The environment that tells terminals apart.
pub fn environment() -> Environment {
    Environment::read(|name| std::env::var(name).ok())
}

/// Takes the terminal, and says how the screen is set up.
pub fn start(args: &ScreenArgs) -> Result<(Session, Setup), CliError> {
    let config = config::load(&args.file)?;
    let (mut session, environment, seen_before) = take(args, &config)?;
    let Config { keys, look, without, .. } = config.clone();
    session.use_mouse(!args.no_mouse && !without.mouse).map_err(no_terminal)?;
    let theme = config.theme(args.theme.unwrap_or(config.theme), &environment, session.answers());
    let first = (session.mode().reason == Reason::Default && !seen_before).then(|| {
        // Once is enough; where it can't be remembered it is said again.
        let _ = remembered::remember(&session.answers().name(&environment), BidiChoice::Auto);
        "Should Arabic look wrong here, with words or letters out of order: muqabala doctor settles it".to_owned()
    });
    Ok((session, setup(theme, keys, look, !without.clipboard, first)))
}

fn setup(theme: crate::tui::Theme, keys: Keymap, look: Look, clipboard: bool, first: Option<String>) -> Setup {
    Setup { theme, keys, look, clipboard, first }
}

/// Takes the terminal, and settles how Arabic is shown. Also returns whether anything is remembered of the terminal.
pub fn take(args: &ScreenArgs, config: &Config) -> Result<(Session, Environment, bool), CliError> {
    let environment = environment();
    let choice = args.bidi.unwrap_or(config.bidi);
    let mut session = Session::start(choice, &environment).map_err(no_terminal)?;
    let known = remembered::choice(&session.answers().name(&environment));
    if let (BidiChoice::Auto, Some(known)) = (choice, known.filter(|known| *known != BidiChoice::Auto)) {
        session.choose(known).map_err(no_terminal)?;
    }
    Ok((session, environment, known.is_some()))
}

pub fn no_terminal(error: std::io::Error) -> CliError {
    let none = error.get_ref().is_some_and(|inner| inner.is::<NoTerminal>());
    let shown = CliError::fault(&error);
    if none { shown.hint("muqabala review --plain needs no terminal, nor does muqabala export") } else { shown }
}
