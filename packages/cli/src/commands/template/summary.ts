import { dirname, join } from 'node:path';
import { countObjects } from '@netloom/archives';
import { prerequisiteSecrets } from '@netloom/network-model';
import type { CheckedInput } from '../../network-input/check-input.ts';
import { repeatNetwork } from '../../network-input/repeat-network.ts';

/** One screen: the objects of the network, and the next steps. */
export function summarize({ argument, path, checked }: CheckedInput, manifests: string): string {
  const counts = countObjects(manifests);
  const rows = counts.map(({ namespace, kind, count }) => [namespace ?? '(cluster)', kind, String(count)]);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const generated = join(dirname(path), 'generated');
  const { network } = checked.facts;
  const { delivery } = network;
  const placeholders = checked.diagnostics.filter(({ code }) => code === 'placeholder-left').length;
  const secrets = prerequisiteSecrets(network).length;
  const build = repeatNetwork('netloom build', argument);
  const steps = [
    placeholders > 0 && `replace ${count(placeholders, 'placeholder')} in ${path}, then run \`${build}\``,
    `read ${join(generated, 'NETWORK.md')}: a description of the network`,
    `follow ${join(generated, 'operators', 'install.md')}: namespaces, ${count(secrets, 'Secret')}, operators, umbrella`,
    delivery?.gitops === 'argocd' && `or give it to Argo CD: ${join(generated, 'argocd')}`,
    delivery?.gitops === 'flux' && `or give it to Flux: ${join(generated, 'flux')}`,
  ].filter((step) => step !== false);
  return [
    `${network.name}: ${count(total, 'object')}`,
    '',
    ...table([['NAMESPACE', 'KIND', 'OBJECTS'], ...rows]),
    '',
    'Next:',
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    '',
  ].join('\n');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Columns as wide as their longest cell, the last one to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = [0, 1, 2].map(width);
  return rows.map(([namespace = '', kind = '', objects = '']) =>
    [namespace.padEnd(widths[0] ?? 0), kind.padEnd(widths[1] ?? 0), objects.padStart(widths[2] ?? 0)].join(
      '  ',
    ),
  );
}
