import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { loadKubeconfig } from '../src/load-kubeconfig.ts';

const HINT = 'Set --kubeconfig or KUBECONFIG; K3s writes /etc/rancher/k3s/k3s.yaml on its servers.';

function kubeconfig(name: string, { current = name, user = name } = {}): string {
  return JSON.stringify({
    'current-context': current,
    clusters: [{ name, cluster: { server: `https://${name}.example.com:6443` } }],
    users: [{ name, user: { token: name } }],
    contexts: [{ name, context: { cluster: name, user } }],
  });
}

let folder: string;
const file = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-kubeconfig-test-'));
  await writeFile(file('one'), kubeconfig('one'));
  await writeFile(file('two'), kubeconfig('two'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe(loadKubeconfig, () => {
  it('takes the file that is named before KUBECONFIG', async () => {
    const config = await loadKubeconfig({ kubeconfig: file('one'), env: { KUBECONFIG: file('two') } });
    expect(config.getCurrentCluster()?.server).toBe('https://one.example.com:6443');
  });

  it('joins the files of KUBECONFIG: what is not there is left out, and the first says the context', async () => {
    await writeFile(file('again'), kubeconfig('one').replace('one.example.com', 'again.example.com'));
    const env = { KUBECONFIG: ['gone', 'two', 'one', 'again'].map(file).join(delimiter) };
    const config = await loadKubeconfig({ env });
    expect(config.getCurrentContext()).toBe('two');
    expect(config.clusters.map(({ server }) => server)).toEqual([
      'https://two.example.com:6443',
      'https://one.example.com:6443',
    ]);
    expect((await loadKubeconfig({ env, context: 'one' })).getCurrentCluster()?.name).toBe('one');
  });

  it.each([
    [{ env: { HOME: '/nowhere' } }, `there is no /nowhere/.kube/config\n${HINT}`],
    [
      { env: { KUBECONFIG: `/nowhere/a${delimiter}/nowhere/b` } },
      `there is no /nowhere/a and no /nowhere/b\n${HINT}`,
    ],
    [
      { kubeconfig: '/nowhere/a', env: {} },
      `/nowhere/a: ENOENT: no such file or directory, open '/nowhere/a'\n${HINT}`,
    ],
  ])('says what it looked for: %j', async (options, said) => {
    await expect(loadKubeconfig(options)).rejects.toMatchObject({
      name: 'KubeconfigUnusable',
      message: `reading the kubeconfig: ${said}`,
    });
  });

  it.each([
    [
      '{ "clusters": ',
      'KubeconfigUnusable',
      /^reading the kubeconfig: \S*bad: it is not valid YAML: [^\n]* at line 1\nSet --kubeconfig/,
    ],
    [
      'users:\n- user: { token: *hunter2-hunter2 }\n',
      'KubeconfigUnusable',
      /^reading the kubeconfig: \S*bad: it is not valid YAML: unidentified alias at line 2\nSet --kubeconfig/,
    ],
    [
      'users:\n- user:\n    token: hunter2-hunter2\n   password: x\n',
      'KubeconfigUnusable',
      /^reading the kubeconfig: \S*bad: it is not valid YAML: (?!.*hunter2)[^\n]* at line 4\nSet --kubeconfig/,
    ],
    [
      '{}',
      'KubeconfigUnusable',
      /^reading the kubeconfig: it has no current context\nChoose one with --context\. It has no context\.$/,
    ],
    [
      kubeconfig('one', { current: 'won' }),
      'KubeconfigUnusable',
      /^reading the kubeconfig: it has no context "won"\nThere is one\.$/,
    ],
    [
      kubeconfig('one', { user: 'nobody' }),
      'KubeconfigUnusable',
      /^reading the kubeconfig: unknown user "nobody" in context "one"\nChoose another with --context\. There is one\.$/,
    ],
  ])('refuses %s', async (text, name, message) => {
    await writeFile(file('bad'), text);
    await expect(loadKubeconfig({ kubeconfig: file('bad'), env: {} })).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([
    { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: '/bin/credentials', args: [] } },
    { 'auth-provider': { name: 'gcp', config: { 'cmd-path': '/bin/credentials' } } },
    { 'auth-provider': { name: 'oidc', config: { exec: { command: '/bin/credentials' } } } },
  ])('runs no program for somebody who only reads: %j', async (user) => {
    await writeFile(file('one'), kubeconfig('one').replace('{"token":"one"}', JSON.stringify(user)));
    const options = { kubeconfig: file('one'), env: {} };
    await expect(loadKubeconfig({ ...options, runsPrograms: false })).rejects.toMatchObject({
      name: 'KubeconfigUnusable',
      message: expect.stringMatching(
        /^reading the kubeconfig: user "one" of context "one" gets its credentials from the program "[^"]+", and none is run here\nChoose a context/,
      ) as string,
    });
    await expect(loadKubeconfig(options)).resolves.toBeDefined();
  });

  it('lets a token, a certificate and OpenID Connect pass where no program is run', async () => {
    for (const user of [
      { token: 'one' },
      { 'client-key-data': 'eA==' },
      { 'auth-provider': { name: 'oidc' } },
    ]) {
      await writeFile(file('one'), kubeconfig('one').replace('{"token":"one"}', JSON.stringify(user)));
      await expect(
        loadKubeconfig({ kubeconfig: file('one'), env: {}, runsPrograms: false }),
      ).resolves.toBeDefined();
    }
  });

  it.each(['contexts', 'clusters', 'users'])(
    'refuses two %s with one name, as kubectl does',
    async (what) => {
      const config = JSON.parse(kubeconfig('one')) as Record<string, readonly unknown[]>;
      const text = JSON.stringify({ ...config, [what]: [...(config[what] ?? []), ...(config[what] ?? [])] });
      await writeFile(file('twins'), text);
      await expect(loadKubeconfig({ kubeconfig: file('twins'), env: {} })).rejects.toMatchObject({
        name: 'KubeconfigUnusable',
        message: expect.stringMatching(/: two (?:contexts|clusters|users) are named "one"\n/) as string,
      });
    },
  );
});
