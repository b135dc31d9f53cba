//! The articles that come with the page. The first opens with it.

use crate::article::Draft;
use crate::i18n::Message;

/// An article that comes with the page.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// What its button says.
    pub name: Message,
    text: &'static str,
    published: &'static str,
}

/// All of them; their texts are in `static/examples`.
pub static EXAMPLES: [Example; 3] = [
    Example {
        name: Message::EXAMPLE_ACCORDS,
        text: include_str!("../static/examples/abraham-accords.txt"),
        published: "2025-11-06",
    },
    Example {
        name: Message::EXAMPLE_FLOOD,
        text: include_str!("../static/examples/flood-relief.txt"),
        published: "2025-08-21",
    },
    Example {
        name: Message::EXAMPLE_RAIL,
        text: include_str!("../static/examples/gulf-railway.txt"),
        published: "2025-02-13",
    },
];

impl Example {
    /// Whether a text is this example's.
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }

    /// The example as if a reader had given it.
    pub fn draft(&self) -> Draft {
        Draft {
            text: self.text.into(),
            published: self.published.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn every_example_can_be_explored() {
        for example in &EXAMPLES {
            assert_eq!(
                example.draft().check(),
                Ok(()),
                "{}",
                Locale::En.say(example.name)
            );
        }
    }
}
