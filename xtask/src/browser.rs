//! The browser of the end-to-end tests: a ChromeDriver on a free port, ended with its owner.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context, Result};

/// A running ChromeDriver.
pub struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    /// Starts ChromeDriver and waits until it listens.
    pub fn start() -> Result<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot run chromedriver")?;
        let said = process.stdout.take().context("chromedriver is silent")?;
        let mut lines = BufReader::new(said).lines().map_while(Result::ok);
        let port = lines.find_map(|line| port_of(&line));
        let driver = Self {
            url: format!("http://127.0.0.1:{}", port.unwrap_or_default()),
            process,
        };
        port.context("chromedriver ended before it listened")?;
        // What else it says must be read, or it stops when the pipe is full.
        thread::spawn(move || lines.for_each(drop));
        Ok(driver)
    }

    /// Where tests reach it.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The port in the line by which ChromeDriver says that it listens.
fn port_of(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_driver_tells_its_port() {
        for (line, port) in [
            (
                "ChromeDriver was started successfully on port 37541.",
                Some(37541),
            ),
            ("Starting ChromeDriver 156.0.8078.79 on port 0", None),
            ("", None),
        ] {
            assert_eq!(port_of(line), port, "{line}");
        }
    }
}
