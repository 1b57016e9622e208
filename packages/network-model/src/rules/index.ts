import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';
import { exposureAmbiguous } from './exposure-ambiguous.ts';
import { firewallDirectionReversed } from './firewall-direction-reversed.ts';
import { noDefaultDeny } from './no-default-deny.ts';
import { placeholderLeft } from './placeholder-left.ts';
import { poolOverlapsHost } from './pool-overlaps-host.ts';

export const rules: readonly Rule<NetworkFacts>[] = [
  exposureAmbiguous,
  firewallDirectionReversed,
  noDefaultDeny,
  placeholderLeft,
  poolOverlapsHost,
];

/** The folder of the pages, `<code>.md` each. */
export const RULE_PAGES = new URL('./', import.meta.url);
