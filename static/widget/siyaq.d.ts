// Types of the custom element <siyaq-explorer>. The result's fields and their meaning are described in
// docs/exploration.md; every `start` and `end` counts Unicode scalar values into `text`.

export interface Quote {
  start: number;
  end: number;
  text: string;
}

export interface Paragraph {
  start: number;
  end: number;
  kind: "title" | "heading" | "body";
}

export interface Sentence {
  start: number;
  end: number;
  paragraph: number;
}

export type Found =
  | { by: "lexicon"; entry: string }
  | { by: "pattern"; rule: string }
  | { by: "tagger"; margin: number }
  | { by: "short-name"; of: string };

export interface Mention extends Quote {
  found: Found;
}

export type EntityType = "person" | "country" | "place" | "organization" | "agreement" | "event" | "group";

export interface Entity {
  id: string;
  name: string;
  type: EntityType;
  iso3: string | null;
  salience: number;
  mentions: Mention[];
}

export interface TimeExpression extends Quote {
  edtf: string | null;
  kind: "date" | "interval" | "dateline" | "life-span" | "term" | "holiday";
  calendar: "gregorian" | "hijri";
  part_of_day: "dawn" | "morning" | "noon" | "afternoon" | "evening" | "night" | null;
  unresolved: "no-publication-date" | "no-antecedent" | "out-of-range" | null;
}

export interface TimelineEvent {
  edtf: string;
  start: number;
  end: number;
  label: string;
  kind: "dated" | "life-span" | "publication";
  certainty: "certain" | "approximate" | "uncertain" | "derived";
  time: number | null;
  entities: string[];
}

export interface Relation {
  source: string;
  target: string;
  symmetric: boolean;
  type: string;
  quad: "verbal_cooperation" | "material_cooperation" | "verbal_conflict" | "material_conflict";
  status: "asserted" | "negated" | "planned" | "possible";
  edtf: string | null;
  tone: number;
  score: number;
  evidence: Quote;
  trigger: Quote;
  source_words: Quote;
  target_words: Quote;
  said_by: Quote | null;
  contexts: string[];
  /** How the trigger ties the two, and how each was recognised. */
  explanation: { construction: string; source: string; target: string };
}

export interface Pair {
  actors: [string, string];
  /** Indices in `relations`. */
  relations: number[];
}

export interface Exploration {
  schema: "siyaq/1";
  published: string | null;
  title: Quote | null;
  paragraphs: Paragraph[];
  sentences: Sentence[];
  entities: Entity[];
  times: TimeExpression[];
  events: TimelineEvent[];
  relations: Relation[];
  pairs: Pair[];
}

/** `event.detail` of `siyaq-ready`. */
export interface ReadyDetail {
  exploration: Exploration;
  /** The text that was explored, a paragraph a line. */
  text: string;
  /** The publication date, `2025-11-06`, or `null` where the page does not tell it. */
  published: string | null;
}

/** `event.detail` of `siyaq-select`; all `null` where nothing is picked any more. */
export interface SelectDetail {
  kind: "entity" | "event" | "relation" | "pair" | null;
  /** What `select` takes: an entity's id, `event:0`, `relation:0`, `pair:0`. */
  id: string | null;
  item: Entity | TimelineEvent | Relation | Pair | null;
}

/** `event.detail` of `siyaq-error`. */
export interface ErrorDetail {
  reason:
    | "no-wasm"
    | "blocked"
    | "network"
    | "panic"
    | "no-article"
    | "empty"
    | "no-arabic"
    | "not-text"
    | "too-long"
    | "bad-date"
    | "lexicon";
  error: Error;
  /** Whether the element starts over by itself. */
  again: boolean;
}

export declare class SiyaqExplorer extends HTMLElement {
  /** What was found, or `null` before `siyaq-ready`. */
  readonly exploration: Exploration | null;
  /** The text that was explored, or `null`. */
  readonly text: string | null;
  /** Explores a text instead of the page's article; without one, reads the page's article again. */
  explore(text?: string, options?: { published?: string }): Promise<Exploration>;
  /** Picks an entity by its id, `event:0` or `relation:0`; nothing with `null`. Whether it is picked. */
  select(id: string | null): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    "siyaq-explorer": SiyaqExplorer;
  }
  interface SiyaqEventMap {
    "siyaq-ready": CustomEvent<ReadyDetail>;
    "siyaq-select": CustomEvent<SelectDetail>;
    "siyaq-error": CustomEvent<ErrorDetail>;
  }
  interface HTMLElementEventMap extends SiyaqEventMap {}
  interface DocumentEventMap extends SiyaqEventMap {}
  interface WindowEventMap extends SiyaqEventMap {}
}
