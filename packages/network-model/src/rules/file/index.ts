import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { deprecatedKey } from './deprecated-key.ts';
import { duplicateEntry } from './duplicate-entry.ts';
import { duplicateName } from './duplicate-name.ts';
import { placeholderLeft } from './placeholder-left.ts';
import { secretInPlaintext } from './secret-in-plaintext.ts';
import { unknownReference } from './unknown-reference.ts';

export const fileRules: readonly Rule<NetworkFacts>[] = [
  deprecatedKey,
  duplicateEntry,
  duplicateName,
  placeholderLeft,
  secretInPlaintext,
  unknownReference,
];
