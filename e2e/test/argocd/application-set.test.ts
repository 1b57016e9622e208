import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dumpYaml, plain } from '@netloom/chart-kit';
import { buildNetwork, type CheckedNetwork } from '@netloom/engine';
import { findHelm, HelmFailed, type Helm } from '@netloom/helm';
import { load } from 'js-yaml';
import { deliveredObject } from '../support/delivered-objects.ts';
import { checkedNetwork, type Manifest } from '../support/manifests.ts';

const FOLDERS = {
  'networks/homelab': 'homelab',
  'examples/dual-stack-bgp': 'rack',
  'examples/minimal': 'small',
};

const APPLICATION_SET = 'argocd/applicationset.yaml';

let scratch: string;
let helm: Helm;

beforeAll(async () => {
  helm = await findHelm(process);
  scratch = await mkdtemp(join(tmpdir(), 'netloom-application-set-'));
  await mkdir(join(scratch, 'templates'));
  await writeFile(join(scratch, 'Chart.yaml'), 'apiVersion: v2\nname: go-template\nversion: 1.0.0\n');
  await writeFile(join(scratch, 'templates/text.yaml'), '{{ tpl .Values.text .Values.params }}');
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A network, named after its folder, with a delivery of its own. */
async function network(folder: string, name: string, more: string): Promise<CheckedNetwork> {
  const delivery = `delivery: { git: { url: https://git.example.com/lab.git }, charts: registry.example.com/lab${more} }`;
  return checkedNetwork(folder, (text) => {
    const named = text.replace(/^name: .*$/m, `name: ${name}`).replace(/^delivery:[^]*$/m, '');
    return `${named}\n${delivery}\n`;
  });
}

/** What Argo CD's Git generator knows of a file that it found: applicationset/generators/git.go. */
function parametersOf(path: string): object {
  const folder = path.split('/').slice(0, -1);
  return { path: { path: folder.join('/'), segments: folder, basename: folder.at(-1) } };
}

/** Go's own templates, by way of Helm, for each text of the template, as ApplicationSets are rendered. */
async function rendered(template: unknown, params: object): Promise<unknown> {
  const values = join(scratch, 'values.json');
  await writeFile(values, JSON.stringify({ text: dumpYaml(plain(template)), params }));
  const { stdout } = await helm.run(['template', scratch, '--values', values]);
  return load(stdout);
}

describe('the ApplicationSet of a fleet', () => {
  it.each(Object.entries(FOLDERS))(
    'makes of %s the root that it would have by itself',
    async (folder, name) => {
      const set = await deliveredObject(await network(folder, name, `, cluster: ${name}`), 'ApplicationSet');
      const root = await deliveredObject(await network(folder, name, ''), 'Application', `netloom-${name}`);
      const { template } = set.spec as { readonly template: Pick<Manifest, 'metadata' | 'spec'> };
      const made = (await rendered(
        template,
        parametersOf(`networks/${name}/generated/${APPLICATION_SET}`),
      )) as typeof template;
      expect({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { ...made.metadata, namespace: set.metadata.namespace },
        spec: made.spec,
      }).toEqual(root);
    },
  );

  it('is one and the same in every network of it', async () => {
    const texts = await Promise.all(
      Object.entries(FOLDERS).map(async ([folder, name]) =>
        (await buildNetwork(await network(folder, name, `, cluster: ${name}`))).get(APPLICATION_SET),
      ),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('kind: ApplicationSet');
  });

  it('finds each of them, and no network with an Argo CD of its own', async () => {
    const files = await Promise.all(
      Object.entries(FOLDERS).map(async ([folder, name], index) => {
        const made = await buildNetwork(await network(folder, name, index === 0 ? '' : `, cluster: ${name}`));
        return [...made.keys()].map((path) => `networks/${name}/generated/${path}`);
      }),
    );
    const set = await deliveredObject(
      await network('examples/minimal', 'small', ', cluster: small'),
      'ApplicationSet',
    );
    const { generators } = set.spec as {
      readonly generators: readonly {
        readonly git: { readonly files: readonly { readonly path: string }[] };
      }[];
    };
    const [pattern] = generators.flatMap(({ git }) => git.files.map(({ path }) => path));
    const found = new RegExp(`^${(pattern ?? '').replaceAll('.', '\\.').replace('*', '[^/]*')}$`);
    expect(files.flat().filter((path) => found.test(path))).toEqual([
      'networks/rack/generated/argocd/applicationset.yaml',
      'networks/small/generated/argocd/applicationset.yaml',
    ]);
  });

  it('says so where a folder is not there', async () => {
    const set = await deliveredObject(
      await network('examples/minimal', 'small', ', cluster: small'),
      'ApplicationSet',
    );
    const { template } = set.spec as { readonly template: unknown };
    await expect(rendered(template, parametersOf('applicationset.yaml'))).rejects.toThrow(HelmFailed);
  });
});
