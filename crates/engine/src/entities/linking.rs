//! Gathers mentions into entities: mentions of one lexicon entry, equal new names, and further
//! mentions by [`short_names`]. Then weighs how much the article is about each.

use std::cmp::Reverse;

use super::candidates::{Candidate, Candidates};
use super::tagger::Tagging;
use super::{Entities, Entity, Mention, same_persons, short_names};
use crate::exploration::{EntityType, Found, ParagraphKind};
use crate::list::{ToList, sort_by_key};
use crate::packed::{Index, KeyHash};
use crate::text::Document;
use crate::text::normalize::{digits, name_key};

/// Makes entities of candidates.
pub(super) fn link(document: &Document<'_>, candidates: Candidates, tagging: &Tagging) -> Entities {
    let Candidates {
        mentions,
        cues,
        hints,
    } = candidates;
    let mut mentions = same_persons::join_parts(document, without_overlap(mentions));
    agree_on_types(&mut mentions);
    take_known_names(document, &mut mentions);
    take_bracketed(document, &mut mentions);
    same_persons::unite(document, &mut mentions, &hints, tagging);
    let mut all = short_names::further(document, &mentions, &hints, tagging);
    all.extend(mentions);
    let mentions = without_overlap(all);
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_id = Index::with_room_for(mentions.len());
    let mut linked = Vec::with_capacity(mentions.len());
    for candidate in mentions {
        let key = KeyHash::of(&candidate.id);
        let is_same = |&number: &usize| {
            entities
                .get(number)
                .is_some_and(|e: &Entity| e.kind == candidate.kind && e.id == candidate.id)
        };
        let known = by_id
            .values(by_id.find(key))
            .map(|number| number as usize)
            .find(is_same);
        let entity = known.unwrap_or_else(|| {
            by_id.insert_hash(key, entities.len() as u32);
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
    sort_by_key(&mut mentions, |m| (m.tokens.start, Reverse(m.tokens.end)));
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

/// One name has one type in an article: that which a pattern tells, or else that of which the tagger
/// is surest.
fn agree_on_types(mentions: &mut [Candidate]) {
    let mut index = Index::with_room_for(mentions.len());
    let mut best: Vec<(EntityType, f32)> = Vec::new();
    for mention in mentions.iter() {
        let weight = match mention.found {
            Found::Pattern { .. } => f32::MAX,
            Found::Tagger { margin } => margin,
            Found::Lexicon { .. } | Found::ShortName { .. } => continue,
        };
        let key = KeyHash::of(&mention.id);
        let known = index.values(index.find(key)).next();
        match known.and_then(|n| best.get_mut(n as usize)) {
            Some(kind) if kind.1 < weight => *kind = (mention.kind, weight),
            Some(_) => {}
            None => {
                index.insert_hash(key, best.len() as u32);
                best.push((mention.kind, weight));
            }
        }
    }
    for mention in mentions {
        if let Found::Tagger { .. } = mention.found {
            let known = index.values(index.find(KeyHash::of(&mention.id))).next();
            if let Some((kind, _)) = known.and_then(|n| best.get(n as usize)) {
                mention.kind = *kind;
            }
        }
    }
}

/// What the tagger finds is what the lexicon knows by the same name elsewhere in the article.
fn take_known_names(document: &Document<'_>, mentions: &mut [Candidate]) {
    let mut index = Index::with_room_for(mentions.len());
    for (number, mention) in (0..).zip(mentions.iter()) {
        if let Found::Lexicon { .. } = mention.found {
            index.insert(&name_key(document.slice(mention.span)), number);
        }
    }
    for number in 0..mentions.len() {
        let mention = &mentions[number];
        let Found::Tagger { .. } = mention.found else {
            continue;
        };
        let known = index
            .values(index.find(KeyHash::of(&mention.id)))
            .filter_map(|known| mentions.get(known as usize))
            // `أمام مالي`
            .find(|known| known.kind == mention.kind || known.kind == EntityType::Country);
        if let Some(known) = known {
            let known = known.clone();
            mentions[number].kind = known.kind;
            take_name(&mut mentions[number], known);
        }
    }
}

/// Makes a mention one of what a known one names.
#[inline(never)]
fn take_name(mention: &mut Candidate, known: Candidate) {
    mention.id = known.id;
    mention.name = known.name;
    mention.iso3 = known.iso3;
    mention.actor = known.actor;
}

/// A body that a pattern made is what the lexicon knows of the name in brackets behind it: `وكالة أنباء السعودية
/// (واس)`.
fn take_bracketed(document: &Document<'_>, mentions: &mut [Candidate]) {
    for at in 1..mentions.len() {
        let (body, short) = (&mentions[at - 1], &mentions[at]);
        let is_body = |m: &Candidate| m.kind == EntityType::Organization;
        let fits = is_body(body)
            && is_body(short)
            && matches!(body.found, Found::Pattern { .. })
            && matches!(short.found, Found::Lexicon { .. })
            && body.actor == short.actor
            && short.tokens.start == body.tokens.end + 1
            && document.is_mark(body.tokens.end, '(')
            && short.tokens.end < document.tokens.len()
            && document.is_mark(short.tokens.end, ')');
        if fits {
            let known = short.clone();
            take_name(&mut mentions[at - 1], known);
        }
    }
}

/// Two entities of different types may share a name; ids must not.
fn make_ids_unique(entities: &mut [Entity]) {
    let mut seen = Index::with_room_for(entities.len());
    for (number, entity) in (0..).zip(entities) {
        let key = KeyHash::of(&entity.id);
        let count = seen.values(seen.find(key)).count() + 1;
        seen.insert_hash(key, number);
        if count > 1 {
            entity.id.push('~');
            entity.id.push_str(&digits(count as u64));
        }
    }
}

/// Salience: a mention in the headline weighs three in the text, one in the first sentence two, one in a
/// dateline (`القدس 15 - 7 (اف ب) -`) a half, and each further paragraph that has one adds a half; the heaviest
/// entity has 1.
fn weigh(document: &Document<'_>, entities: &mut [Entity], mentions: &[Mention]) {
    let first_body = document
        .paragraphs
        .iter()
        .find(|p| p.kind == ParagraphKind::Body);
    let lead = first_body.map(|p| p.sentences.start);
    let mut last_paragraph = vec![u32::MAX; entities.len()];
    for mention in mentions {
        let sentence = document.tokens[mention.tokens.start].sentence as usize;
        let paragraph = &document.paragraphs[document.sentences[sentence].paragraph as usize];
        let weight = match paragraph.kind {
            ParagraphKind::Title => 3.0,
            _ if Some(sentence) == lead && is_dateline(document, mention) => 0.5,
            _ if Some(sentence) == lead => 2.0,
            _ => 1.0,
        };
        let seen = &mut last_paragraph[mention.entity];
        let number = document.sentences[sentence].paragraph;
        let spread = f32::from(u8::from(*seen != number && *seen != u32::MAX)) / 2.0;
        *seen = number;
        entities[mention.entity].salience += weight + spread;
    }
    let heaviest = entities.iter().map(|e| e.salience).fold(0.0, f32::max);
    entities
        .iter_mut()
        .for_each(|e| e.salience /= heaviest.max(1.0));
}

/// Whether a mention opens its sentence before a day, bracket or dash, or is an agency in brackets.
fn is_dateline(document: &Document<'_>, mention: &Mention) -> bool {
    let at = |token: usize| document.tokens.get(token).map(|_| document.surface(token));
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let opens = document.sentence_of(start).tokens.start == start;
    let next = at(end).unwrap_or_default();
    let before = start.checked_sub(1).and_then(at).unwrap_or_default();
    opens && (matches!(next, "(" | "-" | "–" | "ـ" | "/") || next.starts_with(char::is_numeric))
        || before == "(" && next == ")"
}

fn sort_by_salience(found: Entities) -> Entities {
    let Entities {
        entities,
        mut mentions,
        cues,
    } = found;
    let mut order: Vec<usize> = (0..entities.len()).collect();
    // The bits of numbers above zero have their order.
    sort_by_key(&mut order, |&at| Reverse(entities[at].salience.to_bits()));
    let mut new_index = vec![0; entities.len()];
    for (new, &old) in order.iter().enumerate() {
        new_index[old] = new;
    }
    for mention in &mut mentions {
        mention.entity = new_index[mention.entity];
    }
    let mut slots: Vec<Option<Entity>> = entities.into_iter().map(Some).list();
    let entities = order.iter().filter_map(|&old| slots[old].take()).list();
    Entities {
        entities,
        mentions,
        cues,
    }
}
