//! The public result, its part on relations: who did what to whom among countries, in the vocabulary of the PLOVER
//! codebook (Halterman and others, 2023), with the words and the reasons that show it.

use serde::Serialize;

use super::Quote;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// Who did what to whom, among countries.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Relation {
    /// Code of the one who acts.
    pub source: String,
    /// Code of the one acted upon.
    pub target: String,
    /// Whether both do it alike, so that their order says nothing.
    pub symmetric: bool,
    /// The PLOVER event type.
    #[serde(rename = "type")]
    pub kind: Plover,
    /// The PLOVER quad class of the type.
    pub quad: Quad,
    /// Whether the text says that it happened.
    pub status: Status,
    /// When, in EDTF, where the text dates it.
    pub edtf: Option<String>,
    /// PLOVER's intensity of the type, −10 (conflict) to 10 (cooperation).
    pub tone: f32,
    /// From 0 to 1: how sure the coder is. Below [`PANEL_MARGIN`] the panel leaves it out.
    pub score: f32,
    /// The shortest stretch that shows the claim.
    pub evidence: Quote,
    /// The verb or noun that says what was done.
    pub trigger: Quote,
    /// The words by which the source was recognised (`الرياض` for SAU); may lie outside the
    /// evidence where the clause has only a pronoun.
    pub source_words: Quote,
    /// The words by which the target was recognised.
    pub target_words: Quote,
    /// Who says so, where the text attributes it: a state, a person, an organisation, `مصادر`.
    pub said_by: Option<Quote>,
    /// The fields of public life that the words around it belong to, in the order of [`Context`].
    pub contexts: Vec<Context>,
    /// Why the coder says so.
    pub explanation: Explanation,
}

/// The parts of a sentence that tells a reader why a relation was found. The words themselves are
/// [`Relation::trigger`], [`Relation::source_words`] and [`Relation::target_words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Explanation {
    /// How the trigger ties the two.
    pub construction: Construction,
    /// How the source was recognised.
    pub source: Recognition,
    /// How the target was recognised.
    pub target: Recognition,
}

/// How a trigger ties its source and target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Construction {
    /// A verb with its subject: `اتهمت مصر تركيا`.
    #[default]
    Verb,
    /// A verb whose subject suffers it: `استُدعي السفير السويدي`.
    Passive,
    /// A participle: `الحكومة المدعومة من إيران`.
    Participle,
    /// A noun with its own parties: `إدانة روسيا لإسرائيل`, `الهجوم الإسرائيلي على لبنان`.
    Noun,
    /// A noun whose doer is the subject of the verb that governs it: `أجرت مصر محادثات مع ليبيا`.
    GovernedNoun,
    /// Both sides together: `بين مصر وليبيا`, `المحادثات الأميركية الصينية`, `اجتمع البلدان`.
    Together,
    /// An answer to what the other side did before: `موسكو تنفي ذلك`.
    Answer,
    /// What the speaker demands or charges: `على إيران أن`, `ما وصفته بالتدخل الإيراني`.
    Speech,
    /// Joining an agreement or a body of known members: `ستنضم إلى الاتفاقات`.
    Joining,
}

/// How a state or organisation was recognised in its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Recognition {
    /// By its name.
    Name,
    /// By its capital or seat: `الرياض`, `الكرملين`.
    Seat,
    /// By a town or region of it.
    Place,
    /// By an office or body that acts for it: `وزير الخارجية المصري`, `قواتها`.
    Office,
    /// By a person who acts for it.
    Person,
    /// By the nationality of a thing or deed: `طائرة هندية`, `الغارات الأميركية`.
    Nationality,
    /// By its people: `الفلسطينيون`.
    People,
    /// By a pronoun or another word for one named before: `البلدان`, `بلاده`.
    Anaphor,
    /// As a known member of the agreement or body named.
    Member,
}

/// A field of public life that a relation belongs to (PLOVER's contexts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the codebook's own names
pub enum Context {
    Diplomatic,
    Economic,
    Military,
    Territory,
    Cbrn,
    NaturalResource,
    Migration,
    HumanRights,
    Election,
}

/// Two countries and what passes between them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Pair {
    /// Their codes, in the order of the alphabet.
    pub actors: [String; 2],
    /// Indices into [`super::Exploration::relations`] of all relations between the two, either way round: the
    /// dated ones first, oldest first, then the others in the order of the text.
    pub relations: Vec<u32>,
    /// The net tone, −10 to 10: the mean of [`Relation::tone`] over the asserted relations of
    /// [`PANEL_MARGIN`] or more; `null` where there are none.
    pub tone: Option<f32>,
}

/// The least [`Relation::score`] that the relations panel shows.
pub const PANEL_MARGIN: f32 = 0.5;

/// PLOVER event types (PLOVER codebook, Halterman and others, 2023).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)] // the codebook's own names
pub enum Plover {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl Plover {
    /// The quad class the type belongs to.
    pub fn quad(self) -> Quad {
        use Plover::*;
        match self {
            Agree | Consult | Support | Concede => Quad::VerbalCooperation,
            Cooperate | Aid | Retreat => Quad::MaterialCooperation,
            Request | Accuse | Reject | Threaten => Quad::VerbalConflict,
            Protest | Sanction | Mobilize | Coerce | Assault => Quad::MaterialConflict,
        }
    }

    /// PLOVER's intensity, −10 (conflict) to 10 (cooperation).
    pub fn tone(self) -> f32 {
        use Plover::*;
        match self {
            Agree | Consult => 2.5,
            Support => 5.0,
            Concede => 4.5,
            Cooperate => 9.5,
            Aid => 10.0,
            Retreat => 6.5,
            Request => 0.0,
            Accuse => -3.0,
            Reject => -2.0,
            Threaten => -3.5,
            Protest => -5.0,
            Sanction => -6.0,
            Mobilize => -5.5,
            Coerce => -7.0,
            Assault => -9.0,
        }
    }
}

/// PLOVER quad classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the codebook's own names
pub enum Quad {
    VerbalCooperation,
    MaterialCooperation,
    VerbalConflict,
    MaterialConflict,
}

/// Whether the text says that something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It happened or holds.
    Asserted,
    /// It is denied.
    Negated,
    /// It is announced for later.
    Planned,
    /// It may be.
    Possible,
}
