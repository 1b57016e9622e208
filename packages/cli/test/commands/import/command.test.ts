import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inFolderWith, netloom, type Run, type RunOptions } from '../../netloom.ts';

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

const WEB = INGRESS.replace('<domain>', 'example.net');

const inRepository = async (use: (cwd: string) => Promise<void>): Promise<void> =>
  inFolderWith({ 'apps/web.yaml': WEB }, use);

const runImport = async (args: readonly string[], options: RunOptions): Promise<Run> =>
  netloom(['import', 'apps', '--no-helm', ...args], options);

describe('netloom import', () => {
  it('prints a network file that is valid', () =>
    inRepository(async (cwd) => {
      const { code, stdout } = await runImport([], { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain('      - host: web.example.net\n        via: ingress\n');
      await writeFile(join(cwd, 'network.yaml'), stdout);
      expect((await netloom(['validate', 'network.yaml'], { cwd })).code).toBe(0);
    }));

  it('writes a file, and keeps one that is there', () =>
    inRepository(async (cwd) => {
      const args = ['--write', 'network.yaml'];
      expect(await runImport(args, { cwd })).toMatchObject({ code: 0, stdout: '' });
      const text = await readFile(join(cwd, 'network.yaml'), 'utf8');
      expect(await runImport(args, { cwd })).toEqual({
        code: 5,
        stdout: '',
        stderr:
          'netloom: network.yaml is there already, and is kept: --into network.yaml compares with it, and --write beside that adds what is new\n',
      });
      expect(await readFile(join(cwd, 'network.yaml'), 'utf8')).toBe(text);
    }));

  it('answers programs in JSON', () =>
    inRepository(async (cwd) => {
      const { stdout, stderr } = await runImport(['--output', 'json'], { cwd });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual({
        formatVersion: '1.0',
        files: 1,
        networks: [
          {
            cluster: 'apps',
            text: (await runImport([], { cwd })).stdout,
            isValid: true,
            guesses: 7,
            leftOut: [
              {
                kind: 'Service',
                name: 'apps/web',
                why: 'no file states the Service itself: its selector, and the port of its pods, are not known',
                range: expect.objectContaining({ file: 'apps/web.yaml' }) as unknown,
              },
            ],
            proposal: null,
          },
        ],
        unread: [],
        diagnostics: [],
      });
    }));

  it('exits 2 for a cluster that is not there', () =>
    inRepository(async (cwd) => {
      expect(await runImport(['--cluster', 'other'], { cwd })).toMatchObject({
        code: 2,
        stderr: 'netloom: found no cluster "other": there is "apps"\n',
      });
    }));

  it('writes an unknown domain as a placeholder, of which no objects are built', () =>
    inFolderWith({ 'apps/web.yaml': INGRESS.replace('<domain>', '<secret-domain>') }, async (cwd) => {
      await runImport(['--write', 'network.yaml'], { cwd });
      expect((await netloom(['validate', 'network.yaml'], { cwd })).code).toBe(0);
      const { code, stderr } = await netloom(['build', 'network.yaml'], { cwd });
      expect(code).toBe(5);
      expect(stderr).toContain(
        'netloom: network.yaml: services[0].expose[0].host is the placeholder web.<secret-domain>\n',
      );
    }));

  it('exits 3 where nothing says anything about a network', () =>
    inFolderWith({ 'apps/notes.txt': '' }, async (cwd) => {
      expect(await runImport([], { cwd })).toMatchObject({
        code: 3,
        stdout: '',
        stderr:
          'netloom: nothing in apps says anything about a network: name another folder, or begin with netloom init\n',
      });
    }));

  it('reads the current context of a kubeconfig that is named', () =>
    inFolderWith({ kubeconfig: '{}' }, async (cwd) => {
      expect(await netloom(['import', '--kubeconfig', 'kubeconfig'], { cwd })).toMatchObject({
        code: 4,
        stdout: '',
        stderr:
          'netloom: reading the kubeconfig: it has no current context\nChoose one with --context. It has no context.\n',
      });
    }));
});
