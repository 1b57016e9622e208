import { basename, dirname } from 'node:path/posix';
import type { ChartValues } from '../chart-values.ts';
import type { Folder } from '../folder/folder.ts';
import { textAt } from '../tree/nodes.ts';

/** Charts that decide a network, by the folder or file that people name after them. */
const KNOWN = [
  'metallb',
  'traefik',
  'cilium',
  'kube-vip',
  'ingress-nginx',
  'envoy-gateway',
  'cloudflared',
  'cloudflare-tunnel',
  'tailscale-operator',
  'external-dns',
  'cert-manager',
] as const;

/** An address that a Service asks for: whatever the chart is, that is a fact of the network. */
const PIN =
  /\b(?:loadBalancerIP|metallb\.io\/loadBalancerIPs|metallb\.universe\.tf\/loadBalancerIPs|io\.cilium\/lb-ipam-ips|lbipam\.cilium\.io\/ips|kube-vip\.io\/loadbalancerIPs)["']?:/;

/** Values of a known chart, and the file they are in. */
export interface KnownValues extends Omit<ChartValues, 'cluster' | 'liveness'> {
  /** Relative to the folder. */
  readonly file: string;
}

/** Values files that nothing of the repository reads, of charts that are known by their folder or name. */
export function findValuesFiles(folder: Folder, used: ReadonlySet<string>): readonly KnownValues[] {
  return [...folder.files.values()].flatMap(({ path, kind, text }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (kind !== 'yaml' || used.has(path) || !/(?:^|[.-])values(?:[.-][\w-]+)?\.ya?ml$/.test(name)) return [];
    if (folder.files.has(`${dirname(path)}/Chart.yaml`) || isInChart(path, folder)) return [];
    const chart = chartOfFile(path) ?? (PIN.test(text ?? '') ? nameOfFile(path) : null);
    if (chart === null) return [];
    const [tree] = folder.trees(path);
    if (tree?.kind !== 'mapping' || textAt(tree, 'apiVersion') !== undefined) return [];
    return [{ chart, release: chart, tree, stated: tree, from: 'values-file' as const, file: path }];
  });
}

function isInChart(path: string, folder: Folder): boolean {
  return folder.files.has(`${dirname(dirname(path))}/Chart.yaml`);
}

/** `web` of `web-values.yaml` and of `apps/web/values.yaml`; null where the name is no chart's. */
function nameOfFile(path: string): string | null {
  const [, own] = /([^/]+?)[.-](?:helm-)?values\.ya?ml$/.exec(path.toLowerCase()) ?? [];
  const name = own ?? basename(dirname(path)).toLowerCase();
  return /^(?:helm|values?|files?|vars|charts?|config|default|base|app|overrides?|\.)$/.test(name)
    ? null
    : name;
}

/** `metallb` of `metallb-values.yaml` and of `apps/metallb/values.yaml`; the nearest name decides. */
function chartOfFile(path: string): string | null {
  const parts = path.toLowerCase().split('/').toReversed();
  for (const part of parts.slice(0, 3)) {
    const found = KNOWN.find(
      (name) => part === name || part.startsWith(`${name}-`) || part.startsWith(`${name}.`),
    );
    if (found !== undefined) return found;
  }
  return null;
}
