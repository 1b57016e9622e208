import type { From } from '@netloom/chart-kit';
import type { ReadGoRegexp } from '@netloom/go-regexp';
import type { Network } from '@netloom/network-model';
import { toRules } from '@netloom/tunnel';
import { firstMatch, type FirstMatch } from '../match/first-match.ts';
import { toPatternMatcher, type PatternMatcher } from '../match/pattern-matcher.ts';
import { matchesTunnelRule, type TunnelRequest, type TunnelRule } from '../match/tunnel-rule.ts';
import { domainsAbove } from './domains-above.ts';

/** A rule, and its number in cloudflared's list, from 1. */
export interface NumberedRule {
  readonly number: number;
  readonly rule: TunnelRule;
}

/** A rule whose regular expression cloudflared does not start with, or may not. */
export interface StartupError extends NumberedRule {
  readonly certain: boolean;
  readonly why: string;
}

/** cloudflared's rules by host, so that the first match is found among those that can match at all. */
export class TunnelRules {
  readonly #byHost: ReadonlyMap<string, readonly NumberedRule[]>;
  readonly #matchesPattern: PatternMatcher;
  /** One that is certain before one that is not; null where cloudflared starts. */
  readonly startupError: StartupError | null;

  constructor(rules: readonly TunnelRule[], readGoRegexp: ReadGoRegexp | null) {
    this.#matchesPattern = toPatternMatcher(readGoRegexp);
    const numbered = rules.map((rule, index) => ({ rule, number: index + 1 }));
    const obstacles = numbered.flatMap((rule) => toStartupErrors(rule, readGoRegexp));
    this.startupError = obstacles.find(({ certain }) => certain) ?? obstacles[0] ?? null;
    this.#byHost = Map.groupBy(numbered, ({ rule }) => rule.hostname ?? '*');
  }

  /** The first rule that matches the request. */
  find(request: TunnelRequest): FirstMatch<NumberedRule> {
    const names = [request.host, ...domainsAbove(request.host).map((domain) => `*.${domain}`), '*'];
    const candidates = names.flatMap((name) => this.#byHost.get(name) ?? []);
    const asked = { ...request, matchesPattern: this.#matchesPattern };
    return firstMatch(
      candidates.toSorted((one, other) => one.number - other.number),
      ({ rule }) => matchesTunnelRule(rule, asked),
    );
  }
}

function toStartupErrors(numbered: NumberedRule, readGoRegexp: ReadGoRegexp | null): readonly StartupError[] {
  const { path } = numbered.rule;
  if (path === undefined) return [];
  const read = readGoRegexp?.(path);
  if (read?.kind === 'valid') return [];
  return [
    { ...numbered, certain: read?.kind === 'invalid', why: read?.why ?? 'its expression was not read' },
  ];
}

/** The rules that the chart writes; none without a tunnel. */
export function toTunnelRules(
  network: Network,
  { from, readGoRegexp }: { readonly from: From; readonly readGoRegexp: ReadGoRegexp | null },
): TunnelRules {
  const { tunnel } = network;
  const rules = tunnel === null ? [] : from(tunnel, toRules({ network, tunnel, from }));
  return new TunnelRules(rules, readGoRegexp);
}
