import type { Rule } from '@netloom/diagnostics';
import { objectMadeTwice, type ObjectFacts } from './object-made-twice.ts';

/** Rules over the objects that the charts make. What they find cannot be waived: it cannot be installed. */
export const objectRules: readonly Rule<ObjectFacts>[] = [objectMadeTwice];

/** The folder of the pages, `<code>.md` each. */
export const OBJECT_PAGES = new URL('./', import.meta.url);
