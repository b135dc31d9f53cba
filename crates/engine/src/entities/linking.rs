//! Gathers mentions into entities: mentions of one lexicon entry, equal new names, and the short
//! forms of names that the article gives in full (`ترمب` for `دونالد ترمب`). Then weighs how much
//! the article is about each.

use std::collections::{HashMap, HashSet};

use super::candidates::{Candidate, Candidates, Hint};
use super::tagger::Tagging;
use super::{Entities, Entity, Mention};
use crate::exploration::{EntityType, Found, ParagraphKind};
use crate::text::clitics::analyses;
use crate::text::normalize::name_key;
use crate::text::{Document, Span, TokenKind};

/// Makes entities of candidates.
pub(super) fn link(document: &Document<'_>, candidates: Candidates, tagging: &Tagging) -> Entities {
    let Candidates {
        mentions,
        cues,
        hints,
    } = candidates;
    let mentions = without_overlap(mentions);
    let mut all = short_names(document, &mentions, &hints, tagging);
    all.extend(mentions);
    let mentions = without_overlap(all);
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_id: HashMap<(EntityType, String), usize> = HashMap::new();
    let mut linked = Vec::with_capacity(mentions.len());
    for candidate in mentions {
        let key = (candidate.kind, candidate.id.clone());
        let entity = *by_id.entry(key).or_insert_with(|| {
            entities.push(Entity {
                id: candidate.id.clone(),
                name: candidate.name.clone(),
                kind: candidate.kind,
                iso3: candidate.iso3,
                actor: candidate.actor,
                salience: 0.0,
            });
            entities.len() - 1
        });
        let known = &mut entities[entity];
        known.iso3 = known.iso3.or(candidate.iso3);
        known.actor = known.actor.or(candidate.actor);
        linked.push(Mention {
            span: candidate.span,
            tokens: candidate.tokens,
            entity,
            proclitics: candidate.proclitics,
            found: candidate.found,
        });
    }
    make_ids_unique(&mut entities);
    weigh(document, &mut entities, &linked);
    sort_by_salience(Entities {
        entities,
        mentions: linked,
        cues,
    })
}

/// Of mentions that overlap the longest stays, of equally long ones the first given.
fn without_overlap(mut mentions: Vec<Candidate>) -> Vec<Candidate> {
    mentions.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
    let mut kept: Vec<Candidate> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        match kept.last_mut() {
            Some(last) if mention.tokens.start < last.tokens.end => {
                if mention.tokens.len() > last.tokens.len() {
                    *last = mention;
                }
            }
            _ => kept.push(mention),
        }
    }
    kept
}

/// Lone surnames of persons whose full name the article gives: the last word of the name, where
/// one person only bears it, the lexicon knows nothing else by that name and the tagger can
/// believe it.
fn short_names(
    document: &Document<'_>,
    mentions: &[Candidate],
    hints: &[Hint],
    tagging: &Tagging,
) -> Vec<Candidate> {
    /// Below this lead the tagger is sure of a word of the language, as of `على` beside `علي`.
    const LEAST: f32 = -2.5;
    let mut bearers: HashMap<String, Option<&Candidate>> = HashMap::new();
    for person in mentions.iter().filter(|m| m.kind == EntityType::Person) {
        for name in [
            name_key(&person.name),
            name_key(document.slice(person.span)),
        ] {
            let Some((_, surname)) = name.rsplit_once(' ') else {
                continue;
            };
            let surname = if surname.chars().count() < 3 {
                continue;
            } else {
                surname
            };
            bearers
                .entry(surname.to_owned())
                .and_modify(|other| *other = other.filter(|o| o.id == person.id))
                .or_insert(Some(person));
        }
    }
    if bearers.is_empty() {
        return Vec::new();
    }
    // A lone word that the tagger takes for a person says nothing yet of who it is.
    let is_lone = |m: &Candidate| {
        m.kind == EntityType::Person
            && m.tokens.len() == 1
            && matches!(m.found, Found::Tagger { .. })
    };
    let taken: HashSet<usize> = mentions
        .iter()
        .filter(|m| !is_lone(m))
        .flat_map(|m| m.tokens.clone())
        .collect();
    let free = |token: usize| {
        document.tokens[token].kind == TokenKind::Word
            && !taken.contains(&token)
            && tagging.lead(token) >= LEAST
            && matches!(hints[token], Hint::Unknown | Hint::GivenName(_))
    };
    (0..document.tokens.len())
        .filter(|&token| free(token))
        .filter_map(|token| {
            let (analysis, person) = analyses(document.key(token))
                .find_map(|a| Some((a, (*bearers.get(&*a.stem_key())?)?)))?;
            let start = document.start_after(token, analysis.skipped());
            Some(Candidate {
                tokens: token..token + 1,
                span: Span {
                    start,
                    ..document.tokens[token].span
                },
                proclitics: analysis.into(),
                found: Found::ShortName {
                    of: person.name.clone(),
                },
                ..person.clone()
            })
        })
        .collect()
}

/// Two entities of different types may share a name; ids must not.
fn make_ids_unique(entities: &mut [Entity]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for entity in entities {
        let count = seen.entry(entity.id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            entity.id = format!("{}~{count}", entity.id);
        }
    }
}

/// Salience: a mention in the headline weighs three in the text, one in the first sentence two;
/// the heaviest entity has 1.
fn weigh(document: &Document<'_>, entities: &mut [Entity], mentions: &[Mention]) {
    let first_body = document
        .paragraphs
        .iter()
        .find(|p| p.kind == ParagraphKind::Body);
    let lead = first_body.map(|p| p.sentences.start);
    for mention in mentions {
        let sentence = document.tokens[mention.tokens.start].sentence as usize;
        let paragraph = &document.paragraphs[document.sentences[sentence].paragraph as usize];
        entities[mention.entity].salience += match paragraph.kind {
            ParagraphKind::Title => 3.0,
            _ if Some(sentence) == lead => 2.0,
            _ => 1.0,
        };
    }
    let heaviest = entities.iter().map(|e| e.salience).fold(0.0, f32::max);
    entities
        .iter_mut()
        .for_each(|e| e.salience /= heaviest.max(1.0));
}

fn sort_by_salience(found: Entities) -> Entities {
    let Entities {
        entities,
        mut mentions,
        cues,
    } = found;
    let mut order: Vec<usize> = (0..entities.len()).collect();
    order.sort_by(|&a, &b| entities[b].salience.total_cmp(&entities[a].salience));
    let mut new_index = vec![0; entities.len()];
    for (new, &old) in order.iter().enumerate() {
        new_index[old] = new;
    }
    for mention in &mut mentions {
        mention.entity = new_index[mention.entity];
    }
    let mut slots: Vec<Option<Entity>> = entities.into_iter().map(Some).collect();
    let entities = order.iter().filter_map(|&old| slots[old].take()).collect();
    Entities {
        entities,
        mentions,
        cues,
    }
}
