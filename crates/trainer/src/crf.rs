//! Learns a linear-chain conditional random field by stochastic gradient ascent (AdaGrad) with a
//! pull that leaves most weights at nothing, and rounds the rest to bytes.
//!
//! One thread, sums in one order, a fixed seed, and `libm` for exponentials: the same corpus gives
//! the same bytes.

use std::collections::BTreeMap;

use siyaq_engine::entities::tagger::{FEATURES, LABELS, Model, is_inside, may_follow};

/// How to train.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Passes over the corpus.
    pub epochs: usize,
    /// Step size of AdaGrad.
    pub rate: f32,
    /// Pull of the weights towards zero, per pass: more makes a smaller model.
    pub pull: f32,
    /// Chance that a feature is left out in a step.
    pub dropout: f32,
    /// How often a feature must occur to be looked at.
    pub least: u32,
    /// How much more a missed name costs than a false one, in nats.
    pub caution: f32,
    /// The largest weight in the model's units, at most 127: fewer levels make a smaller file.
    pub levels: f32,
    /// How many runs to average, each with its own seed.
    pub runs: u64,
    /// Seed of the first run's order of sentences and dropout.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            epochs: 12,
            rate: 0.3,
            pull: 0.5,
            dropout: 0.1,
            least: 2,
            caution: 1.0,
            levels: 35.0,
            runs: 3,
            seed: 1,
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
    let runs = (0..settings.runs).map(|run| {
        let seed = settings.seed + run;
        Field::learn(
            &frequent,
            sentences,
            &Settings {
                seed,
                ..settings.clone()
            },
        )
    });
    let mut sum = Trained::default();
    runs.for_each(|field| sum.add(&field.trained(settings)));
    sum.model(&frequent, settings)
}

/// Finished weights, summed over runs.
#[derive(Default)]
struct Trained {
    rows: Vec<Weights>,
    closes: [f32; LABELS],
}

impl Trained {
    fn add(&mut self, other: &Self) {
        self.rows.resize(other.rows.len(), Weights::default());
        let rows = self
            .rows
            .iter_mut()
            .flatten()
            .zip(other.rows.iter().flatten());
        let closes = self.closes.iter_mut().zip(&other.closes);
        for (sum, weight) in rows.chain(closes) {
            *sum += weight;
        }
    }

    /// The means as bytes; small ones fall to nothing.
    fn model(&self, features: &[u32], settings: &Settings) -> Model {
        let all = self.rows.iter().flatten().chain(&self.closes);
        let unit = all.map(|w| w.abs()).fold(1.0, f32::max) / settings.levels;
        let byte = |weight: f32| (weight / unit).round() as i8;
        let rows = features
            .iter()
            .zip(&self.rows)
            .filter(|&(&feature, _)| feature < FEATURES)
            .filter_map(|(&feature, row)| {
                let row = row.map(byte);
                row.iter().any(|&w| w != 0).then_some((feature, row))
            });
        Model::new(unit / settings.runs as f32, self.closes.map(byte), rows)
    }
}

