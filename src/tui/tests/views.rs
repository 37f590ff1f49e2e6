//! What is drawn.

use super::*;

#[test]
fn dump() {
    let mut desk = Desk::new();
    desk.keys("ajj");
    for (w, h) in [(120, 35), (80, 24), (60, 15)] {
        for line in desk.screen(w, h).lines() {
            println!("{}", line);
        }
    }
    desk.press('s');
    println!("{}", desk.screen(120, 35).lines().join("\n"));
    desk.press(KeyCode::Esc).press('?');
    println!("{}", desk.screen(120, 35).lines().join("\n"));
}
