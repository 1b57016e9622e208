import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { proxmoxSdnChart } from '@netloom/proxmox-sdn';
import { difference, type Check, type Mistakes } from './check.ts';
import { ofManifests, type OneChart, type TemplatedCase } from './one-chart.ts';
import { endings, jobs, modesOf, programs } from './proxmox-jobs.ts';

/** The case with both jobs. */
const RECONCILE = 'reconcile-values.yaml';

/** Values that rename the reconcile Job, and values that do not. */
const OTHER_STATES = [
  'zones[0].spec.mtu=1400',
  'nodes[0].address=10.0.0.11',
  'api.hosts[0].name=pve-3',
  'reconcile.adopt=false',
  'image.tag=24.22.0-alpine',
  'resources.limits.memory=256Mi',
];
const SAME_STATE = ['drift.schedule=@daily', 'drift.enabled=false', 'files.note=changed'];

/** Checks of the proxmox-sdn chart: its values are data, which arrive whole, and jobs where they are enabled. */
export const PROXMOX_CHECKS: readonly Check<OneChart>[] = [
  {
    title: 'puts the desired state into one ConfigMap, and files byte for byte',
    find: (chart) => ofManifests(chart, desired),
  },
  {
    title: 'runs the enabled jobs, each with its own account and the least rights',
    find: (chart) => ofManifests(chart, jobs),
  },
  {
    title: 'starts the program with the paths of its files',
    find: (chart) => ofManifests(chart, programs),
  },
  {
    title: 'ends a job that a retry does not fix, and keeps its record',
    find: (chart) => ofManifests(chart, endings),
  },
  {
    title: 'carries the bundle byte for byte',
    find: (chart) =>
      ofManifests(chart, async ({ manifests, values }) => {
        const bundle = manifests.find(({ metadata }) => metadata.name === 'proxmox-sdn-bundle');
        const file = join(chart.folders.folderOf(chart.name), 'files/reconcile.mjs');
        const expected = modesOf(values).length > 0 ? await readFile(file, 'utf8') : undefined;
        return bundle?.data?.['reconcile.mjs'] === expected ? [] : ['the bundle differs'];
      }),
  },
  {
    title: 'names the reconcile Job after its state, and after nothing else',
    find: async ({ folders, name }) => {
      const path = join(folders.charts, name, 'ci', RECONCILE);
      const nameWith = async (...set: readonly string[]): Promise<string> => {
        const manifests = await folders.template(name, '--values', path, ...set);
        return manifests.find(({ kind }) => kind === 'Job')?.metadata.name ?? '';
      };
      const own = await nameWith();
      const mistakes = /^proxmox-sdn-reconcile-[0-9a-f]{10}$/.test(own) ? [] : [`the Job is named ${own}`];
      for (const set of OTHER_STATES) {
        if ((await nameWith('--set', set)) === own) mistakes.push(`${set} changes no name`);
      }
      for (const set of SAME_STATE) {
        if ((await nameWith('--set', set)) !== own) mistakes.push(`${set} changes the name`);
      }
      return mistakes;
    },
  },
];

function desired({ manifests, values: { global: _, ...own } }: TemplatedCase): Mistakes {
  const parsed = proxmoxSdnChart.values.parse(own);
  const { version, zones, vnets, subnets, firewall, files, network, nodes, api, reconcile } = parsed;
  const configMap = manifests.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'proxmox-sdn',
  );
  const { 'desired.json': state, 'jobs.json': jobs, ...others } = configMap?.data ?? {};
  return [
    ...difference('desired.json', JSON.parse(state ?? 'null'), { version, zones, vnets, subnets, firewall }),
    ...difference(
      'jobs.json',
      JSON.parse(jobs ?? 'null'),
      modesOf(own).length > 0 ? { network, nodes, api, reconcile } : null,
    ),
    ...difference('the files', others, files),
  ];
}
