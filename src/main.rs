//! The program: collects the arguments, runs the command line, returns its exit code.

fn main() {}
