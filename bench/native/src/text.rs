//! Text: searching by regular expressions, and building.

use std::fmt::Write;
use std::sync::OnceLock;

use regex::Regex;

use crate::random::Random;

const PATHS: [&str; 6] = [
    "/",
    "/login",
    "/search",
    "/img/logo.svg",
    "/api/v2/orders",
    "/api/v2/users",
];
const AGENTS: [&str; 4] = [
    "Mozilla/5.0 (X11; Linux x86_64)",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_2)",
    "curl/8.5.0",
    "Googlebot/2.1",
];

/// The log of a web server.
pub fn log() -> String {
    let mut random = Random::new(71);
    let mut text = String::new();
    for _ in 0..20_000 {
        let address: [u32; 4] = std::array::from_fn(|_| random.below(256));
        let [a, b, c, d] = address;
        let (path, agent) = (random.pick(&PATHS), random.pick(&AGENTS));
        let method = random.pick(&["GET", "GET", "GET", "POST", "DELETE"]);
        let status = random.pick(&["200", "200", "200", "301", "404", "500"]);
        let (second, size) = (random.below(60), random.below(90_000));
        write!(
            text,
            "{a}.{b}.{c}.{d} - - [12/Mar/2026:10:21:{second:02} +0000] \"{method} {path}"
        )
        .expect("a string takes everything");
        if random.below(3) == 0 {
            write!(text, "?id={}&q=tea+pot", random.below(100_000))
                .expect("a string takes everything");
        }
        writeln!(text, " HTTP/1.1\" {status} {size} \"-\" \"{agent}\"")
            .expect("a string takes everything");
    }
    text
}

/// Finds requests of the interface that failed, whatever robots asked for, and addresses in private nets: of each, how many there
/// are, and the sum of where they begin.
pub fn search(log: &str) -> Vec<f64> {
    let mut found = Vec::new();
    for pattern in patterns() {
        let (mut count, mut places) = (0.0, 0.0);
        for at in pattern.find_iter(log) {
            count += 1.0;
            places += at.start() as f64;
        }
        found.extend([count, places]);
    }
    found
}

/// Compiled once: who searches often keeps them.
fn patterns() -> &'static [Regex; 3] {
    static PATTERNS: OnceLock<[Regex; 3]> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        [
            r#""(?:POST|DELETE) /api/v\d+/\w+(?:\?id=\d+\S*)? HTTP/1\.\d" [45]\d\d"#,
            r"(?i)[a-z]*bot/\d+(?:\.\d+)*",
            r"(?m)^(?:10|127|192\.168)\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?",
        ]
        .map(|pattern| Regex::new(pattern).expect("the pattern is one"))
    })
}

/// What a table is built from.
pub fn rows() -> Vec<u32> {
    let mut random = Random::new(72);
    (0..120_000).map(|_| random.bits() as u32).collect()
}

/// A table in HTML: a row for three numbers, some text that is escaped, each cell a string of its own on the way.
pub fn build(rows: &[u32]) -> String {
    let mut table = String::from("<table>\n");
    for row in rows.chunks_exact(3) {
        let name = format!(
            "{} & sons <{:x}>",
            AGENTS[row[0] as usize % AGENTS.len()],
            row[0]
        );
        let cells = [
            row[1].to_string(),
            format!("{:.2}", f64::from(row[2]) / 256.0),
            escaped(&name),
        ];
        table += "<tr>";
        for cell in cells {
            table.push_str("<td>");
            table.push_str(&cell);
            table.push_str("</td>");
        }
        table += "</tr>\n";
    }
    table + "</table>\n"
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{build, log, search};

    #[test]
    fn what_is_found_is_what_searching_by_hand_finds() {
        let log = log();
        let found = search(&log);
        let failed = log.lines().filter(|line| {
            let asked = line.contains("\"POST /api/") || line.contains("\"DELETE /api/");
            asked && (line.contains("\" 404 ") || line.contains("\" 500 "))
        });
        assert_eq!(found[0], failed.count() as f64);
        let robots: Vec<usize> = log
            .match_indices("Googlebot/2.1")
            .map(|(at, _)| at)
            .collect();
        assert_eq!(found[2], robots.len() as f64);
        assert_eq!(found[3], robots.iter().sum::<usize>() as f64);
        let private = |line: &&str| {
            ["10.", "127.", "192.168."]
                .iter()
                .any(|net| line.starts_with(net))
        };
        assert_eq!(found[4], log.lines().filter(private).count() as f64);
    }

    #[test]
    fn a_table_is_built_as_it_should_be() {
        assert_eq!(
            build(&[2, 17, 640, 9]),
            "<table>\n<tr><td>17</td><td>2.50</td><td>curl/8.5.0 &amp; sons &lt;2&gt;</td></tr>\n</table>\n"
        );
    }
}
