import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { proxmoxSdnChart } from '@netloom/proxmox-sdn';
import { difference, type Check, type Mistakes } from './check.ts';
import { ofManifests, type OneChart, type TemplatedCase } from './one-chart.ts';
import { endings, jobs, modesOf, programs } from './proxmox-jobs.ts';

/** Where both jobs are asked for. */
const RECONCILE = 'reconcile-values.yaml';

/** What changes the reconcile Job, and what does not. */
const OTHER_STATES = [
  'zones[0].spec.mtu=1400',
  'nodes[0].address=10.0.0.11',
  'api.hosts[0].name=pve-3',
  'reconcile.adopt=false',
  'image.tag=24.22.0-alpine',
  'resources.limits.memory=256Mi',
];
const SAME_STATE = ['drift.schedule=@daily', 'drift.enabled=false', 'files.note=changed'];

/** What holds for the proxmox-sdn chart: its values are data, which arrive whole, and jobs that are there where asked for. */
export const PROXMOX_CHECKS: readonly Check<OneChart>[] = [
  {
    title: 'puts what is desired into one ConfigMap, and files byte for byte',
    find: (chart) => ofManifests(chart, desired),
  },
  {
    title: 'runs the jobs that are asked for, each as itself, with no more rights than it needs',
    find: (chart) => ofManifests(chart, jobs),
  },
  {
    title: 'starts the program with what it reads',
    find: (chart) => ofManifests(chart, programs),
  },
  {
    title: 'fails a job that a retry cannot fix, and keeps its record',
    find: (chart) => ofManifests(chart, endings),
  },
  {
    title: 'carries the bundle byte for byte',
    find: (chart) =>
      ofManifests(chart, async ({ manifests, values }) => {
        const bundle = manifests.find(({ metadata }) => metadata.name === 'proxmox-sdn-bundle');
        const file = join(chart.folders.folderOf(chart.name), 'files/reconcile.mjs');
        const expected = modesOf(values).length > 0 ? await readFile(file, 'utf8') : undefined;
        return bundle?.data?.['reconcile.mjs'] === expected ? [] : ['the bundle is another one'];
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
      for (const set of OTHER_STATES)
        if ((await nameWith('--set', set)) === own) mistakes.push(`${set} changes no name`);
      for (const set of SAME_STATE)
        if ((await nameWith('--set', set)) !== own) mistakes.push(`${set} changes the name`);
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
