import { readFile } from 'node:fs/promises';
import type { Network } from '@netloom/network-model';
import { FIXTURES, loadText } from '@netloom/network-model/testing';
import { ApiToken, ProxmoxClient, type Trust } from '../../src/client/index.ts';
import {
  applySdn,
  observeAndPlanSdn,
  toDesiredSdn,
  type DesiredSdn,
  type SdnPlan,
} from '../../src/reconcile/index.ts';
import type { SdnRecord } from '../../src/reconcile/sdn/sdn-record.ts';
import { TOKENS } from '../double/cluster.ts';
import { startDouble, type Call, type DoubleOptions, type ProxmoxDouble } from '../double/double.ts';

const HOMELAB = new URL('networks/homelab/network.yaml', FIXTURES);

export type Replacement = readonly [string | RegExp, string];

/** The homelab, with parts of its file replaced. */
export async function homelabNetwork(...replacements: readonly Replacement[]): Promise<Network> {
  const text = replacements.reduce(
    (now, [from, to]) => now.replace(from, to),
    await readFile(HOMELAB, 'utf8'),
  );
  return loadText(text).network;
}

/** What the homelab wants, with parts of its file replaced. */
export async function homelab(...replacements: readonly Replacement[]): Promise<DesiredSdn> {
  const desired = toDesiredSdn(await homelabNetwork(...replacements));
  if (desired === null) throw new Error('the homelab has Proxmox hosts');
  return desired;
}

/** A record that lives as long as the test; a process that was killed writes no more. */
export class MemoryStore<T> {
  record: T;
  alive = true;

  constructor(record: T) {
    this.record = record;
  }

  readonly read = (): Promise<T> => Promise.resolve(this.record);

  readonly write = (record: T): Promise<void> => {
    // through text, as a file has it
    if (this.alive) this.record = JSON.parse(JSON.stringify(record)) as T;
    return Promise.resolve();
  };
}

export interface Bench {
  readonly double: ProxmoxDouble;
  readonly store: MemoryStore<SdnRecord>;
  readonly plan: (desired: DesiredSdn, ...allow: readonly ('adopt' | 'deletes')[]) => Promise<SdnPlan>;
  /** Plans and applies what was planned. */
  readonly apply: (desired: DesiredSdn, ...allow: readonly ('adopt' | 'deletes')[]) => Promise<SdnPlan>;
  /** Applies a plan that was made before. */
  readonly carryOut: (desired: DesiredSdn, plan: SdnPlan) => Promise<void>;
  readonly progress: string[];
}

export interface BenchOptions extends DoubleOptions {
  readonly token?: string;
  readonly trust?: Trust;
  readonly signal?: AbortSignal;
}

/** A double, a client that trusts it, and a fresh record; all closed afterwards. */
export async function withBench(options: BenchOptions, use: (bench: Bench) => Promise<void>): Promise<void> {
  const double = await startDouble(options);
  const client = clientOf(double, options);
  const store = new MemoryStore<SdnRecord>({ owned: [], journal: null });
  const progress: string[] = [];
  const base = { client, store };
  const allowing = (allow: readonly ('adopt' | 'deletes')[]): ReadonlySet<'adopt' | 'deletes'> =>
    new Set(allow);
  const run = async (
    desired: DesiredSdn,
    plan: SdnPlan,
    allow: ReadonlySet<'adopt' | 'deletes'>,
  ): Promise<void> =>
    applySdn({
      ...base,
      desired,
      allow,
      plan,
      polling: { pollMs: 1, polls: 4 },
      onProgress: (text) => progress.push(text),
    });
  try {
    await use({
      double,
      store,
      progress,
      plan: (desired, ...allow) => observeAndPlanSdn({ ...base, desired, allow: allowing(allow) }),
      apply: async (desired, ...allow) => {
        const plan = await observeAndPlanSdn({ ...base, desired, allow: allowing(allow) });
        await run(desired, plan, allowing(allow));
        return plan;
      },
      carryOut: (desired, plan) => run(desired, plan, new Set()),
    });
  } finally {
    await client.close();
    await double.close();
  }
}

export function clientOf(
  double: ProxmoxDouble,
  { token = TOKENS.admin, trust, signal }: BenchOptions = {},
): ProxmoxClient {
  const parsed = ApiToken.parse(token);
  if (parsed === null) throw new Error(`${token} is no token`);
  return ProxmoxClient.of({
    origin: double.url,
    token: parsed,
    trust: trust ?? { kind: 'fingerprint', sha256: double.fingerprint },
    timeoutMs: 5_000,
    retryMs: 1,
    ...(signal !== undefined && { signal }),
  });
}

/** Everything that may change the cluster, without what differs from run to run. */
export function writesOf(calls: readonly Call[]): readonly string[] {
  return calls
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path, parameters }) => {
      const sent = Object.entries(parameters).map(([name, value]) =>
        name === 'lock-token' || name === 'digest' ? name : `${name}=${String(value)}`,
      );
      return [method, path, ...sent].join(' ');
    });
}

/** The configuration that runs, as text. */
export function runningText({ cluster }: ProxmoxDouble): string {
  const { zones, vnets, subnets } = cluster.sdn.running;
  return `${zones.text}${vnets.text}${subnets.text}`;
}

export function editedText({ cluster }: ProxmoxDouble): string {
  const { zones, vnets, subnets } = cluster.sdn.config;
  return `${zones.text}${vnets.text}${subnets.text}`;
}

/** `as before`, `as desired`, or what is pending. */
export function stateOf({ double }: Bench, desired: string): string {
  const [running, edited] = [runningText(double), editedText(double)];
  const name = running === '' ? 'as before' : running === desired ? 'as desired' : 'as another made it';
  const lock = double.cluster.sdn.lock === null ? '' : ', locked';
  const behind = [...double.cluster.loaded.values()].some(
    (version) => version !== double.cluster.sdn.version,
  );
  return `${name}${edited === running ? '' : ', changes pending'}${behind ? ', a host behind' : ''}${lock}`;
}

/** What a run did, from its calls. */
export function workOf(calls: readonly Call[]): string {
  const writes = calls.filter(({ method }) => method !== 'GET');
  const objects = writes.filter(
    ({ method, path }) => method === 'POST' && path !== 'cluster/sdn/lock',
  ).length;
  const applies = writes.some(({ method, path }) => method === 'PUT' && path === 'cluster/sdn');
  if (applies && objects === 3) return 'does all';
  if (applies) return objects === 0 ? 'applies what is there' : `continues: ${objects} of 3 objects left`;
  return writes.length > 0 ? 'releases the lock' : 'finds nothing to do';
}
