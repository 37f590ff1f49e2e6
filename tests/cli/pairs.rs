//! Pairs renamed, deleted and brought back, and the program without a subcommand.

use super::*;

#[test]
fn pairs_are_renamed_deleted_and_brought_back() {
    let place = Place::with_pair();
    let (exit, _, said) = place.run(&["rename", "ship", "الباخرة"]);
    assert_eq!((exit, said.trim()), (0, "“ship” is called “الباخرة” now"));
    let (exit, _, said) = place.run(&["delete", "الباخرة"]);
    assert_eq!(exit, 0);
    assert!(said.contains("muqabala restore 1 brings it back"), "{said}");
    assert_eq!(place.run(&["list"]).1, "");
    assert!(place.run(&["list", "--deleted"]).1.contains("الباخرة"));
    let (_, printed, _) = place.run(&["list", "--deleted", "--format", "jsonl"]);
    assert!(printed.contains(r#""deleted":""#), "{printed}");
    for arguments in [&["export", "الباخرة"][..], &["review", "1", "--plain"], &["delete", "1"], &["rename", "1", "x"]]
    {
        let (exit, _, said) = place.run(arguments);
        assert_eq!(exit, 1, "{arguments:?}");
        assert!(said.contains("was deleted") && said.contains("muqabala restore"), "{said}");
    }
    assert_eq!(place.run(&["export", "--all", "--format", "tsv"]).1.lines().count(), 1, "the heading alone");
    let (exit, _, said) = place.run(&["check"]);
    assert_eq!(exit, 0, "{said}");
    assert_eq!(place.run(&["restore", "1"]).0, 0);
    assert!(place.run(&["list"]).1.contains("الباخرة"));
    assert_eq!(place.run(&["restore", "1"]).0, 1, "it is there");
    assert_eq!(place.run(&["rename", "1", "a\nb"]).0, 1);
}

#[test]
fn without_a_subcommand_and_a_terminal_the_help_is_printed() {
    let place = Place::new();
    let (exit, printed, said) = place.run(&[]);
    assert_eq!((exit, printed.as_str()), (2, ""));
    assert!(said.contains("Usage:") && said.contains("muqabala align"), "{said}");
    assert!(!place.path("memory.db").exists());
    let (exit, _, said) = place.run(&["--bidi", "visual", "list"]);
    assert_eq!(exit, 2);
    assert!(said.contains("--bidi belongs behind the subcommand"), "{said}");
}
