// Times libraries that read English on English text of as many tokens as it is told to, and prints one
// line for each: its name and tokens a second, the best of several rounds.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

import * as chrono from "chrono-node";
import nlp from "compromise";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

const wanted = Number(process.argv[2]);
const sample = readFileSync(new URL("english.txt", import.meta.url), "utf8");
const pieces = sample.match(/\s*(?:[\w'-]+|[^\w\s])/g);
const text = Array.from({ length: wanted }, (_, at) => pieces[at % pieces.length]).join("");

const wink = winkNLP(model);
const peers = {
  // Tokens, sentences, parts of speech, entities.
  "wink-nlp": () => wink.readDoc(text).entities().out(wink.its.detail).length,
  // The same, and people, places and organisations.
  compromise: () => {
    const doc = nlp(text);
    return doc.people().length + doc.places().length + doc.organizations().length;
  },
  // Dates alone.
  "chrono-node": () => chrono.parse(text, new Date("2026-11-06")).length,
};

for (const [name, explore] of Object.entries(peers)) {
  const found = explore();
  let best = Infinity;
  const until = performance.now() + 1500;
  for (let round = 0; round < 3 || performance.now() < until; round++) {
    const start = performance.now();
    explore();
    best = Math.min(best, performance.now() - start);
  }
  console.log(`peer ${name} ${((wanted / best) * 1000).toFixed(0)} ${found}`);
}
