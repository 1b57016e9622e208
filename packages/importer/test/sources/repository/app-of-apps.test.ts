import { findHelm } from '@netloom/helm';
import { readSources } from '../../../src/sources/read-sources.ts';
import type { Sources } from '../../../src/sources/sources.ts';
import { inFolder } from '../../support/temp-folder.ts';

const REPOSITORY = 'https://git.example.net/me/lab';

const application = (name: string, path: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
spec:
  destination: { namespace: ${name} }
  source: { repoURL: ${REPOSITORY}, path: ${path} }
`;

const service = (name: string): string => `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\n`;

const CHARTS = {
  'apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 0.1.0\n',
  'apps/templates/web.yaml': application('web', 'web'),
  'web/kustomization.yaml': 'resources: [service.yaml]\n',
  'web/service.yaml': service('web'),
};

async function readWithHelm(files: Readonly<Record<string, string>>): Promise<Sources> {
  let sources: Sources | undefined;
  await inFolder(files, async (path) => {
    sources = await readSources([{ kind: 'folder', path }], { helm: async () => findHelm(process), env: {} });
  });
  if (sources === undefined) throw new Error('nothing was read');
  return sources;
}

function servicesOf({ objects }: Sources): readonly (readonly [string | undefined, string])[] {
  return objects
    .filter(({ kind }) => kind === 'Service')
    .map(({ namespace, liveness }) => [namespace, liveness.state]);
}

describe('Applications in a chart', () => {
  it('applies a kustomization once, in the namespace of its Application', async () => {
    const sources = await readWithHelm({ ...CHARTS, 'root.yaml': application('apps', 'apps') });
    expect(servicesOf(sources)).toEqual([['web', 'live']]);
  });

  it('takes the only chart of Applications for the one that a person installs', async () => {
    expect(servicesOf(await readWithHelm(CHARTS))).toEqual([['web', 'live']]);
  });

  it('finds the first of several charts of Applications', async () => {
    const sources = await readWithHelm({
      ...CHARTS,
      'bootstrap/Chart.yaml': 'apiVersion: v2\nname: bootstrap\nversion: 0.1.0\n',
      'bootstrap/templates/apps.yaml': application('apps', 'apps'),
    });
    expect(servicesOf(sources)).toEqual([['web', 'live']]);
  });

  it('takes none of several where none applies another', async () => {
    const sources = await readWithHelm({
      ...CHARTS,
      'other/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 0.1.0\n',
      'other/templates/web.yaml': application('dns', 'web'),
    });
    expect(servicesOf(sources)).toEqual([
      [undefined, 'live'],
      ['web', 'alternative'],
      ['dns', 'alternative'],
    ]);
  });
});
