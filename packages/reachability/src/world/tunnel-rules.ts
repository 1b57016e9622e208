import type { Network } from '@netloom/network-model';
import type { tunnelChart } from '@netloom/tunnel';
import { matchesTunnelRule, type TunnelRequest, type TunnelRule } from '../match/tunnel-rule.ts';
import { domainsAbove } from './domains-above.ts';

/** A rule, and its number in cloudflared's list, from 1. */
export interface NumberedRule {
  readonly number: number;
  readonly rule: TunnelRule;
}

export type FoundRule = NumberedRule & { readonly certain: boolean };

/** cloudflared's rules by host, so that the first match is found among those that can match at all. */
export class TunnelRules {
  readonly #byHost: ReadonlyMap<string, readonly NumberedRule[]>;

  constructor(rules: readonly TunnelRule[]) {
    const numbered = rules.map((rule, index) => ({ rule, number: index + 1 }));
    this.#byHost = Map.groupBy(numbered, ({ rule }) => rule.hostname ?? '*');
  }

  /** The first rule that takes the request. Not certain where an earlier one has an expression that cannot be read. */
  find(request: TunnelRequest): FoundRule | null {
    const names = [request.host, ...domainsAbove(request.host).map((domain) => `*.${domain}`), '*'];
    const candidates = names.flatMap((name) => this.#byHost.get(name) ?? []);
    let certain = true;
    for (const candidate of candidates.toSorted((one, other) => one.number - other.number)) {
      const matches = matchesTunnelRule(candidate.rule, request);
      if (matches === true) return { ...candidate, certain };
      if (matches === null) certain = false;
    }
    return null;
  }
}

export type DrawnTunnelValues = ReturnType<typeof tunnelChart.toValues>;

/** The rules that the chart writes; none without a tunnel. */
export function toTunnelRules({ tunnel }: Network, { config }: DrawnTunnelValues): TunnelRules {
  // The chart draws rules of texts alone: no value object is among them.
  return new TunnelRules(tunnel === null ? [] : (config.ingress as readonly TunnelRule[]));
}
