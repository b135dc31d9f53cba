//! The articles that come with the page. The first opens with it.

use crate::article::Draft;
use crate::browser::platform::examples;
use crate::i18n::Message;

/// What the buttons of the examples say, in the order of `index.html`, which holds their texts.
const NAMES: [Message; 3] = [
    Message::EXAMPLE_ACCORDS,
    Message::EXAMPLE_FLOOD,
    Message::EXAMPLE_RAIL,
];

/// Each example with what its button says; none where the document is not the page's.
pub fn named_examples() -> impl Iterator<Item = (Message, Draft)> {
    NAMES.into_iter().zip(examples())
}

/// The example that the page opens with; empty where there is none.
pub fn first_example() -> Draft {
    examples().into_iter().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A file goes into the document as it is.
    #[test]
    fn every_example_is_a_text_without_markup_that_can_be_explored() {
        let page = include_str!("../index.html");
        let links = page.lines().filter(|line| line.contains("<template"));
        let mut count = 0;
        for link in links {
            let between = |before: &str| link.split(before).nth(1)?.split('"').next();
            let file = between("href=\"").expect("a file");
            let text = fs::read_to_string(file).expect("the file of an example");
            assert!(!text.contains(['<', '&']), "{file}");
            let published = between("data-published=\"").expect("a date").to_owned();
            let draft = Draft {
                text: text.into(),
                published,
            };
            assert_eq!(draft.check(), Ok(()), "{file}");
            count += 1;
        }
        assert_eq!(count, NAMES.len());
    }
}
