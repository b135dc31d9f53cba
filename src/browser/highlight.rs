//! Paints stretches of text with the CSS Custom Highlight API, which leaves the text's nodes alone:
//! an element around a name would break the joining of its letters with a clitic's. Where a browser
//! lacks the API nothing is painted and nothing fails.

use siyaq_engine::exploration::ParagraphKind;
use siyaq_engine::list::ToList;
use web_sys::Node;

use super::host::Host;
use super::platform;
use crate::article::Article;
use crate::views::reading::{Paint, Stretch, paragraphs};

/// Where the article's text is: in the page of a host, or in paragraphs of ours.
#[derive(Clone, Debug, Default)]
pub struct TextNodes {
    /// What paints it.
    text: Option<Host>,
    /// What holds those paragraphs: Yew takes it as it is, so that a long text is not compared with itself each
    /// time something else is picked.
    pub element: Option<Node>,
}

/// How many stretches are painted at one go: a few milliseconds.
const AT_ONCE: u32 = 1_000;

impl TextNodes {
    /// The text of a host's own article.
    pub fn of(host: Host) -> Self {
        Self {
            text: Some(host),
            element: None,
        }
    }

    /// The text of an article, written into an element of its own.
    pub fn written(article: &Article) -> Self {
        let mut text = String::new();
        for (kind, paragraph) in paragraphs(article) {
            if !text.is_empty() {
                text.push('\0');
            }
            text.push(match kind {
                ParagraphKind::Title => 't',
                ParagraphKind::Heading => 'h',
                ParagraphKind::Body => 'p',
            });
            text.push_str(paragraph);
        }
        let written = platform::write_text(&text, AT_ONCE);
        Self {
            element: Some(written.element()),
            text: Some(written.into()),
        }
    }

    /// Paints each highlight anew, `priority` above those of less; one without stretches is removed.
    pub fn paint(&self, paints: &[Paint], priority: i32) {
        for (name, stretches) in paints {
            self.paint_one(name, stretches, priority);
        }
    }

    /// Takes away the highlights of these names.
    pub fn erase(&self, names: &[&'static str]) {
        for name in names {
            self.paint_one(name, &[], 0);
        }
    }

    fn paint_one(&self, name: &str, stretches: &[Stretch], priority: i32) {
        if let Some(text) = &self.text {
            text.paint(name, flat(stretches), priority);
        }
    }

    /// Scrolls a stretch into the middle of the window.
    pub fn scroll_to(&self, stretch: Stretch) {
        if let Some(text) = &self.text {
            text.reveal(flat(&[stretch]));
        }
    }
}

/// Paragraph, start, end of each.
fn flat(stretches: &[Stretch]) -> Vec<u32> {
    let numbers = stretches
        .iter()
        .flat_map(|s| [s.paragraph as u32, s.start, s.end]);
    numbers.list()
}
