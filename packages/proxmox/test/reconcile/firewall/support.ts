import type { ProxmoxClient } from '../../../src/client/index.ts';
import type { FirewallRecord } from '../../../src/reconcile/firewall/firewall-record.ts';
import type { TrialTimes } from '../../../src/reconcile/firewall/turn-on-input.ts';
import {
  applyFirewall,
  observeAndPlanFirewall,
  toDesiredFirewall,
  turnOnFirewall,
  type DesiredFirewall,
  type FirewallPlan,
  type TcpProbe,
} from '../../../src/reconcile/index.ts';
import { TOKENS } from '../../double/cluster.ts';
import { startDouble, type ProxmoxDouble } from '../../double/double.ts';
import { send } from '../../double/send.ts';
import {
  clientOf,
  homelab,
  homelabNetwork,
  MemoryStore,
  writesOf,
  type BenchOptions,
  type Replacement,
} from '../support.ts';

/** What the homelab wants of the firewall, with parts of its file replaced. */
export async function homelabFirewall(...replacements: readonly Replacement[]): Promise<DesiredFirewall> {
  const desired = toDesiredFirewall(await homelabNetwork(...replacements));
  if (desired === null) throw new Error('the homelab has Proxmox hosts');
  return desired;
}

/** Everybody answers, and sees us as a machine of the LAN. */
export const FROM_LAN: TcpProbe = () => Promise.resolve({ kind: 'answers', from: '192.168.7.50' });

const TIMES: TrialTimes = { settleMs: 0, pollMs: 1, deadlineMs: 5_000 };

export interface FirewallBench {
  readonly double: ProxmoxDouble;
  readonly client: ProxmoxClient;
  readonly store: MemoryStore<FirewallRecord>;
  readonly progress: string[];
  readonly plan: (desired: DesiredFirewall, ...allow: readonly 'deletes'[]) => Promise<FirewallPlan>;
  /** Plans and applies what was planned. */
  readonly apply: (desired: DesiredFirewall, ...allow: readonly 'deletes'[]) => Promise<FirewallPlan>;
  /** Applies a plan that was made before. */
  readonly carryOut: (desired: DesiredFirewall, plan: FirewallPlan) => Promise<void>;
  /** Plans as for turning the firewall on. */
  readonly planTrial: (desired: DesiredFirewall, probe?: TcpProbe) => Promise<FirewallPlan>;
  /** Turns the firewall on, with rules that are there already. */
  readonly turnOn: (
    desired: DesiredFirewall,
    options?: { readonly probe?: TcpProbe; readonly times?: Partial<TrialTimes> },
  ) => Promise<void>;
  /** Somebody's call, past the client that is under test; it must go well. */
  readonly somebody: (
    method: string,
    /** Below cluster/firewall, or from the root with a slash before it. */
    path: string,
    parameters?: Readonly<Record<string, string>>,
  ) => Promise<void>;
  /** Every write of netloom's so far. */
  readonly writes: () => readonly string[];
}

/** A double, a client whose token may change the firewall, and a fresh record; all closed afterwards. */
export async function withFirewall(
  options: BenchOptions,
  use: (bench: FirewallBench) => Promise<void>,
): Promise<void> {
  const double = await startDouble(options);
  const client = clientOf(double, { token: TOKENS.firewall, ...options });
  const sdnClient = clientOf(double);
  const store = new MemoryStore<FirewallRecord>({ journal: null });
  const progress: string[] = [];
  const theirs: number[] = [];
  const base = { client, store };
  const run = (desired: DesiredFirewall, plan: FirewallPlan, allow: readonly 'deletes'[]): Promise<void> =>
    applyFirewall({
      ...base,
      desired,
      plan,
      allow: new Set(allow),
      onProgress: (text) => progress.push(text),
    });
  try {
    await use({
      double,
      client,
      store,
      progress,
      plan: (desired, ...allow) => observeAndPlanFirewall({ ...base, desired, allow: new Set(allow) }),
      apply: async (desired, ...allow) => {
        const plan = await observeAndPlanFirewall({ ...base, desired, allow: new Set(allow) });
        await run(desired, plan, allow);
        return plan;
      },
      carryOut: (desired, plan) => run(desired, plan, []),
      planTrial: (desired, probe = FROM_LAN) =>
        observeAndPlanFirewall({ ...base, desired, allow: new Set(), turnOn: { probe: probe } }),
      turnOn: async (desired, { probe = FROM_LAN, times = {} } = {}) =>
        turnOnFirewall({
          ...base,
          desired,
          allow: new Set(),
          turnOn: { probe: probe },
          api: sdnClient,
          sdn: await homelab(),
          times: { ...TIMES, ...times },
          onProgress: (text) => progress.push(text),
        }),
      somebody: async (method, path, parameters = {}) => {
        theirs.push(double.calls.length);
        const whole = path.startsWith('/') ? path.slice(1) : `cluster/firewall/${path}`;
        const { status, body } = await send(double, { method, path: whole, parameters });
        if (status !== 200) throw new Error(`${method} ${path}: ${status} ${body}`);
      },
      writes: () => writesOf(double.calls.filter((_, index) => !theirs.includes(index))),
    });
  } finally {
    await client.close();
    await sdnClient.close();
    await double.close();
  }
}

/** The SDN of the homelab as every host runs it. */
export function runHomelab({ cluster: { sdn, loaded, hosts } }: ProxmoxDouble): void {
  const peers = '192.168.7.233,192.168.7.234,192.168.7.235';
  sdn.create('zones', 'k3szone', { type: 'vxlan', options: new Map([['peers', peers]]) });
  const options = new Map(Object.entries({ zone: 'k3szone', tag: '100' }));
  sdn.create('vnets', 'k3svnet', { type: 'vnet', options });
  sdn.commit({});
  for (const host of hosts) loaded.set(host, sdn.version);
}

/** How the firewall stands, compared with cluster.fw as it should be. */
export function stateOf({ cluster: { firewall } }: ProxmoxDouble, desired: string): string {
  const { enable = 0 } = firewall.file('cluster').options.read;
  const [live, all] = [writtenLines(firewall.text), writtenLines(desired)];
  const own = live.filter((line) => all.includes(line));
  const between = `between: ${own.length} of ${all.length} writes live`;
  const said = own.length === 0 ? 'as before' : own.join('\n') === all.join('\n') ? 'as desired' : between;
  const others = own.length === live.length ? '' : ', beside what others have';
  return `${said}${others}, ${enable === 0 ? 'off' : enable === 1 ? 'on' : 'on trial'}`;
}

/** Each set, group, entry and rule as a line, with the section that it is in. */
function writtenLines(text: string): readonly string[] {
  return text
    .split(/^(?=\[)/m)
    .filter((section) => section !== '' && !section.startsWith('[OPTIONS]'))
    .flatMap((section) => {
      const [head = '', ...lines] = section.split('\n').filter((line) => line !== '');
      return [...(head === '[RULES]' ? [] : [head]), ...lines.map((line) => `${head} ${line}`)];
    });
}
