import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findHelm } from '@netloom/helm';
import type * as z from 'zod';
import { IngressValues } from '../src/values.ts';

const CHART = join(import.meta.dirname, '../../../charts/ingress');

/** The lists of the values whose entries have labels. */
const LABELLED = Object.entries(IngressValues.shape).flatMap(([key, list]) => {
  const item: z.ZodObject = list.unwrap().element;
  return 'labels' in item.shape ? [key] : [];
});

async function rendered(values: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ingress-chart-'));
  try {
    const file = join(folder, 'values.json');
    await writeFile(file, JSON.stringify(values));
    const helm = await findHelm(process);
    // the templates copy a spec as it is, whatever the schema says of it
    const { stdout } = await helm.run(['template', CHART, '--values', file, '--skip-schema-validation']);
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the chart', () => {
  it('has lists whose entries have labels', () => {
    expect(LABELLED).toContain('serversTransports');
  });

  it.each(LABELLED)('writes the labels of %s, by which one of several Traefiks reads them', async (key) => {
    const labels = { 'netloom.io/ingress': 'internal' };
    const entry = { name: 'a', namespace: 'b', spec: {} };
    expect(await rendered({ [key]: [{ ...entry, labels }] })).toContain(
      '\n    netloom.io/ingress: internal\n',
    );
    expect(await rendered({ [key]: [entry] })).not.toContain('netloom.io/ingress');
  });
});
