//! Learns a linear-chain conditional random field by stochastic gradient ascent (AdaGrad), in two
//! rounds: one with a pull that leaves most weights at nothing chooses the weights, another with hardly
//! any learns those again. They are rounded to bytes.
//!
//! One thread, sums in one order, a fixed seed, and `libm` for exponentials: the same corpus gives
//! the same bytes.

use std::collections::BTreeMap;

use siyaq_engine::entities::tagger::{FEATURES, LABELS, Model, NameType, is_inside};

/// How to train.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The round that chooses the weights.
    pub choice: Round,
    /// The round that learns them again.
    pub again: Round,
    /// Weights below this, in nats, are not chosen.
    pub least_weight: f32,
    /// Step size of AdaGrad.
    pub rate: f32,
    /// Chance that a feature is left out in a step.
    pub dropout: f32,
    /// How often a feature must occur to be looked at.
    pub least: u32,
    /// How much more a missed name costs than a false one, in nats, in the order of [`NameType::ALL`].
    pub caution: [f32; NameType::ALL.len()],
    /// Nats of a unit of weight: a larger one makes a smaller file.
    pub unit: f32,
    /// What of a margin holds on unseen text. By fifths of the corpus names are as often right as half
    /// of their margin says.
    pub trust: f32,
    /// The largest weight in units.
    pub levels: f32,
    /// How many runs to average, each with its own seed.
    pub runs: u64,
    /// Seed of the first run's order of sentences and dropout.
    pub seed: u64,
}

/// A round of training.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// Passes over the corpus.
    pub epochs: usize,
    /// Pull of the weights towards zero, per pass: more makes a smaller model.
    pub pull: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            choice: Round {
                epochs: 12,
                pull: 0.6,
            },
            again: Round {
                epochs: 10,
                pull: 0.1,
            },
            least_weight: 0.1,
            rate: 0.3,
            dropout: 0.1,
            least: 2,
            caution: [1.0, 0.5, 1.0, 1.5],
            unit: 0.2,
            trust: 0.5,
            levels: 10.0,
            runs: 8,
            seed: 49,
        }
    }
}

/// A sentence: the features of each token, and its labels.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// By token.
    pub features: Vec<Vec<u32>>,
    /// By token.
    pub labels: Vec<usize>,
}

/// A row of weights, one for each label but `O`.
type Weights = [f32; LABELS - 1];

/// Learns a model.
pub fn train(sentences: &[Sentence], settings: &Settings) -> Model {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for &feature in sentences.iter().flat_map(|s| s.features.iter().flatten()) {
        *counts.entry(feature).or_default() += 1;
    }
    let frequent: Vec<u32> = counts
        .into_iter()
        .filter(|&(_, count)| count >= settings.least)
        .map(|(feature, _)| feature)
        .collect();
    let all = vec![[1.0; LABELS - 1]; frequent.len()];
    let learnt = learn(&frequent, &all, sentences, settings.choice, settings);
    let chosen = |weight: f32| f32::from(u8::from(weight.abs() > settings.least_weight));
    // What only one of two corpora shows is in no model, whatever its weights.
    let (features, masks): (Vec<u32>, Vec<Weights>) = frequent
        .into_iter()
        .zip(learnt.rows.iter().map(|row| row.map(chosen)))
        .filter(|(feature, mask)| *feature >= FEATURES || mask.iter().any(|&m| m > 0.0))
        .unzip();
    learn(&features, &masks, sentences, settings.again, settings).model(&features, settings)
}

/// The mean of several runs of a round over the weights that `masks` leaves.
fn learn(
    features: &[u32],
    masks: &[Weights],
    sentences: &[Sentence],
    round: Round,
    settings: &Settings,
) -> Trained {
    let mut mean = Trained {
        rows: vec![Weights::default(); features.len()],
        closes: [0.0; LABELS],
    };
    for run in 0..settings.runs {
        let settings = Settings {
            seed: settings.seed + run,
            ..settings.clone()
        };
        let field = Field::learn(features, masks, sentences, round, &settings);
        mean.add(&field.trained(round, &settings), 1.0 / settings.runs as f32);
    }
    mean
}

/// Finished weights.
struct Trained {
    /// By feature.
    rows: Vec<Weights>,
    closes: [f32; LABELS],
}

impl Trained {
    /// Adds a part of others.
    fn add(&mut self, other: &Self, part: f32) {
        let own = self.rows.iter_mut().flatten().chain(&mut self.closes);
        let others = other.rows.iter().flatten().chain(&other.closes);
        for (sum, weight) in own.zip(others) {
            *sum += weight * part;
        }
    }

