import { join } from 'node:path';
import { templateUmbrella } from '@netloom/archives';
import { dumpYaml, plain } from '@netloom/chart-kit';
import { umbrellaValues, type CheckedNetwork } from '@netloom/engine';
import { findHelm } from '@netloom/helm';
import { ingressChart } from '@netloom/ingress';
import { metallbChart } from '@netloom/metallb';
import { describeOrigin } from './describe-origin.ts';
import { EXAMPLE, only } from './example.ts';
import { shown } from './shown.ts';

/** From the facts to the manifests that Helm makes. */
export async function buildStages(
  root: string,
  { facts: { network }, origins }: CheckedNetwork,
): Promise<ReadonlyMap<string, string>> {
  const from = origins.recorder('chart values');
  const { ipAddressPools } = metallbChart.toValues(network, from);
  const { ingressRoutes } = ingressChart.toValues(network, from);
  const pool = only(ipAddressPools, ({ name }) => name === EXAMPLE.pool);
  const route = only(ingressRoutes, ({ name }) => String(name) === EXAMPLE.host);
  const manifests = await templateUmbrella({
    charts: join(root, 'charts'),
    values: await umbrellaValues(network),
    helm: await findHelm(process),
  });
  return new Map([
    [
      'toValues',
      [shown(pool), `  spec: ${describeOrigin(origins.of(pool, 'spec'))}`, shown(route)].join('\n'),
    ],
    ['plain', shown(plain(pool))],
    ['render', dumpYaml(plain([pool])).trim()],
    ['template', manifestOf(manifests, 'IPAddressPool', EXAMPLE.pool)],
  ]);
}

/** One object as Helm prints it. */
function manifestOf(manifests: string, kind: string, name: string): string {
  const documents = manifests.split(/^---\n/m);
  return only(
    documents,
    (text) => text.includes(`\nkind: ${kind}\n`) && text.includes(`\n  name: "${name}"\n`),
  ).trim();
}
