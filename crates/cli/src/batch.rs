//! Many articles: JSON lines in, JSON lines out in the same order, explored on all cores.
//!
//! The reader hands each line to the workers and its place in the queue to the writer, both through
//! channels of fixed length, so that memory does not grow with the input and order costs no sorting.

use std::io::{self, BufRead, Write};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use siyaq_engine::{Exploration, Options, PublicationDate, explore};

use crate::Failure;
use crate::input::{Line, Lines, Source};

/// The longest line taken, in bytes.
const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// How many lines may wait for each worker.
const LINES_PER_WORKER: usize = 4;

/// One article of a batch. Fields beside these are passed over.
#[derive(Deserialize)]
struct Article {
    #[serde(default)]
    id: Value,
    text: String,
    published: Option<String>,
}

/// What becomes of one line: an exploration with its article's id, or the reason why there is none.
#[derive(Serialize)]
struct Record {
    id: Value,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Outcome {
    Explored(Box<Exploration>),
    Failed { error: String },
}

/// A line on its way to a worker, and where the worker leaves the line of output.
struct Job {
    line: Line,
    reply: SyncSender<Vec<u8>>,
}

/// Explores every line of `source` on `threads` threads, one for each core where it is `None`, and
/// writes one line to `out` for each that is not blank.
pub fn run(
    source: &Source,
    threads: Option<NonZeroUsize>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let input = source.open()?;
    let workers = threads
        .or_else(|| thread::available_parallelism().ok())
        .map_or(1, usize::from);
    let waiting = workers * LINES_PER_WORKER;
    let (jobs, work) = sync_channel::<Job>(waiting);
    let (places, order) = sync_channel::<io::Result<Receiver<Vec<u8>>>>(waiting);

    // When the reader of our output goes away, this function returns and the process ends; the
    // threads are left to end with it, for the one below may be waiting for input.
    thread::spawn(move || feed(input, &jobs, &places));
    let work = Arc::new(Mutex::new(work));
    for _ in 0..workers {
        let work = Arc::clone(&work);
        thread::spawn(move || explore_all(&work));
    }

    while let Some(place) = next_place(&order, out)? {
        let place = place.map_err(|error| source.unreadable(error))?;
        if let Ok(line) = place.recv() {
            out.write_all(&line)?;
        }
    }
    Ok(())
}

/// What comes next in order, `None` at the end. Before it waits for more input it hands over what
/// is written, so that a program at the other end of two pipes gets its answers.
fn next_place<T>(order: &Receiver<T>, out: &mut impl Write) -> io::Result<Option<T>> {
    match order.try_recv() {
        Ok(place) => Ok(Some(place)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            out.flush()?;
            Ok(order.recv().ok())
        }
    }
}

/// Sends each line to the workers, its place to the writer first.
fn feed(
    input: Box<dyn BufRead + Send>,
    jobs: &SyncSender<Job>,
    places: &SyncSender<io::Result<Receiver<Vec<u8>>>>,
) {
    for line in Lines::new(input, LONGEST_LINE) {
        let sent = match line {
            Ok(Line::Whole(line)) if line.trim_ascii().is_empty() => Ok(()),
            Ok(line) => {
                let (reply, place) = sync_channel(1);
                places
                    .send(Ok(place))
                    .map_err(drop)
                    .and_then(|()| jobs.send(Job { line, reply }).map_err(drop))
            }
            Err(error) => places.send(Err(error)).map_err(drop).and(Err(())),
        };
        if sent.is_err() {
            return;
        }
    }
}

fn explore_all(work: &Mutex<Receiver<Job>>) {
    loop {
        let job = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { line, reply }) = job else {
            return;
        };
        // Only a writer that has gone away no longer takes the reply.
        let _ = reply.send(output_line(&line));
    }
}

/// The line of output that a line of input becomes.
pub fn output_line(line: &Line) -> Vec<u8> {
    let record = match line {
        Line::Whole(line) => record(line),
        Line::TooLong => Record::failed(
            Value::Null,
            format!("the line is longer than {LONGEST_LINE} bytes"),
        ),
    };
    let mut line = serde_json::to_vec(&record).unwrap_or_default();
    line.push(b'\n');
    line
}

fn record(line: &[u8]) -> Record {
    if !line.trim_ascii_start().starts_with(b"{") {
        return Record::failed(Value::Null, "the line is no JSON object".to_owned());
    }
    let article: Article = match serde_json::from_slice(line) {
        Ok(article) => article,
        Err(error) => return Record::failed(id_of(line), error.to_string()),
    };
    let published = match article.published.as_deref().map(str::parse) {
        None => None,
        Some(Ok(date)) => Some(date),
        Some(Err(error)) => {
            let error: <PublicationDate as std::str::FromStr>::Err = error;
            return Record::failed(article.id, error.to_string());
        }
    };
    let options = Options {
        published,
        ..Options::default()
    };
    // `explore` is total; should it ever break that promise, one article must not end the batch.
    match catch_unwind(AssertUnwindSafe(|| explore(&article.text, &options))) {
        Ok(exploration) => Record {
            id: article.id,
            outcome: Outcome::Explored(Box::new(exploration)),
        },
        Err(_) => Record::failed(article.id, "the engine failed on this text".to_owned()),
    }
}

/// The `id` of a line that is no article, where it has one.
fn id_of(line: &[u8]) -> Value {
    serde_json::from_slice::<Value>(line)
        .ok()
        .and_then(|mut value| value.get_mut("id").map(Value::take))
        .unwrap_or_default()
}

impl Record {
    fn failed(id: Value, error: String) -> Self {
        Self {
            id,
            outcome: Outcome::Failed { error },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_article_says_why() {
        for (line, id, reason) in [
            ("{", "null", "EOF"),
            ("[1,\"نص\",null]", "null", "no JSON object"),
            ("\"سياق\"", "null", "no JSON object"),
            (r#"{"id":7}"#, "7", "missing field `text`"),
            (r#"{"id":"أ","text":5}"#, r#""أ""#, "invalid type"),
            (
                r#"{"id":1,"text":"x","published":"أمس"}"#,
                "1",
                "`أمس` is no date",
            ),
            (r#"{"id":1,"text":"x","published":5}"#, "1", "invalid type"),
        ] {
            let record = record(line.as_bytes());
            assert_eq!(record.id.to_string(), id, "{line}");
            let Outcome::Failed { error } = record.outcome else {
                panic!("explored: {line}");
            };
            assert!(error.contains(reason), "{line}: {error}");
        }
        assert!(matches!(record(b"\xFF").outcome, Outcome::Failed { .. }));
    }

    #[test]
    fn an_article_needs_only_its_text() {
        for line in [
            r#"{"text":"نص"}"#,
            r#"{"id":null,"text":"","published":null,"source":"x"}"#,
            r#"{"id":{"a":[1]},"text":"no Arabic","published":"2025-11-06"}"#,
        ] {
            let record = record(line.as_bytes());
            assert!(matches!(record.outcome, Outcome::Explored(_)), "{line}");
        }
    }
}
