/** The parts of a query as they are understood: what each stands for, in which words it may be found, and how much it says. */

/** A word by which a concept may be found in documents. */
export type Option = {
  readonly term: string;
  /** How close it is to what was asked, from 1 down. */
  readonly weight: number;
  /** `typed`: what stands there · `sense`: another word for it · `heard`: it sounds like it, begins with its letters or differs by a slip. */
  readonly origin: 'typed' | 'sense' | 'heard';
  /** How documents have it: as a word, as a row of neighbouring characters, as a model number, or as a place's code. */
  readonly found: 'word' | 'grams' | 'model' | 'place' | 'prefix';
  /** The words to look for in its place, where the term as a whole stands in no document: 甘蔗收获机 → 甘蔗, 收获机. */
  readonly words?: readonly string[];
};

/**
 * `core`: what is wanted · `place`, `trait`: where and with what quality, given up first · `purpose`: what it is for ·
 * `class`: what wide class of things (设备) · `noise`: says nothing of the thing.
 */
export type Role = 'core' | 'place' | 'trait' | 'purpose' | 'class' | 'noise';

export type Concept = {
  readonly surface: string;
  readonly role: Role;
  readonly chunk: number;
  /** Empty where nothing in the index corresponds. */
  readonly options: readonly Option[];
  /** Estimate of the documents that have it. */
  readonly documents: number;
  /** How much it tells documents apart. */
  readonly weight: number;
  /** Whether names or categories end with it: it is a kind of thing, not only a word about things. */
  readonly isThing: boolean;
  /** What it is read as, where that is not what was typed. */
  readonly corrected: string | null;
};

export const isKnown = (concept: Concept) => concept.options.length > 0;
