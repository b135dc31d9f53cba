//! A link that holds an article: its date, a line break and its text, compressed (deflate) into the
//! address's fragment, which no browser sends to a server.

use super::platform::{address, copy, move_to, pack, unpack};
use crate::article::{Article, Draft, Problem};

/// What stands before the packed article; the number is the version of the form.
const MARK: &str = "#siyaq1=";

/// The most characters of a packed article: what messengers and browsers pass on whole.
pub const LONGEST: usize = 32_000;

/// The most that an article in a link may weigh unpacked, in bytes; what has more is cut off while it
/// is unpacked.
const MOST_BYTES: usize = 1_000_000;

/// Puts a link to the article on the clipboard; `Err` holds the link where the clipboard does not
/// take it, nothing where the article is too long for one.
pub fn share(article: &Article, done: impl FnOnce(Result<(), Option<String>>) + 'static) {
    let published = article.exploration.published.as_deref();
    let content = [published.unwrap_or_default(), "\n", &article.text].concat();
    if content.len() > MOST_BYTES {
        return done(Err(None));
    }
    pack(&content, move |packed| {
        if packed.is_empty() || packed.len() > LONGEST {
            return done(Err(None));
        }
        let link = [&address(false), MARK, &packed].concat();
        copy(&link.clone(), move |copied| {
            done(if copied { Ok(()) } else { Err(Some(link)) });
        });
    });
}

/// Unpacks the article of the page's address and tells what became of it; does nothing and is `false`
/// where the address holds none. One that is longer than any that [`share`] makes is not unpacked. The address holds it no more.
pub fn open(done: impl FnOnce(Result<Draft, Problem>) + 'static) -> bool {
    let Some(packed) = packed() else { return false };
    move_to(&address(false));
    if packed.len() > LONGEST {
        done(Err(Problem::BadLink));
        return true;
    }
    unpack(&packed, MOST_BYTES, move |content| {
        done(
            content
                .and_then(|content| draft(&content))
                .ok_or(Problem::BadLink),
        );
    });
    true
}

/// Whether the page's address holds an article.
pub fn is_given() -> bool {
    packed().is_some()
}

fn packed() -> Option<String> {
    address(true).strip_prefix(MARK).map(str::to_owned)
}

/// The article of an unpacked link, `None` where it is none that could be explored.
pub fn draft(content: &str) -> Option<Draft> {
    let (published, text) = content.split_once('\n')?;
    let draft = Draft {
        text: text.into(),
        published: published.to_owned(),
    };
    draft.check().is_ok().then_some(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_holds_an_article_or_nothing() {
        for (content, expected) in [
            (
                "2025-11-06\nقمة\nزار الرئيس مصر.",
                Some(("2025-11-06", "قمة\nزار الرئيس مصر.")),
            ),
            ("\nزار الرئيس مصر.", Some(("", "زار الرئيس مصر."))),
            ("زار الرئيس مصر.", None),
            ("2025-13-01\nزار الرئيس مصر.", None),
            ("2025-11-06\nin English", None),
            ("", None),
        ] {
            let seen = draft(content);
            let seen = seen.as_ref().map(|d| (d.published.as_str(), &*d.text));
            assert_eq!(seen, expected, "{content}");
        }
    }
}
