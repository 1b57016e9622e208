import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from '../../run-here.ts';

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: apps
spec:
  ingressClassName: traefik
  rules:
    - host: web.<domain>
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: web, port: { number: 80 } } }
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-import-'));
  await writeFile(join(folder, 'web.yaml'), INGRESS.replace('<domain>', 'example.net'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('netloom import', () => {
  it('prints a network file that is valid', async () => {
    const { code, stdout } = await runHere(['import', folder, '--no-helm']);
    expect(code).toBe(0);
    expect(stdout).toContain('      - host: web.example.net\n        via: ingress\n');
    const file = join(folder, 'network.yaml');
    await writeFile(file, stdout);
    expect((await runHere(['validate', file])).code).toBe(0);
  });

  it('writes a file, and keeps one that is there', async () => {
    const file = join(folder, 'network.yaml');
    expect(await runHere(['import', folder, '--no-helm', '--write', file])).toMatchObject({
      code: 0,
      stdout: '',
    });
    const text = await readFile(file, 'utf8');
    const again = await runHere(['import', folder, '--no-helm', '--write', file]);
    expect([again.code, again.stderr]).toEqual([
      5,
      `netloom: ${file} is there already, and is kept: import to standard output, and compare: netloom import … | diff ${file} -\n`,
    ]);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('answers programs in JSON', async () => {
    const { stdout, stderr } = await runHere(['import', folder, '--no-helm', '--output', 'json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: '1.0',
      files: 1,
      networks: [{ isValid: true, leftOut: [] }],
      unread: [],
      diagnostics: [],
    });
  });

  it('exits 2 for a cluster that is not there', async () => {
    const { code, stderr } = await runHere(['import', folder, '--no-helm', '--cluster', 'other']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^netloom: found no cluster "other": there is "/),
    ]);
  });

  it('writes an unknown domain as a placeholder, of which no objects are built', async () => {
    await writeFile(join(folder, 'web.yaml'), INGRESS.replace('<domain>', '<secret-domain>'));
    const file = join(folder, 'network.yaml');
    await runHere(['import', folder, '--no-helm', '--write', file]);
    expect((await runHere(['validate', file])).code).toBe(0);
    const { code, stderr } = await runHere(['build', file]);
    expect(code).toBe(5);
    expect(stderr).toContain(
      `netloom: ${file}: services[0].expose[0].host is the placeholder web.<secret-domain>\n`,
    );
  });

  it('exits 3 where nothing says anything about a network', async () => {
    await rm(join(folder, 'web.yaml'));
    expect(await runHere(['import', folder, '--no-helm'])).toMatchObject({
      code: 3,
      stdout: '',
      stderr: `netloom: nothing in ${folder} says anything about a network: name another folder, or begin with netloom init\n`,
    });
  });

  it('reads the current context of a kubeconfig that is named', async () => {
    const kubeconfig = join(folder, 'kubeconfig');
    await writeFile(kubeconfig, '{}');
    expect(await runHere(['import', '--kubeconfig', kubeconfig])).toMatchObject({
      code: 4,
      stdout: '',
      stderr:
        'netloom: reading the kubeconfig: it has no current context\nChoose one with --context. It has no context.\n',
    });
  });
});
