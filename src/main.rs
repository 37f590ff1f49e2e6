//! The program: collects the arguments, runs the command line, returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    muqabala::cli::run(std::env::args_os())
}