    /// The weights as bytes; small ones fall to nothing.
    fn model(&self, features: &[u32], settings: &Settings) -> Model {
        let units = |weight: f32| (weight / settings.unit).round();
        let row = |row: &Weights| {
            row.map(|weight| units(weight).clamp(-settings.levels, settings.levels) as i8)
        };
        let rows = features
            .iter()
            .zip(&self.rows)
            .filter(|&(&feature, _)| feature < FEATURES)
            .map(|(&feature, weights)| (feature, row(weights)))
            .filter(|(_, row)| row.iter().any(|&weight| weight != 0));
        Model::new(
            settings.unit * settings.trust,
            self.closes.map(|c| units(c) as i8),
            rows,
        )
    }
}

/// Weights under training.
struct Field {
    /// By feature.
    rows: Vec<Averaged<{ LABELS - 1 }>>,
    /// Sums of squared gradients of the same.
    squares: Vec<Weights>,
    /// 1 for those that are learnt, else 0.
    masks: Vec<Weights>,
    /// Of a name that ends behind a label, by label.
    closes: Averaged<LABELS>,
    close_squares: [f32; LABELS],
}

/// Weights by the method of regularised dual averaging with AdaGrad's steps (Duchi, Hazan and
/// Singer 2011): a weight is nothing until its gradients add up to more than the pull towards zero.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Averaged<const N: usize> {
    /// Sums of gradients.
    sums: [f32; N],
    /// Steps that follow from the sums of their squares.
    steps: [f32; N],
}

impl<const N: usize> Averaged<N> {
    const ZERO: Self = Self {
        sums: [0.0; N],
        steps: [1.0; N],
    };

    fn climb(&mut self, squares: &mut [f32; N], gradient: &[f32; N]) {
        for i in 0..N {
            self.sums[i] += gradient[i];
            squares[i] += gradient[i] * gradient[i];
            self.steps[i] = 1.0 / (squares[i].sqrt() + 1.0);
        }
    }

    /// The weights, where the pull has grown to `pull`.
    fn weights(&self, pull: f32, settings: &Settings) -> [f32; N] {
        std::array::from_fn(|i| {
            let strength = (self.sums[i].abs() - pull).max(0.0);
            strength.copysign(self.sums[i]) * (self.steps[i] * settings.rate)
        })
    }
}

impl Field {
    fn learn(
        features: &[u32],
        masks: &[Weights],
        sentences: &[Sentence],
        round: Round,
        settings: &Settings,
    ) -> Self {
        let number = |feature: &u32| features.binary_search(feature).ok().map(|n| n as u32);
        let numbered: Vec<Vec<Vec<u32>>> = sentences
            .iter()
            .map(|s| {
                let row = |token: &Vec<u32>| token.iter().filter_map(number).collect();
                s.features.iter().map(row).collect()
            })
            .collect();
        let mut field = Self {
            rows: vec![Averaged::ZERO; features.len()],
            squares: vec![Weights::default(); features.len()],
            masks: masks.to_vec(),
            closes: Averaged::ZERO,
            close_squares: [0.0; LABELS],
        };
        let mut random = Random(settings.seed);
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut pull = 0.0;
        let growth = round.pull / sentences.len() as f32;
        for _ in 0..round.epochs {
            random.shuffle(&mut order);
            for &sentence in &order {
                let mut seen = numbered[sentence].clone();
                for token in &mut seen {
                    random.thin(token, settings.dropout);
                }
                field.step(&seen, &sentences[sentence].labels, settings, pull);
                pull += growth;
            }
        }
        field
    }

    /// One step up the likelihood of one sentence.
    fn step(&mut self, tokens: &[Vec<u32>], labels: &[usize], settings: &Settings, pull: f32) {
        let mut scores: Vec<[f32; LABELS]> = tokens
            .iter()
            .map(|t| self.scores(t, settings, pull))
            .collect();
        // A margin (Gimpel and Smith 2010): what is wrong is scored up, so that right must win by more.
        for (score, &label) in scores.iter_mut().zip(labels) {
            if let Some(&caution) = label
                .checked_sub(1)
                .and_then(|name| settings.caution.get(name / 2))
            {
                score[0] += caution;
            }
        }
        let chain = Chain::new(&scores, &self.closes.weights(0.0, settings));
        for (at, token) in tokens.iter().enumerate() {
            let likely = chain.marginal(at);
            let gradient: Weights =
                std::array::from_fn(|i| f32::from(u8::from(labels[at] == i + 1)) - likely[i + 1]);
            if gradient.iter().all(|g| g.abs() < 1e-4) {
                continue;
            }
            for &row in token {
                let row = row as usize;
                let mask = &self.masks[row];
                let gradient: Weights = std::array::from_fn(|i| gradient[i] * mask[i]);
                self.rows[row].climb(&mut self.squares[row], &gradient);
            }
        }
        let mut gradient = chain.expected_ends().map(|expected| -expected);
        gradient[0] = 0.0;
        for (at, &label) in labels.iter().enumerate() {
            let goes_on = labels.get(at + 1).is_some_and(|&next| is_inside(next));
            gradient[label] += f32::from(u8::from(label > 0 && !goes_on));
        }
        self.closes.climb(&mut self.close_squares, &gradient);
    }

