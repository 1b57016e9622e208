import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { readSources } from '../../../src/sources/read-sources.ts';
import { inFolder, sourcesOf } from '../../support/temp-folder.ts';

const service = (name: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: web\n`;
const namesOf = ({ objects }: Awaited<ReturnType<typeof sourcesOf>>): readonly string[] =>
  objects.map(({ name }) => name).toSorted();

describe('bad input', () => {
  it('keeps the documents around a broken one, and notes its line', async () => {
    const sources = await sourcesOf({
      'a.yaml': `${service('one')}---\nkind: {{ x }}: [\n---\n${service('two')}`,
    });
    expect(namesOf(sources)).toEqual(['one', 'two']);
    expect(sources.unread).toMatchObject([
      { line: 7, why: 'a template, which is YAML only after it is filled in' },
    ]);
  });

  it('says what is wrong with YAML without its text', async () => {
    const { unread } = await sourcesOf({ 'a.yaml': 'apiVersion: v1\nkind: "Secret\ntoken: hunter2\n' });
    expect(unread).toHaveLength(1);
    expect(JSON.stringify(unread)).not.toContain('hunter2');
  });

  it('reads the items of a list as objects', async () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n  - ${service('one').replaceAll('\n', '\n    ')}\n`;
    expect(namesOf(await sourcesOf({ 'a.yaml': list }))).toEqual(['one']);
  });

  it('follows no link out of the folder, and none to a folder', async () => {
    await inFolder(
      { 'outside/a.yaml': service('outside'), 'in/b.yaml': service('inside') },
      async (folder) => {
        const path = join(folder, 'in');
        await symlink('../outside/a.yaml', join(path, 'link.yaml'));
        await symlink('.', join(path, 'loop'));
        const sources = await readSources([{ kind: 'folder', path }], { helm: null, env: {} });
        expect(namesOf(sources)).toEqual(['inside']);
        expect(sources.unread.map(({ file, why }) => [file.slice(path.length + 1), why])).toEqual([
          ['link.yaml', 'the link leads out of the folder'],
          ['loop', 'a link to a folder is not followed'],
        ]);
      },
    );
  });

  it('leaves binary files, and folders of what others made', async () => {
    const sources = await sourcesOf({
      'a.yaml': new Uint8Array([0, 1, 2]),
      'node_modules/x/a.yaml': service('module'),
      'vendor/a.yaml': service('vendored'),
      'b.yaml': service('own'),
    });
    expect(namesOf(sources)).toEqual(['own']);
    expect(sources.unread).toEqual([]);
  });

  it('fetches no remote base and runs no plugin, and notes both', async () => {
    const sources = await sourcesOf({
      'kustomization.yaml':
        'resources:\n  - https://git.example.net/base?ref=v1\n  - own.yaml\ngenerators:\n  - plugin.yaml\n',
      'own.yaml': service('own'),
      'plugin.yaml': 'apiVersion: example.net/v1\nkind: Plugin\nmetadata:\n  name: x\nexec: ./run.sh\n',
    });
    expect(namesOf(sources)).toEqual(['own', 'x']);
    expect(sources.unread.map(({ line, why }) => [line, why])).toEqual(
      [
        [5, 'generators are not run'],
        [2, 'a remote base is not fetched'],
      ].toSorted((a, b) => Number(a[0]) - Number(b[0])),
    );
  });

  it('ends with kustomizations that use one another', async () => {
    const sources = await sourcesOf({
      'a/kustomization.yaml': 'resources:\n  - ../b\n  - one.yaml\n',
      'a/one.yaml': service('one'),
      'b/kustomization.yaml': 'resources:\n  - ../a\n',
    });
    expect(sources.unread.map(({ why }) => why)).toContain('the kustomization uses itself');
  });

  it('reads nothing that a kustomization names outside of the folder', async () => {
    await inFolder(
      { 'secret.yaml': service('outside'), 'in/kustomization.yaml': 'resources:\n  - ../secret.yaml\n' },
      async (folder) => {
        const sources = await readSources([{ kind: 'folder', path: join(folder, 'in') }], {
          helm: null,
          env: {},
        });
        expect(sources.objects).toEqual([]);
        expect(sources.unread).toMatchObject([{ line: 2, why: 'resource "../secret.yaml" is not there' }]);
      },
    );
  });

  it('conceals what SOPS and Ansible Vault encrypted, wherever it stands', async () => {
    const sources = await sourcesOf({
      'a.yaml': `${service('web')}spec:\n  loadBalancerIP: ENC[AES256_GCM,data:eHh4,iv:eHh4,tag:eHh4,type:str]\n`,
      'group_vars/all.yml': 'api: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3132\nplain: 1\n',
    });
    const [object] = sources.objects;
    expect(JSON.stringify([...walk(object?.tree), ...walk(sources.machines[0]?.tree)])).toBe(
      '["v1","Service","web","web","<secret-load-balancer-ip>","<secret-api>",1]',
    );
    expect(sources.secrets).toBe(2);
  });

  it('throws where the folder is not there', async () => {
    await expect(
      readSources([{ kind: 'folder', path: '/nowhere' }], { helm: null, env: {} }),
    ).rejects.toThrow('ENOENT');
  });
});

function* walk(node: unknown): Generator {
  if (typeof node !== 'object' || node === null || !('kind' in node)) return;
  if (node.kind === 'scalar' && 'value' in node) yield node.value;
  if ('items' in node && Array.isArray(node.items)) for (const item of node.items) yield* walk(item);
  if ('entries' in node && node.entries instanceof Map) {
    for (const entry of node.entries.values() as Iterable<{ readonly value: unknown }>) {
      yield* walk(entry.value);
    }
  }
}
