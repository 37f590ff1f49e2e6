//! Progress of long work, on standard error when that is a terminal.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const STEPS: u64 = 1000;

/// A bar from nothing to done. Short work never shows it.
pub struct Progress(ProgressBar);

impl Progress {
    /// Starts one; `what` stands before the bar.
    pub fn new(what: &'static str) -> Self {
        Self::start(what, "{msg} {bar:30} {percent:>3} %  {eta}")
    }

    /// Starts one of work that nobody knows the end of.
    pub fn open_ended(what: &'static str) -> Self {
        Self::start(what, "{msg}  {elapsed}")
    }

    fn start(what: &'static str, template: &str) -> Self {
        let target = if io::stderr().is_terminal() {
            ProgressDrawTarget::stderr_with_hz(10)
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(STEPS), target);
        let style = ProgressStyle::with_template(template).expect("the template is right");
        bar.set_style(style);
        bar.set_message(what);
        Progress(bar)
    }

    /// Says how far the work is, if that is known, and what there is to say of it.
    pub fn tell(&self, share: Option<f32>, what: &str) {
        self.0.set_message(what.to_owned());
        self.set(share.unwrap_or_default());
    }

    /// Does something that writes to the terminal, and shows the bar again afterwards.
    pub fn around<T>(&self, work: impl FnOnce() -> T) -> T {
        self.0.suspend(work)
    }

    /// Says how far the work is, 0 to 1.
    pub fn set(&self, share: f32) {
        // What is done within the blink of an eye needs no bar.
        if self.0.elapsed() > Duration::from_millis(300) {
            self.0.set_position((f64::from(share.clamp(0.0, 1.0)) * STEPS as f64) as u64);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
