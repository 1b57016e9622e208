import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { pinNotReserved } from './pin-not-reserved.ts';
import { servicelbWithMetallb } from './servicelb-with-metallb.ts';

export const rules: readonly Rule<NetworkFacts>[] = [pinNotReserved, servicelbWithMetallb];

/** The folder of the pages, `<code>.md` each. */
export const RULE_PAGES = new URL('./', import.meta.url);
