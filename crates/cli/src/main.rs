//! `siyaq`: explores one article, or a batch of them as JSON lines.
//!
//! Each subcommand is a thin room around [`siyaq_engine::explore`]: it reads the input, hands over
//! the text and prints the result. What is wrong with the input is said on standard error with
//! exit code 2; a reader that closes the pipe early ends the run quietly.

use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use siyaq_cli::input::Source;
use siyaq_cli::{Failure, batch, summary, tag};
use siyaq_engine::lexicon::Lexicon;
use siyaq_engine::{Exploration, Options, PublicationDate, explore};

/// Explores Arabic news articles: entities, times, a timeline, relations among countries.
#[derive(Parser)]
#[command(name = "siyaq", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Explore one article, plain text in UTF-8
    Explore {
        /// The day the article was published; without it relative dates stay unresolved
        #[arg(long, value_name = "YYYY-MM-DD")]
        published: Option<PublicationDate>,
        /// The newsroom's own names, a JSON array of entries (docs/lexicon.md); they win over the
        /// built-in ones
        #[arg(long, value_name = "FILE|-")]
        lexicon: Option<Source>,
        /// What to print: the whole result as JSON, a summary in Arabic, or a file for another tool
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
        /// The article's file, `-` for standard input
        #[arg(value_name = "FILE|-")]
        source: Source,
    },
    /// Explore many articles: JSON lines {"id","text","published"} in, JSON lines out in the same
    /// order
    Batch {
        /// How many articles to explore at once; all cores without it
        #[arg(long, value_name = "N")]
        threads: Option<NonZeroUsize>,
        /// The file of JSON lines, `-` for standard input
        #[arg(value_name = "FILE|-", default_value = "-")]
        source: Source,
    },
    /// Tag a corpus: tokens in (first column, a blank line between sentences), token TAB BIO tag
    /// out (PER, LOC, ORG, MISC)
    Tag {
        /// The corpus
        #[arg(long, value_name = "FILE|-")]
        conll: Source,
    },
    /// Print the JSON Schema of the result
    Schema,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The whole result
    Json,
    /// A summary in Arabic
    Text,
    /// A schema.org NewsArticle with its mentions
    Jsonld,
    /// The events as a table
    EventsCsv,
    /// The relations as a table
    RelationsCsv,
    /// The events for TimelineJS
    Timelinejs,
    /// W3C Web Annotations
    Annotations,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("siyaq: {failure}");
            match failure {
                Failure::Input(_) | Failure::Lexicon(..) => ExitCode::from(2),
                Failure::Output(_) => ExitCode::FAILURE,
            }
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    match command {
        Command::Explore {
            published,
            lexicon,
            format,
            source,
        } => {
            let lexicon = match lexicon {
                Some(file) => Lexicon::from_json(&file.article()?)
                    .map_err(|error| Failure::Lexicon(file, error))?,
                None => Lexicon::default(),
            };
            let text = source.article()?;
            let options = Options { published, lexicon };
            let exploration = explore(&text, &options);
            let mut print = |format: siyaq_export::Format| {
                let file = format.write(&exploration, &text);
                out.write_all(file.as_bytes())?;
                if file.ends_with('\n') {
                    Ok(())
                } else {
                    writeln!(out)
                }
            };
            match format {
                Format::Json => print_json(&exploration, &mut out)?,
                Format::Text => summary::write(&exploration, &mut out)?,
                Format::Jsonld => print(siyaq_export::Format::JsonLd)?,
                Format::EventsCsv => print(siyaq_export::Format::EventsCsv)?,
                Format::RelationsCsv => print(siyaq_export::Format::RelationsCsv)?,
                Format::Timelinejs => print(siyaq_export::Format::TimelineJs)?,
                Format::Annotations => print(siyaq_export::Format::Annotations)?,
            }
        }
        Command::Batch { threads, source } => batch::run(&source, threads, &mut out)?,
        Command::Tag { conll } => tag::run(&conll, &mut out)?,
        Command::Schema => print_json(&schemars::schema_for!(Exploration), &mut out)?,
    }
    Ok(out.flush()?)
}

fn print_json(value: &impl serde::Serialize, out: &mut impl Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(writeln!(out)?)
}
