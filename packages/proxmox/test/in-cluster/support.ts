import { readFile } from 'node:fs/promises';
import { plain } from '@netloom/chart-kit';
import { FIXTURES, loadText } from '@netloom/network-model/testing';
import { proxmoxSdnChart, type ProxmoxSdnValues } from '@netloom/proxmox-sdn';
import { TOKENS, type ClusterOptions } from '../double/cluster.ts';
import { startDouble, type ProxmoxDouble } from '../double/double.ts';
import { runBundle, type Ended, type Pod } from '../double/run-bundle.ts';
import { ACCOUNT_TOKEN, NAMESPACE, startKube, type KubeDouble } from './kube-double.ts';

const HOMELAB = new URL('networks/homelab/network.yaml', FIXTURES);

/** The chart's values for the homelab with both jobs, and parts of its file replaced. */
export async function homelabValues(
  ...replacements: readonly (readonly [string | RegExp, string])[]
): Promise<ProxmoxSdnValues> {
  const text = [['proxmox:\n', 'proxmox:\n  drift: {}\n  reconcile: {}\n'] as const, ...replacements].reduce(
    (now, [from, to]) => now.replace(from, to),
    await readFile(HOMELAB, 'utf8'),
  );
  const drawn = proxmoxSdnChart.toValues(loadText(text).network, (_, value) => value);
  return proxmoxSdnChart.values.parse(plain(drawn));
}

/** The ConfigMap proxmox-sdn as the template makes it, with every host at the double. */
export function configOf(
  { version, zones, vnets, subnets, network, nodes, api, reconcile }: ProxmoxSdnValues,
  host: { readonly origin: string; readonly fingerprint?: string; readonly ca?: string },
): Readonly<Record<string, string>> {
  const { ca = '', ...place } = host;
  const hosts = api.hosts.map(({ name }) => ({ name, ...place }));
  return {
    'desired.json': JSON.stringify({ version, zones, vnets, subnets }),
    'jobs.json': JSON.stringify({ network, nodes, reconcile, api: { hosts, ca } }),
  };
}

export interface Lab {
  readonly proxmox: ProxmoxDouble;
  readonly kube: KubeDouble;
  /** Runs the bundle with what differs from a pod that is as it should be. */
  readonly run: (mode: Pod['mode'], changes?: Partial<Pod>) => Promise<Ended>;
  /** The ConfigMap proxmox-sdn of other values. */
  readonly configOf: (values: ProxmoxSdnValues) => Pod['config'];
  readonly report: () => unknown;
  readonly record: () => unknown;
}

/** Proxmox and an API server, both doubles, with the homelab in the ConfigMap; all closed afterwards. */
export async function withLab(
  options: ClusterOptions & { readonly values?: ProxmoxSdnValues },
  use: (lab: Lab) => Promise<void>,
): Promise<void> {
  const { values = await homelabValues(), ...cluster } = options;
  // no second goes by for a task that is still running
  const proxmox = await startDouble({ polls: 0, ...cluster });
  const kube = await startKube('proxmox-sdn-report', 'proxmox-sdn-record');
  const place = { origin: proxmox.url, fingerprint: proxmox.fingerprint };
  const keyOf = (name: string, key: string): unknown =>
    JSON.parse(kube.configMaps.get(name)?.data[key] ?? 'null');
  try {
    await use({
      proxmox,
      kube,
      run: (mode, changes = {}) =>
        runBundle({
          mode,
          config: configOf(values, place),
          token: TOKENS.admin,
          account: { namespace: NAMESPACE, token: ACCOUNT_TOKEN, ca: kube.ca },
          apiServer: kube.url,
          ...changes,
        }),
      configOf: (other) => configOf(other, place),
      report: () => keyOf('proxmox-sdn-report', 'report.json'),
      record: () => keyOf('proxmox-sdn-record', 'record.json'),
    });
  } finally {
    await kube.close();
    await proxmox.close();
  }
}
