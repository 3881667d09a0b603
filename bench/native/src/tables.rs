//! Tables: CSV that is read and grouped, JSON that is read.

use std::collections::HashMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::random::Random;

const CITIES: [&str; 12] = [
    "Amsterdam",
    "Bergen",
    "Cádiz",
    "Dresden",
    "Espoo",
    "Florence",
    "Ghent",
    "Hamburg",
    "Innsbruck",
    "\"Jena, Thuringia\"",
    "Kraków",
    "Lyon",
];
const WORDS: [&str; 10] = [
    "amber", "brisk", "copper", "dusty", "early", "frozen", "gentle", "hollow", "ivory", "jolly",
];

/// Orders: number, city, day, amount, remark.
pub fn csv() -> String {
    let mut random = Random::new(61);
    let mut text = String::from("order,city,day,amount,remark\n");
    for order in 0..60_000 {
        let city = random.pick(&CITIES);
        let (month, day) = (1 + random.below(12), 1 + random.below(28));
        let (whole, cents) = (random.below(900), random.below(100));
        let (one, two) = (random.pick(&WORDS), random.pick(&WORDS));
        writeln!(
            text,
            "{order},{city},2026-{month:02}-{day:02},{whole}.{cents:02},\"{one}, {two}\""
        )
        .expect("a string takes everything");
    }
    text
}

/// For each city, in order of name, how many orders there are and what they come to.
///
/// # Panics
/// When the text is not such a table.
pub fn group(csv: &str) -> Vec<f64> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let mut groups: HashMap<String, (u32, f64)> = HashMap::new();
    let mut record = csv::StringRecord::new();
    while reader
        .read_record(&mut record)
        .expect("it was written here")
    {
        let amount: f64 = record[3].parse().expect("it is a number");
        match groups.get_mut(&record[1]) {
            Some((count, sum)) => (*count, *sum) = (*count + 1, *sum + amount),
            None => drop(groups.insert(record[1].to_owned(), (1, amount))),
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    let pair = |(_, (count, sum)): (String, (u32, f64))| [f64::from(count), sum];
    groups.into_iter().flat_map(pair).collect()
}

/// Someone who is listed.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    id: u64,
    name: String,
    email: Option<String>,
    active: bool,
    score: f64,
    tags: Vec<String>,
    position: Position,
}

/// A place on Earth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    lat: f64,
    lon: f64,
}

/// A list of persons, about two megabytes.
///
/// # Panics
/// Never: it can be written.
pub fn json() -> String {
    let mut random = Random::new(62);
    let persons: Vec<Person> = (0..10_000).map(|id| person(id, &mut random)).collect();
    serde_json::to_string(&persons).expect("it can be written")
}

fn person(id: u64, random: &mut Random) -> Person {
    let name = format!("{} \"{}\" Ünal", random.pick(&WORDS), random.pick(&WORDS));
    let tags = 0..random.below(6);
    Person {
        id,
        email: (random.below(4) > 0).then(|| format!("{}.{id}@example.org", random.pick(&WORDS))),
        name,
        active: random.below(2) == 0,
        score: f64::from(random.unit()) * 100.0,
        tags: tags.map(|_| random.pick(&WORDS).to_owned()).collect(),
        position: Position {
            lat: f64::from(random.unit()) * 180.0 - 90.0,
            lon: f64::from(random.unit()) * 360.0 - 180.0,
        },
    }
}

/// Reads the list into structs: how many there are, how many are active, letters and tags in all, and sums of their numbers.
///
/// # Panics
/// When the text is not such a list.
pub fn parse(json: &str) -> Vec<f64> {
    let persons: Vec<Person> = serde_json::from_str(json).expect("it was written here");
    let sum = |of: &dyn Fn(&Person) -> f64| persons.iter().map(of).sum::<f64>();
    vec![
        persons.len() as f64,
        sum(&|each| each.active.into()),
        sum(&|each| (each.name.len() + each.email.as_ref().map_or(0, String::len)) as f64),
        sum(&|each| each.tags.len() as f64),
        sum(&|each| each.id as f64),
        sum(&|each| each.score),
        sum(&|each| each.position.lat),
        sum(&|each| each.position.lon),
    ]
}

#[cfg(test)]
mod tests {
    use super::{CITIES, Person, csv, group, json, parse, person};
    use crate::random::Random;

    #[test]
    fn groups_are_those_that_splitting_by_hand_gives() {
        let csv = csv();
        let groups = group(&csv);
        assert_eq!(groups.len(), CITIES.len() * 2);
        let lines = csv.lines().filter(|line| line.contains(",Bergen,"));
        let amounts: Vec<f64> = lines
            .map(|line| line.split(',').nth(3).unwrap().parse().unwrap())
            .collect();
        // Jena's quotes are gone, so Bergen is the second.
        assert_eq!(groups[2], amounts.len() as f64);
        assert_eq!(groups[3], amounts.iter().sum::<f64>());
        assert_eq!(groups.iter().step_by(2).sum::<f64>(), 60_000.0);
    }

    #[test]
    fn what_is_read_is_what_was_written() {
        let mut random = Random::new(62);
        let text = json();
        let read: Vec<Person> = serde_json::from_str(&text).unwrap();
        for (id, read) in (0..).zip(read) {
            let mut written = person(id, &mut random);
            // Fractions are read quickly, and the last bit may differ.
            assert!((read.score - written.score).abs() < 1e-12);
            assert!((read.position.lat - written.position.lat).abs() < 1e-12);
            assert!((read.position.lon - written.position.lon).abs() < 1e-12);
            (written.score, written.position) = (read.score, read.position.clone());
            assert_eq!(read, written);
        }
        let sums = parse(&text);
        assert_eq!(sums[0], 10_000.0);
        assert_eq!(sums[1], text.matches("\"active\":true").count() as f64);
        assert_eq!(sums[4], 9_999.0 * 5_000.0);
    }
}
