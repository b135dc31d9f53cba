//! The distinct words of a document, each with the ways to take it apart. Whatever a stage knows of a
//! word it looks up once here, however often the word stands in the text.

use super::clitics::{self, Analysis};
use super::span::Span;
use crate::packed::KeyHash;

/// A distinct key of a document.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// Where it lies in the buffer of keys.
    key: Span,
    hash: KeyHash,
    /// Its first way in [`Vocabulary::ways`]; the last ends where the next word's first begins.
    first_way: u32,
}

/// A way to take a word apart, as hashes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    /// Of the stem, the restored article before it.
    pub stem: KeyHash,
    /// Of the stem without its article; `None` where it has none.
    pub bare: Option<KeyHash>,
    /// Bytes of the proclitics.
    proclitics: u8,
    restored: bool,
}

impl Way {
    fn new(analysis: Analysis<'_>) -> Self {
        let restored = !analysis.restored.is_empty();
        let bare = match restored {
            true => Some(analysis.stem),
            false => analysis.stem.strip_prefix(ARTICLE),
        };
        let bare = bare.map(KeyHash::of);
        Self {
            stem: match bare {
                Some(_) if restored => KeyHash::of(ARTICLE).then(analysis.stem),
                _ => KeyHash::of(analysis.stem),
            },
            bare,
            proclitics: analysis.proclitics.len() as u8,
            restored,
        }
    }

    /// Whether the spelling dropped the alef of its article.
    pub fn is_restored(self) -> bool {
        self.restored
    }

    /// The same way in letters.
    pub fn analysis(self, key: &str) -> Analysis<'_> {
        let (proclitics, stem) = key
            .split_at_checked(usize::from(self.proclitics))
            .unwrap_or(("", key));
        Analysis {
            proclitics,
            restored: if self.restored { ARTICLE } else { "" },
            stem,
        }
    }
}

const ARTICLE: &str = "ال";

/// The distinct words of a document.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    keys: String,
    words: Vec<Word>,
    ways: Vec<Way>,
    /// Numbers of words, from 1, by hash; 0 is free.
    slots: Vec<u32>,
}

impl Vocabulary {
    /// Slots looked at for one word. Where a text is made so that more would be needed, words stand
    /// here twice, which only costs time.
    const REACH: usize = 32;

    /// Room for the words of a text of so many bytes.
    pub fn with_room_for(bytes: usize) -> Self {
        Self {
            keys: String::with_capacity(bytes / 4),
            words: Vec::with_capacity(bytes / 24),
            ways: Vec::with_capacity(bytes / 12),
            slots: vec![0; (bytes / 12).next_power_of_two().max(64)],
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The number of the word with a hash. Where there is none yet, `letters` adds its letters to the
    /// buffer that it is given. As in the tables a word is known by its hash alone.
    pub fn number(&mut self, hash: KeyHash, letters: impl FnOnce(&mut String)) -> u32 {
        let slot = match self.seek(hash) {
            Ok(word) => return word,
            Err(slot) => slot,
        };
        let start = self.keys.len();
        letters(&mut self.keys);
        let key = &self.keys[start..];
        let word = self.words.len() as u32;
        self.words.push(Word {
            key: Span::new(start, self.keys.len()),
            hash,
            first_way: self.ways.len() as u32,
        });
        self.ways.push(Way {
            stem: hash,
            bare: key.strip_prefix(ARTICLE).map(KeyHash::of),
            proclitics: 0,
            restored: false,
        });
        if clitics::may_have_proclitics(key) {
            let cut = clitics::analyses(key).skip(1).map(Way::new);
            self.ways.extend(cut);
        }
        if let Some(slot) = slot {
            self.slots[slot] = word + 1;
            if self.words.len() * 2 > self.slots.len() {
                self.grow();
            }
        }
        word
    }

    /// The word with a hash, or a free slot for it.
    fn seek(&self, hash: KeyHash) -> Result<u32, Option<usize>> {
        let mask = self.slots.len() - 1;
        for step in 0..Self::REACH {
            let slot = (hash.upper() + step) & mask;
            let Some(word) = self.slots[slot].checked_sub(1) else {
                return Err(Some(slot));
            };
            if self.words[word as usize].hash == hash {
                return Ok(word);
            }
        }
        Err(None)
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        self.slots.clear();
        self.slots.resize(mask + 1, 0);
        for (number, word) in (1..).zip(&self.words) {
            let free = (0..Self::REACH)
                .map(|step| (word.hash.upper() + step) & mask)
                .find(|&slot| self.slots[slot] == 0);
            if let Some(slot) = free {
                self.slots[slot] = number;
            }
        }
    }

    /// The letters of a word.
    pub fn key(&self, word: u32) -> &str {
        &self.keys[self.words[word as usize].key.range()]
    }

    /// The hash of a word.
    pub fn hash(&self, word: u32) -> KeyHash {
        self.words[word as usize].hash
    }

    /// The numbers of the ways to take a word apart, the whole word first.
    pub fn ways(&self, word: u32) -> std::ops::Range<usize> {
        let end = self.words.get(word as usize + 1);
        let end = end.map_or(self.ways.len(), |next| next.first_way as usize);
        self.words[word as usize].first_way as usize..end
    }

    /// All ways of all words, one word's after another's.
    pub fn all_ways(&self) -> &[Way] {
        &self.ways
    }

    /// Whether the document has a word of this hash.
    pub fn holds(&self, hash: KeyHash) -> bool {
        self.seek(hash).is_ok()
    }
}
