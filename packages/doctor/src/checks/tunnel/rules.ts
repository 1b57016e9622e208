import { plain, type Plain } from '@netloom/chart-kit';
import type { ApiObject } from '@netloom/cluster';
import type { Network } from '@netloom/network-model';
import { toRules } from '@netloom/tunnel';
import { load } from 'js-yaml';
import * as z from 'zod';
import type { CheckDefinition } from '../../check.ts';
import { countOf } from '../../count-of.ts';
import { restoreFix } from '../../desired/compare-objects.ts';
import { describeDifferences, differences } from '../../desired/differences.ts';
import type { DoctorFacts } from '../../facts.ts';
import { fixBy, outcome, type Fix, type Outcome, type Problem } from '../../outcome.ts';

const Data = z.looseObject({ 'config.yaml': z.string() });
const Rule = z.looseObject({ hostname: z.string().optional(), path: z.string().optional() });
const Config = z.looseObject({ ingress: z.array(Rule) });
type Rule = z.output<typeof Rule>;

/** The rules that cloudflared reads; null where its ConfigMap does not exist. */
export const tunnelRulesCheck: CheckDefinition<ApiObject | null> = {
  id: 'tunnel-rules',
  subject: 'tunnel',
  title: 'rules of cloudflared',
  symptom: null,
  applies: ({ tunnel }) => tunnel?.management === 'local',
  observe: async ({ cluster }, { network: { tunnel } }) =>
    (await cluster).get({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: tunnel?.namespace ?? '',
      name: 'cloudflared',
    }),
  compare: (configMap, facts) => {
    const { tunnel } = facts.network;
    if (tunnel === null) return outcome('');
    const name = `ConfigMap ${tunnel.namespace}/cloudflared`;
    const at = facts.origins.of(tunnel);
    const fix = fixBy('', 'netloom apply');
    if (configMap === null) {
      const saw = `${name} does not exist`;
      return outcome('', [{ severity: 'error', saw, expected: 'the rules of the tunnel', at, fix }]);
    }
    const live = rulesIn(configMap);
    if (live === null) {
      const saw = `${name} holds no config.yaml with rules`;
      return outcome('', [
        { severity: 'error', saw, expected: 'the rules of the tunnel', at, fix: restoreFix(configMap) },
      ]);
    }
    return compareRules(live, { ...facts, tunnel, fix: restoreFix(configMap) });
  },
};

function rulesIn({ data }: ApiObject): readonly Rule[] | null {
  const text = Data.safeParse(data).data?.['config.yaml'];
  if (text === undefined) return null;
  try {
    return Config.safeParse(load(text)).data?.ingress ?? null;
  } catch {
    // somebody has edited it into something else than YAML
    return null;
  }
}

function compareRules(
  live: readonly Rule[],
  {
    network,
    tunnel,
    origins,
    fix,
  }: DoctorFacts & {
    readonly tunnel: NonNullable<Network['tunnel']>;
    readonly fix: Fix;
  },
): Outcome {
  const rules = toRules({ network, tunnel, from: origins.recorder('chart values') });
  const desired = rules.map((rule) => ({
    rule: plain(rule),
    at: origins.has(rule) ? origins.of(rule) : origins.of(tunnel),
  }));
  const missing = desired.flatMap(({ rule, at }): readonly Problem[] => {
    const same = live.find((one) => keyOf(one) === keyOf(rule));
    if (same === undefined) {
      const saw = `cloudflared has no rule for ${keyOf(rule)}`;
      return [{ severity: 'error', saw, expected: 'a rule', at, fix }];
    }
    const found = differences(rule, same, 'its');
    if (found.length === 0) return [];
    const { saw, expected } = describeDifferences(found);
    return [
      { severity: 'error', saw: `the rule of cloudflared for ${keyOf(rule)} has ${saw}`, expected, at, fix },
    ];
  });
  const known = new Set(desired.map(({ rule }) => keyOf(rule)));
  const more = live
    .filter((one) => !known.has(keyOf(one)))
    .map((one): Problem => {
      const saw = `cloudflared has a rule for ${keyOf(one)}`;
      return {
        severity: 'warning',
        saw,
        expected: 'every rule is in the network',
        at: origins.of(tunnel),
        fix,
      };
    });
  return outcome(countOf(rules.length, 'rule'), [...missing, ...more]);
}

/** The host and path that a rule is for. */
function keyOf(rule: Plain | Rule): string {
  const { hostname, path } = Rule.safeParse(rule).data ?? {};
  return hostname === undefined ? 'all other requests' : `${hostname}${path === undefined ? '' : ` ${path}`}`;
}
