import type { Tree } from '../../sources/tree.ts';
import type { Draft } from '../draft/draft.ts';
import type { DraftTunnel } from '../draft/tunnels.ts';
import { list, map, scalar, textOf, type Planned, type PlannedMap, type PlannedScalar } from '../planned.ts';
import { at, entriesAt, flagAt, itemsAt, statedAt, textsAt } from '../read-tree.ts';

/** The options of `originRequest` that the network file has, and what they are. */
const OPTIONS: Readonly<Record<string, 'text' | 'flag'>> = {
  connectTimeout: 'text',
  keepAliveTimeout: 'text',
  httpHostHeader: 'text',
  originServerName: 'text',
  noTLSVerify: 'flag',
  http2Origin: 'flag',
  disableChunkedEncoding: 'flag',
};

/** cloudflared's configuration file (config/configuration.go of its repository). */
export function addConfig(
  config: Tree,
  tunnel: Pick<DraftTunnel, 'namespace' | 'configMap'>,
  draft: Draft,
): void {
  const rules = itemsAt(config, 'ingress');
  if (at(config, 'tunnel') === undefined && rules.length === 0) return;
  const added: DraftTunnel = {
    ...tunnel,
    at: config,
    id: statedAt(config, 'tunnel'),
    isRemote: false,
    protocol: statedAt(config, 'protocol'),
    credentialsFile: statedAt(config, 'credentials-file'),
  };
  draft.tunnels.push(added);
  addRules(rules, { tunnel: added, defaults: at(config, 'originRequest') }, draft);
}

interface RulesInput {
  readonly tunnel: DraftTunnel;
  /** `originRequest` of all rules. */
  readonly defaults?: Tree | undefined;
}

/** Rules of a tunnel, in its order. */
export function addRules(rules: readonly Tree[], { tunnel, defaults }: RulesInput, draft: Draft): void {
  for (const rule of rules) {
    const host = statedAt(rule, 'hostname');
    const service = statedAt(rule, 'service');
    if (service === undefined) continue;
    if (host === undefined || textOf(host) === '*') {
      if (isStatus(service) && at(rule, 'path') === undefined) continue;
      const why = 'a rule without a host takes every host';
      draft.leaveOut({ kind: 'tunnel rule', name: 'catch-all', why, at: rule });
      continue;
    }
    const path = statedAt(rule, 'path');
    const name = textOf(host);
    const originRequest = toOriginRequest({ name, own: at(rule, 'originRequest'), defaults }, draft);
    draft.tunnelRules.push({ tunnel, host, path, service, originRequest });
  }
}

interface OptionsInput {
  readonly name: string;
  readonly own: Tree | undefined;
  readonly defaults: Tree | undefined;
}

/** Each option of a rule takes the place of that of all rules. */
function toOriginRequest({ name, own, defaults }: OptionsInput, draft: Draft): PlannedMap | undefined {
  const stated = new Map([...entriesAt(defaults), ...entriesAt(own)]);
  const options: Record<string, Planned> = {};
  for (const [key, value] of stated) {
    const kind = Object.hasOwn(OPTIONS, key) ? OPTIONS[key] : undefined;
    const read = kind === 'flag' ? flagAt(value) : kind === 'text' ? statedAt(value)?.value : undefined;
    if (read !== undefined) {
      options[key] = scalar(read, value);
    } else if (key === 'access') {
      const access = toAccess(value);
      if (access !== undefined) options[key] = access;
    } else if (kind === undefined) {
      const why = `option ${key} of originRequest has no form in the network file`;
      draft.leaveOut({ kind: 'tunnel rule', name, why, at: value });
    }
  }
  return Object.keys(options).length === 0 ? undefined : map(options, own ?? defaults);
}

/** cloudflared checks tokens only where that is required. */
function toAccess(access: Tree): PlannedMap | undefined {
  if (flagAt(access, 'required') !== true) return undefined;
  return map({ teamName: statedAt(access, 'teamName'), audTag: list(textsAt(access, 'audTag')) }, access);
}

function isStatus(service: PlannedScalar): boolean {
  return textOf(service).startsWith('http_status:');
}
