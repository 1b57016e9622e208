import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { valuesConflict } from './values-conflict.ts';
import { valuesUnused } from './values-unused.ts';

export const chartValuesRules: readonly Rule<NetworkFacts>[] = [valuesConflict, valuesUnused];
