use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::client::{Client, LONG};
use crate::documents::{BULLET, HEAD, case, duties};

const URI: &str = "file:///nowhere/typing/a.md";

/// Types at the end of a line at ten keys a second; returns the next version.
fn type_text(client: &mut Client, line: usize, from: usize, text: &str, mut version: i32) -> i32 {
    for (column, key) in (from..).zip(text.chars()) {
        client.edit(URI, version, [line, column, line, column], &key.to_string());
        version += 1;
        sleep(Duration::from_millis(100));
    }
    version
}

#[test]
fn a_statement_being_typed_is_left_in_peace_until_a_second_of_silence() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open(URI, 1, HEAD);
    client.published(URI, LONG).expect("a first list");
    type_text(&mut client, BULLET, 0, "- Responsible for on-call", 2);
    let typed = Instant::now();
    // Everything up to now, and what comes for as long again as it may take; no further key is struck.
    let lists = client.all_published(URI, Duration::from_millis(1500));
    let told: Vec<_> = lists.iter().filter(|list| !duties(list).is_empty()).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(duties(told[0]).len(), 1);
    assert!(typed.elapsed() < Duration::from_secs(4));
}

#[test]
fn the_finding_waits_for_the_pause_and_not_for_the_next_key() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open(URI, 1, HEAD);
    client.published(URI, LONG).expect("a first list");
    client.edit(URI, 2, [BULLET, 0, BULLET, 0], "- Responsible for on-call");
    let edited = Instant::now();
    while let Some(list) = client.published(URI, Duration::from_millis(1500)) {
        if !duties(&list).is_empty() {
            let waited = edited.elapsed();
            assert!(waited > Duration::from_millis(800) && waited < Duration::from_millis(1500), "{waited:?}");
            return;
        }
    }
    panic!("no finding without another key");
}

#[test]
fn leaving_the_statement_ends_the_wait() {
    for (range, text) in [([5, 6, 5, 6], "s"), ([BULLET, 25, BULLET, 25], "\n\n- ")] {
        let (mut client, _) = Client::greeted(&json!({}));
        client.open(URI, 1, HEAD);
        client.published(URI, LONG).expect("a first list");
        client.edit(URI, 2, [BULLET, 0, BULLET, 0], "- Responsible for on-call");
        sleep(Duration::from_millis(100));
        client.edit(URI, 3, range, text);
        let left = Instant::now();
        let list = client.wait(LONG, |message| {
            message["params"]["diagnostics"].is_array() && !duties(&message["params"]).is_empty()
        });
        assert!(list.is_some());
        assert!(left.elapsed() < Duration::from_millis(600), "{:?} after {text:?}", left.elapsed());
    }
}

#[test]
fn a_finding_that_is_shown_does_not_blink_while_its_statement_is_edited() {
    let (mut client, _) = Client::greeted(&json!({}));
    client.open(URI, 1, &case("- Responsible for on-call"));
    assert_eq!(duties(&client.published(URI, LONG).expect("findings")).len(), 1);
    type_text(&mut client, BULLET, "- Responsible for on-call".len(), " and so on", 2);
    for list in client.all_published(URI, Duration::from_millis(1500)) {
        assert_eq!(duties(&list).len(), 1, "{list}");
    }
}
