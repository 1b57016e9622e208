import type { Rule } from '@netloom/diagnostics';
import { objectMadeTwice, type ObjectFacts } from './object-made-twice.ts';

/** Rules over the objects that the charts make. Their findings cannot be waived: such objects cannot be installed. */
export const objectRules: readonly Rule<ObjectFacts>[] = [objectMadeTwice];