    fn scores(&self, token: &[u32], settings: &Settings, pull: f32) -> [f32; LABELS] {
        let mut scores = [0.0; LABELS];
        for &row in token {
            let weights = self.rows[row as usize].weights(pull, settings);
            for (score, weight) in scores[1..].iter_mut().zip(weights) {
                *score += weight;
            }
        }
        scores
    }

    /// The weights when all passes are done.
    fn trained(&self, round: Round, settings: &Settings) -> Trained {
        let pull = round.pull * round.epochs as f32;
        Trained {
            rows: self
                .rows
                .iter()
                .map(|r| r.weights(pull, settings))
                .collect(),
            closes: self.closes.weights(0.0, settings),
        }
    }
}

/// Forward and backward sums over the label sequences of a sentence, scaled at each token.
struct Chain {
    forward: Vec<[f32; LABELS]>,
    /// What may follow a label: that its name ends there, and that it goes on.
    backward: Vec<[[f32; LABELS]; 2]>,
}

impl Chain {
    /// Of the scores of each token's labels, and those of a name that ends with a label.
    fn new(scores: &[[f32; LABELS]], closes: &[f32; LABELS]) -> Self {
        let ends = closes.map(libm::expf);
        let potentials: Vec<[f32; LABELS]> = scores
            .iter()
            .map(|score| {
                let most = score.iter().copied().fold(f32::MIN, f32::max);
                score.map(|s| libm::expf(s - most))
            })
            .collect();
        let mut forward: Vec<[f32; LABELS]> = Vec::with_capacity(scores.len());
        let mut last = [0.0; LABELS];
        last[0] = 1.0;
        for potential in &potentials {
            let closed: f32 = last.iter().zip(&ends).map(|(l, e)| l * e).sum();
            last = scaled(std::array::from_fn(|label| {
                potential[label]
                    * match is_inside(label) {
                        true => last[label - 1] + last[label],
                        false => closed,
                    }
            }));
            forward.push(last);
        }
        let mut backward = vec![[ends, [0.0; LABELS]]; scores.len()];
        for at in (1..scores.len()).rev() {
            let [end, on] = backward[at];
            let next: [f32; LABELS] = scaled(std::array::from_fn(|l| {
                potentials[at][l] * (end[l] + on[l])
            }));
            let opened: f32 = next.iter().step_by(2).skip(1).sum::<f32>();
            let opened = next.iter().sum::<f32>() - opened;
            backward[at - 1] = [
                ends.map(|end| end * opened),
                std::array::from_fn(|label| match label {
                    0 => 0.0,
                    _ => next[label + label % 2],
                }),
            ];
        }
        Self { forward, backward }
    }

    /// How likely each label of a token is, where a name ends with it and where it goes on.
    fn likely(&self, at: usize) -> [[f32; LABELS]; 2] {
        let paths = self.backward[at]
            .map(|part| std::array::from_fn(|label| self.forward[at][label] * part[label]));
        let sum: f32 = paths.iter().flatten().sum();
        paths.map(|part: [f32; LABELS]| part.map(|p| p / sum.max(f32::MIN_POSITIVE)))
    }

    /// How likely each label of a token is.
    fn marginal(&self, at: usize) -> [f32; LABELS] {
        let [end, on] = self.likely(at);
        std::array::from_fn(|label| end[label] + on[label])
    }

    /// How often a name is expected to end with each label.
    fn expected_ends(&self) -> [f32; LABELS] {
        let mut expected = [0.0; LABELS];
        for at in 0..self.forward.len() {
            for (sum, end) in expected.iter_mut().zip(self.likely(at)[0]) {
                *sum += end;
            }
        }
        expected
    }
}

/// The numbers divided by their sum.
fn scaled(numbers: [f32; LABELS]) -> [f32; LABELS] {
    let sum: f32 = numbers.iter().sum();
    numbers.map(|n| n / sum.max(f32::MIN_POSITIVE))
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Leaves out about so much of the items.
    fn thin(&mut self, items: &mut Vec<u32>, part: f32) {
        let least = (part * 256.0) as u8;
        let mut bytes = 0;
        let mut left = 0;
        items.retain(|_| {
            if left == 0 {
                (bytes, left) = (self.next(), 8);
            }
            let byte = bytes as u8;
            bytes >>= 8;
            left -= 1;
            byte >= least
        });
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}
