//! Runs the real `siyaq` and reads what it prints, as a shell script would.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use serde_json::{Value, json};

fn siyaq(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_siyaq"));
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs `siyaq` with `input` on standard input.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = siyaq(arguments).spawn().expect("siyaq starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let input = input.to_vec();
    let writer = thread::spawn(move || {
        // A run that ends before it has read everything breaks the pipe.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("siyaq ends");
    writer.join().expect("the writer does not panic");
    output
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("output is UTF-8")
}

fn json_lines(output: &Output) -> Vec<Value> {
    stdout(output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

/// A file of this test run's own.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("the folder is writable");
    path
}

#[test]
fn explore_prints_the_result_as_json() {
    let article = "زار الرئيس المصري الرياض يوم الثلاثاء الماضي.";
    let path = file("article.txt", article.as_bytes());
    let path = path.to_str().expect("the path is UTF-8");
    for arguments in [
        &["explore", "--published", "2025-11-06", path][..],
        &[
            "explore",
            "--published=2025-11-06",
            "--format",
            "json",
            path,
        ],
        &["explore", "--published=2025-11-06", "-"],
    ] {
        let output = run(arguments, article.as_bytes());
        assert!(output.status.success(), "{arguments:?}");
        let exploration: Value = serde_json::from_str(stdout(&output)).expect("JSON");
        assert_eq!(exploration["schema"], "siyaq/1");
        assert_eq!(exploration["published"], "2025-11-06");
    }
}

#[test]
fn explore_prints_a_summary_in_arabic() {
    let output = run(
        &["explore", "--format", "text", "-"],
        "أعلنت فرنسا دعمها لبنان.".as_bytes(),
    );
    assert!(output.status.success());
    for heading in [
        "العنوان:",
        "تاريخ النشر: غير معروف",
        "الكيانات (",
        "الخط الزمني (",
        "العلاقات بين الدول (",
    ] {
        assert!(stdout(&output).contains(heading), "{heading}");
    }
}

#[test]
fn explore_prints_files_for_other_tools() {
    let text = "سحبت تركيا سفيرها من القاهرة في عام 2013.";
    for (format, start) in [
        ("jsonld", "{\"@context\":\"https://schema.org\""),
        ("events-csv", "\u{feff}edtf,certainty,kind"),
        ("relations-csv", "\u{feff}source,source_name,target"),
        ("timelinejs", "{\"events\":[{\"start_date\":{\"year\":2013}"),
        (
            "annotations",
            "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"",
        ),
    ] {
        let output = run(&["explore", "--format", format, "-"], text.as_bytes());
        assert!(output.status.success(), "{format}");
        assert!(
            stdout(&output).starts_with(start),
            "{format}: {}",
            stdout(&output)
        );
    }
}

#[test]
fn a_text_without_arabic_has_a_result() {
    let output = run(&["explore", "-"], b"Nothing to see here, 2016.");
    assert!(output.status.success());
    let exploration: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    assert_eq!(exploration["published"], Value::Null);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let text = "أعلنت فرنسا دعمها لبنان.";
    let plain = run(&["explore", "-"], text.as_bytes());
    let marked = run(&["explore", "-"], format!("\u{FEFF}{text}").as_bytes());
    assert_eq!(stdout(&plain), stdout(&marked));
}

#[test]
fn wrong_input_is_told_with_exit_code_2() {
    let latin = file("latin.txt", b"caf\xE9");
    let latin = latin.to_str().expect("the path is UTF-8");
    for (arguments, input, message) in [
        (&["explore", "-"][..], &b""[..], "standard input is empty"),
        (&["explore", "-"], b" \n\t", "standard input is empty"),
        (
            &["explore", "-"],
            b"\xEF\xBB\xBF",
            "standard input is empty",
        ),
        (&["explore", "-"], b"ab\xFF", "not text in UTF-8 (byte 2"),
        (&["explore", latin], b"", "not text in UTF-8 (byte 3"),
        (
            &["explore", "/no/such/file"],
            b"",
            "cannot read /no/such/file",
        ),
        (&["explore", "/"], b"", "cannot read /"),
        (
            &["batch", "/no/such/file"],
            b"",
            "cannot read /no/such/file",
        ),
        (&["batch", "/"], b"", "cannot read /"),
        (
            &["explore", "--published", "6/11/2025", "-"],
            b"x",
            "`6/11/2025` is no date",
        ),
        (
            &["explore", "--published", "2025-02-30", "-"],
            b"x",
            "`2025-02-30` is no date",
        ),
        (
            &["explore", "--format", "xml", "-"],
            b"x",
            "invalid value 'xml'",
        ),
        (&["explore"], b"", "required arguments"),
        (&["dance"], b"", "unrecognized subcommand"),
        (&[], b"", "Usage"),
    ] {
        let output = run(arguments, input);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {stderr}");
        assert!(stderr.contains(message), "{arguments:?}: {stderr}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn batch_keeps_the_order_of_its_input() {
    let input: String = (0..200)
        .map(|n| {
            // Long and short articles in turn, so that workers finish out of order.
            let text = "زارت فرنسا لبنان في 2016. ".repeat(if n % 7 == 0 { 40 } else { 1 });
            json!({ "id": n, "text": text, "published": "2025-11-06" }).to_string() + "\n"
        })
        .collect();
    for arguments in [&["batch"][..], &["batch", "--threads", "3"]] {
        let output = run(arguments, input.as_bytes());
        assert!(output.status.success());
        assert!(stdout(&output).starts_with(r#"{"id":0,"schema":"siyaq/1","#));
        let ids: Vec<_> = json_lines(&output)
            .iter()
            .map(|record| record["id"].as_u64())
            .collect();
        assert_eq!(ids, (0..200).map(Some).collect::<Vec<_>>(), "{arguments:?}");
    }
}

#[test]
fn a_long_number_is_an_id_as_it_was_given() {
    let id = "2".repeat(82) + "7";
    let input = ["{\"id\":", &id, ",\"text\":\"زارت فرنسا لبنان.\"}"].concat();
    let output = run(&["batch"], input.as_bytes());
    let given: serde_json::Value = serde_json::from_str(&id).expect("a number");
    assert_eq!(json_lines(&output)[0]["id"], given);
}

#[test]
fn batch_goes_on_after_a_bad_line() {
    let input = [
        "\u{FEFF}{\"id\":\"أ\",\"text\":\"زارت فرنسا لبنان.\",\"published\":null,\"source\":\"x\"}",
        "",
        "not JSON",
        "   \t\r",
        r#"{"id":2,"published":"2025-11-06"}"#,
        r#"{"id":3,"text":"نص","published":"غدا"}"#,
        r#"{"text":"بلا معرف"}"#,
        r#"{"id":5,"text":""}"#,
    ]
    .join("\r\n");
    let mut input = input.into_bytes();
    input.extend(b"\n\xFF\xFE\n{\"id\":6,\"text\":\"no newline at the end\"}");
    let path = file("batch.jsonl", &input);

    let output = run(&["batch", path.to_str().expect("the path is UTF-8")], b"");
    assert!(output.status.success());
    let told: Vec<_> = json_lines(&output)
        .iter()
        .map(|record| (record["id"].clone(), record["error"].is_string()))
        .collect();
    assert_eq!(
        told,
        [
            (json!("أ"), false),
            (Value::Null, true),
            (json!(2), true),
            (json!(3), true),
            (Value::Null, false),
            (json!(5), false),
            (Value::Null, true),
            (json!(6), false),
        ]
    );
}

#[test]
fn batch_of_nothing_is_nothing() {
    for input in ["", "\n\n \n"] {
        let output = run(&["batch", "-"], input.as_bytes());
        assert!(output.status.success());
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_line_too_long_is_an_error_record() {
    let mut input = br#"{"id":1,"text":""#.to_vec();
    input.resize(17 * 1024 * 1024, b'x');
    input.extend(b"\"}\n{\"id\":2,\"text\":\"\"}\n");
    let output = run(&["batch"], &input);
    let records = json_lines(&output);
    assert_eq!(records.len(), 2);
    assert_eq!(
        records[0],
        json!({ "id": null, "error": "the line is longer than 16777216 bytes" })
    );
    assert_eq!(records[1]["id"], 2);
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let line = json!({ "id": 1, "text": "زارت فرنسا لبنان. ".repeat(50) }).to_string() + "\n";
    let mut child = siyaq(&["batch"]).spawn().expect("siyaq starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    // An input without end: only the closed output can end the run.
    let writer = thread::spawn(move || while stdin.write_all(line.as_bytes()).is_ok() {});

    let mut first = String::new();
    let stdout = child.stdout.take().expect("stdout is piped");
    BufReader::new(stdout)
        .read_line(&mut first)
        .expect("a line comes");
    assert!(first.starts_with(r#"{"id":1,"#));

    let output = child.wait_with_output().expect("siyaq ends");
    writer.join().expect("the writer does not panic");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// Linux only: the kernel tells the most memory a process has had.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_input() {
    let line = json!({ "id": 1, "text": "زارت فرنسا لبنان في عام 2016. ".repeat(100) }).to_string();
    let peak_after = |lines: usize| {
        let mut child = siyaq(&["batch"]).spawn().expect("siyaq starts");
        let mut stdin = child.stdin.take().expect("stdin is piped");
        let mut out = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let input = line.clone() + "\n";
        let writer = thread::spawn(move || {
            for _ in 0..lines {
                stdin.write_all(input.as_bytes()).expect("siyaq reads on");
            }
            stdin
        });
        // All lines but the last few have been written out when the peak is read.
        let mut answer = String::new();
        for _ in 0..lines {
            answer.clear();
            out.read_line(&mut answer).expect("a line comes");
        }
        let peak = peak_kilobytes(child.id());
        drop(writer.join().expect("the writer does not panic"));
        assert!(child.wait().expect("siyaq ends").success());
        peak
    };
    let (few, many) = (peak_after(30), peak_after(300));
    assert!(
        many < few + 8 * 1024,
        "{few} kB for 30 lines, {many} kB for 300"
    );
}

#[cfg(target_os = "linux")]
fn peak_kilobytes(process: u32) -> usize {
    let mut status = String::new();
    File::open(format!("/proc/{process}/status"))
        .and_then(|mut file| file.read_to_string(&mut status))
        .expect("the process is running");
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|peak| peak.split_whitespace().next()?.parse().ok())
        .expect("the kernel tells the peak")
}