/// Weights under training.
struct Field {
    /// By feature.
    rows: Vec<Averaged<{ LABELS - 1 }>>,
    /// Sums of squared gradients of the same.
    squares: Vec<Weights>,
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
    fn learn(features: &[u32], sentences: &[Sentence], settings: &Settings) -> Self {
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
            closes: Averaged::ZERO,
            close_squares: [0.0; LABELS],
        };
        let mut random = Random(settings.seed);
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut pull = 0.0;
        let growth = settings.pull / sentences.len() as f32;
        for _ in 0..settings.epochs {
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
            if label != 0 {
                score[0] += settings.caution;
            }
        }
        let transitions = transitions(&self.closes.weights(0.0, settings));
        let chain = Chain::new(&scores, &transitions);
        for (at, token) in tokens.iter().enumerate() {
            let likely = chain.marginal(at);
            let gradient: Weights =
                std::array::from_fn(|i| f32::from(u8::from(labels[at] == i + 1)) - likely[i + 1]);
            if gradient.iter().all(|g| g.abs() < 1e-4) {
                continue;
            }
            for &row in token {
                let row = row as usize;
                self.rows[row].climb(&mut self.squares[row], &gradient);
            }
        }
        let mut expected = chain.expected_transitions(&transitions);
        let mut before = 0;
        for &label in labels {
            expected[before][label] -= 1.0;
            before = label;
        }
        let mut gradient = [0.0; LABELS];
        for (gradient, expected) in gradient.iter_mut().zip(&expected).skip(1) {
            let closing = expected
                .iter()
                .enumerate()
                .filter(|&(label, _)| !is_inside(label));
            *gradient = -closing.map(|(_, e)| e).sum::<f32>();
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
    fn trained(&self, settings: &Settings) -> Trained {
        let pull = settings.pull * settings.epochs as f32;
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

/// The weights of all transitions: those of names that end, whatever comes next.
fn transitions(closes: &[f32; LABELS]) -> [[f32; LABELS]; LABELS] {
    closes.map(|close| std::array::from_fn(|label| if is_inside(label) { 0.0 } else { close }))
}

/// Forward and backward sums over the label sequences of a sentence, scaled at each token.
struct Chain {
    potentials: Vec<[f32; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    backward: Vec<[f32; LABELS]>,
}

impl Chain {
    fn new(scores: &[[f32; LABELS]], transitions: &[[f32; LABELS]; LABELS]) -> Self {
        let links = exponentials(transitions);
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
            let mut next = [0.0; LABELS];
            for (label, sum) in next.iter_mut().enumerate() {
                for before in 0..LABELS {
                    *sum += last[before] * links[before][label];
                }
                *sum *= potential[label];
            }
            last = scaled(next);
            forward.push(last);
        }
        let mut backward = vec![[1.0; LABELS]; scores.len()];
        for at in (1..scores.len()).rev() {
            let mut sums = [0.0; LABELS];
            for (before, sum) in sums.iter_mut().enumerate() {
                for label in 0..LABELS {
                    *sum += links[before][label] * potentials[at][label] * backward[at][label];
                }
            }
            backward[at - 1] = scaled(sums);
        }
        Self {
            potentials,
            forward,
            backward,
        }
    }

    /// How likely each label of a token is.
    fn marginal(&self, at: usize) -> [f32; LABELS] {
        scaled(std::array::from_fn(|l| {
            self.forward[at][l] * self.backward[at][l]
        }))
    }

    /// How often each label is expected after each.
    fn expected_transitions(
        &self,
        transitions: &[[f32; LABELS]; LABELS],
    ) -> [[f32; LABELS]; LABELS] {
        let links = exponentials(transitions);
        let mut expected = [[0.0; LABELS]; LABELS];
        let mut last = [0.0; LABELS];
        last[0] = 1.0;
        for at in 0..self.forward.len() {
            let mut pairs = [[0.0; LABELS]; LABELS];
            let mut sum = 0.0;
            for before in 0..LABELS {
                for label in 0..LABELS {
                    let pair = last[before]
                        * links[before][label]
                        * self.potentials[at][label]
                        * self.backward[at][label];
                    pairs[before][label] = pair;
                    sum += pair;
                }
            }
            for before in 0..LABELS {
                for label in 0..LABELS {
                    expected[before][label] += pairs[before][label] / sum.max(f32::MIN_POSITIVE);
                }
            }
            last = self.forward[at];
        }
        expected
    }
}

/// Factors of the transitions; those that cannot be have 0.
fn exponentials(transitions: &[[f32; LABELS]; LABELS]) -> [[f32; LABELS]; LABELS] {
    std::array::from_fn(|before| {
        std::array::from_fn(|label| {
            if may_follow(before, label) {
                libm::expf(transitions[before][label])
            } else {
                0.0
            }
        })
    })
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
