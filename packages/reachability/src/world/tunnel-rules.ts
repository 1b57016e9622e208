import type { Network } from '@netloom/network-model';
import type { tunnelChart } from '@netloom/tunnel';
import { firstMatch, type FirstMatch } from '../match/first-match.ts';
import type { FoundIn } from '../match/found-in.ts';
import { matchesTunnelRule, type TunnelRequest, type TunnelRule } from '../match/tunnel-rule.ts';
import { domainsAbove } from './domains-above.ts';

/** A rule, and its number in cloudflared's list, from 1. */
export interface NumberedRule {
  readonly number: number;
  readonly rule: TunnelRule;
}

/** cloudflared's rules by host, so that the first match is found among those that can match at all. */
export class TunnelRules {
  readonly #byHost: ReadonlyMap<string, readonly NumberedRule[]>;
  readonly #foundIn: FoundIn;

  constructor(rules: readonly TunnelRule[], foundIn: FoundIn) {
    this.#foundIn = foundIn;
    const numbered = rules.map((rule, index) => ({ rule, number: index + 1 }));
    this.#byHost = Map.groupBy(numbered, ({ rule }) => rule.hostname ?? '*');
  }

  /** The first rule that takes the request. */
  find(request: TunnelRequest): FirstMatch<NumberedRule> {
    const names = [request.host, ...domainsAbove(request.host).map((domain) => `*.${domain}`), '*'];
    const candidates = names.flatMap((name) => this.#byHost.get(name) ?? []);
    const asked = { ...request, foundIn: this.#foundIn };
    return firstMatch(
      candidates.toSorted((one, other) => one.number - other.number),
      ({ rule }) => matchesTunnelRule(rule, asked),
    );
  }
}

export type DrawnTunnelValues = ReturnType<typeof tunnelChart.toValues>;

/** The rules that the chart writes; none without a tunnel. */
export function toTunnelRules(
  { tunnel }: Network,
  { values: { config }, foundIn }: { readonly values: DrawnTunnelValues; readonly foundIn: FoundIn },
): TunnelRules {
  // The chart draws rules of texts alone: no value object is among them.
  return new TunnelRules(tunnel === null ? [] : (config.ingress as readonly TunnelRule[]), foundIn);
}
