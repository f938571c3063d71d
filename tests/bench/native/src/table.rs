//! Tables in Markdown, and the figures in them.

use std::time::Duration;

/// Prints a table under its title.
pub fn print(title: &str, head: &[&str], rows: &[Vec<String>]) {
    println!("### {title}\n");
    println!("| {} |", head.join(" | "));
    println!("|{}", "---|".repeat(head.len()));
    for row in rows {
        println!("| {} |", row.join(" | "));
    }
    println!();
}

/// How often something is done in a second, in three digits.
pub fn rate(count: usize, time: Duration) -> String {
    digits(count as f64 / time.as_secs_f64())
}

/// How many times as fast as another something is.
pub fn ratio(time: Duration, other: Duration) -> String {
    format!("{:.2}", other.as_secs_f64() / time.as_secs_f64())
}

/// Milliseconds in three digits.
pub fn milliseconds(time: Duration) -> String {
    digits(time.as_secs_f64() * 1e3)
}

/// A number in about three digits.
pub fn digits(number: f64) -> String {
    match number {
        number if number < 1.0 => format!("{number:.2}"),
        number if number < 10.0 => format!("{number:.1}"),
        number if number < 1_000.0 => format!("{number:.0}"),
        number if number < 10_000.0 => format!("{:.1}k", number / 1e3),
        number => format!("{:.0}k", number / 1e3),
    }
}
