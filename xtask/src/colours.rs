//! The colours of the types, measured as people see them who lack one of the three cones: no two types
//! may come too near to one another, and each must be readable on the page.

#![cfg(test)]

use std::fs;

use crate::root::repository;

/// Which types share which colour.
const TYPES: [&str; 5] = ["person", "country", "organization", "date", "event"];

/// What the three cones, or two of them, make of a colour: linear RGB to linear RGB (Machado, Oliveira
/// and Fernandes 2009, severity 1).
const VISIONS: [(&str, [[f64; 3]; 3]); 4] = [
    ("all", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deutan",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritan",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

/// The least distance between two types on a light and on a dark page, in OKLab, where black and white
/// are 1 apart and 0.02 can just be told.
const LEAST: [f64; 2] = [0.11, 0.075];

/// The least contrast of text (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;

/// The two values of a token: `--name: light-dark(#3e60bb, #bc9cc4);`, as linear RGB.
fn token(sheet: &str, name: &str) -> [[f64; 3]; 2] {
    let declared = format!("--{name}: light-dark(#");
    let (_, values) = sheet.split_once(&declared).expect("the token is declared");
    let (light, rest) = values.split_at(6);
    let dark = &rest.trim_start_matches(", #")[..6];
    [light, dark].map(|hex| {
        let channel = |i| {
            let value = u8::from_str_radix(&hex[i..i + 2], 16).expect("a colour");
            let value = f64::from(value) / 255.0;
            // IEC 61966-2-1.
            match value {
                0.0..=0.04045 => value / 12.92,
                _ => ((value + 0.055) / 1.055).powf(2.4),
            }
        };
        [channel(0), channel(2), channel(4)]
    })
}

fn times(matrix: &[[f64; 3]; 3], colour: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| (0..3).map(|i| row[i] * colour[i]).sum())
}

/// OKLab (B. Ottosson 2020).
fn oklab(colour: [f64; 3]) -> [f64; 3] {
    const CONES: [[f64; 3]; 3] = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ];
    const LAB: [[f64; 3]; 3] = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ];
    times(&LAB, times(&CONES, colour).map(f64::cbrt))
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let light = |[r, g, b]: [f64; 3]| 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    light(a).max(light(b)) / light(a).min(light(b))
}

#[test]
fn the_types_are_told_apart_by_every_eye() {
    let sheet = fs::read_to_string(repository("static/css/tokens.css")).expect("the tokens");
    let types = TYPES.map(|name| (name, token(&sheet, name)));
    let card = token(&sheet, "card");
    for (scheme, least) in LEAST.into_iter().enumerate() {
        for (name, colours) in types {
            let contrast = contrast(colours[scheme], card[scheme]);
            assert!(contrast >= CONTRAST, "{name}, {scheme}: {contrast:.1}");
        }
        for (vision, matrix) in &VISIONS {
            let seen = types.map(|(name, colours)| {
                let seen = times(matrix, colours[scheme]).map(|value| value.clamp(0.0, 1.0));
                (name, oklab(seen))
            });
            for (i, (one, a)) in seen.iter().enumerate() {
                for (other, b) in &seen[i + 1..] {
                    let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
                    let distance = squares.sum::<f64>().sqrt();
                    assert!(
                        distance >= least,
                        "{vision}, {scheme}: {one} and {other} are {distance:.3} apart"
                    );
                }
            }
        }
    }
}
