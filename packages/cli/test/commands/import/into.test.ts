import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COMMANDS } from '../../../src/commands/index.ts';
import { runCommand } from '../../../src/run-command.ts';
import type { Terminal } from '../../../src/terminal/terminal.ts';
import { inFolderWith, netloom, SMALL, type Run, type RunOptions } from '../../netloom.ts';

const site = (name: string): string => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: apps }
spec:
  selector: { app: ${name} }
  ports:
    - { port: 80, targetPort: 8080 }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: apps }
spec:
  ingressClassName: traefik
  rules:
    - host: ${name}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: ${name}, port: { number: 80 } } }
`;

/** As a person keeps it. */
const OWN = `${SMALL}
# what people use
ingress: { address: 192.168.1.230, domain: example.com }
services:
  - { name: web, namespace: apps, port: 80, targetPort: 8081, selector: { app: web }, expose: [{ host: web.example.com, via: ingress }] } # the first
`;

const FILES = { 'apps/web.yaml': site('web'), 'apps/blog.yaml': site('blog'), 'network.yaml': OWN };

const BLOG =
  '  - { name: blog, namespace: apps, port: 80, targetPort: 8080, selector: { app: blog }, expose: [{ host: blog.example.com, via: ingress }] }\n';

const into = async (args: readonly string[], options: RunOptions): Promise<Run> =>
  netloom(['import', 'apps', '--no-helm', '--into', 'network.yaml', ...args], options);

const SILENT: Terminal = {
  out: () => undefined,
  err: () => undefined,
  progress: () => undefined,
  color: { out: false, err: false },
  columns: { out: null, err: null },
};

const fileIn = async (cwd: string): Promise<string> => readFile(join(cwd, 'network.yaml'), 'utf8');

describe('netloom import --into', () => {
  it('prints what is new and what is different, in the width of the terminal', () =>
    inFolderWith(FILES, async (cwd) => {
      const { code, stdout, stderr } = await into([], { cwd, layout: { color: false, width: 80 } });
      expect([code, stderr]).toEqual([1, 'read 2 files: 1 network (apps), 7 guesses\n']);
      expect(stdout).toBe(
        `network.yaml and cluster "apps" of the sources

new
  + services[apps/blog] (apps/blog.yaml:3:19)

different, and left as the file has it
  ~ services[apps/web].targetPort: 8081 (network.yaml:10:57), in the sources
      8080 (apps/web.yaml:7:31)

hosts, public and private
  + blog.example.com answers inside: through Traefik to apps/blog

who reaches what
  ~ https://blog.example.com may be reached from internet, lan, nodes and all
      pods: blog.example.com, by *.example.com, is A 192.168.1.230; but without
      §dns§ that record is not managed, and whether it exists is unknown
  + service:apps/blog can be reached from nodes and all pods

everything else
  + service:apps/blog is new

1 new; 1 different; 8 values are in the file alone
`.replaceAll('§', '`'),
      );
      expect(await fileIn(cwd)).toBe(OWN);
    }));

  it('adds what is new with --write, once', () =>
    inFolderWith(FILES, async (cwd) => {
      const first = await into(['--write'], { cwd });
      expect(first.code).toBe(1);
      expect(first.stdout).toContain('added to the file\n  + services[apps/blog] (apps/blog.yaml:3:19)\n');
      expect(await fileIn(cwd)).toBe(OWN + BLOG);
      const { stdout } = await into(['--write'], { cwd });
      expect(stdout).toMatch(/\nnothing is new; 1 different; \d+ values are in the file alone\n$/);
      expect(await fileIn(cwd)).toBe(OWN + BLOG);
    }));

  it('exits 0 where the file says all that the sources say', () =>
    inFolderWith({ ...FILES, 'network.yaml': (OWN + BLOG).replace('8081', '8080') }, async (cwd) => {
      const { code, stdout } = await into([], { cwd });
      expect([code, stdout]).toEqual([
        0,
        expect.stringMatching(
          /^network\.yaml and cluster "apps" of the sources\n\nnothing is new; 0 different; /,
        ),
      ]);
    }));

  it('answers programs in JSON', () =>
    inFolderWith(FILES, async (cwd) => {
      const { stdout, stderr } = await into(['--output', 'json'], { cwd });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toMatchObject({
        formatVersion: '1.0',
        network: 'network.yaml',
        cluster: 'apps',
        isWritten: false,
        added: [{ path: 'services[apps/blog]', value: { name: 'blog' }, at: { file: 'apps/blog.yaml' } }],
        different: [
          {
            path: 'services[apps/web].targetPort',
            file: { value: 8081, at: { file: 'network.yaml' } },
            source: { value: 8080, at: { file: 'apps/web.yaml' } },
          },
        ],
        unwritten: [],
        errors: [],
        files: 2,
      });
    }));

  it('takes values of the sources with --take', () =>
    inFolderWith(FILES, async (cwd) => {
      const path = 'services[apps/web].targetPort';
      const shown = await into(['--take', path], { cwd });
      expect(shown.stdout).toContain(
        `to take from the sources\n  ~ ${path}: 8081 (network.yaml:10:57), in the sources 8080 (apps/web.yaml:7:31)\n`,
      );
      expect(await fileIn(cwd)).toBe(OWN);
      expect(await into(['--write', '--take', 'all'], { cwd })).toMatchObject({ code: 0 });
      expect(await fileIn(cwd)).toBe(OWN.replace('8081', '8080') + BLOG);
      expect(await into(['--take', path], { cwd })).toMatchObject({
        code: 2,
        stderr: `netloom: nothing is different at ${path}, nor anywhere else\n`,
      });
    }));

  it('reports all mistakes of form of the file, and writes nothing', async () => {
    const broken = OWN.replace('lan:', 'lam:').replace('targetPort', 'targetPotr');
    await inFolderWith({ ...FILES, 'network.yaml': broken }, async (cwd) => {
      const { code, stdout, stderr } = await into(['--write'], { cwd });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain('unknown key "lam"');
      expect(stderr).toContain('unknown key "targetPotr"');
      expect(await fileIn(cwd)).toBe(broken);
    });
  });

  it('writes nothing that would be an error', async () => {
    const taken = OWN.replace('192.168.1.0/24 }', '192.168.1.0/24 }\nresolvers: []');
    const pool = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: lan, namespace: metallb-system }
spec: { addresses: [192.168.1.5-192.168.1.15] }
`;
    await inFolderWith({ ...FILES, 'network.yaml': taken, 'apps/pool.yaml': pool }, async (cwd) => {
      const { code, stderr } = await into(['--write'], { cwd });
      expect(code).toBe(1);
      expect(stderr).toContain('error[pool-overlaps-host]: pool "lan"');
      expect(stderr).toContain(
        'with what is new, network.yaml would have these errors: nothing is written\n',
      );
      expect(await fileIn(cwd)).toBe(taken);
    });
  });

  it('takes an empty file for a mistake', () =>
    inFolderWith({ ...FILES, 'network.yaml': '' }, async (cwd) => {
      const { code, stderr } = await into(['--write'], { cwd });
      expect([code, stderr]).toEqual([3, expect.stringContaining('the file holds no document')]);
      expect(await fileIn(cwd)).toBe('');
    }));

  it('writes nothing through a link', () =>
    inFolderWith({ ...FILES, 'real.yaml': OWN }, async (cwd) => {
      await symlink('real.yaml', join(cwd, 'link.yaml'));
      const args = ['import', 'apps', '--no-helm', '--into', 'link.yaml', '--write'];
      const { code, stderr } = await netloom(args, { cwd });
      expect(code).toBe(5);
      expect(stderr).toMatch(/link\.yaml is a symbolic link: nothing is written through links\.\n$/);
      expect(await readFile(join(cwd, 'real.yaml'), 'utf8')).toBe(OWN);
    }));

  it('writes nothing once it is interrupted', () =>
    inFolderWith(FILES, async (cwd) => {
      const interrupted = async (): Promise<number> =>
        runCommand(
          [
            'node',
            'netloom',
            'import',
            join(cwd, 'apps'),
            '--no-helm',
            '--into',
            join(cwd, 'network.yaml'),
            '--write',
          ],
          {
            commands: COMMANDS,
            terminal: SILENT,
            interruption: {
              signal: new AbortController().signal,
              happened: true,
              finish: () => {
                throw new DOMException('This operation was aborted', 'AbortError');
              },
            },
          },
        );
      expect(await interrupted()).toBe(130);
      expect(await fileIn(cwd)).toBe(OWN);
    }));

  it('asks which network is meant where several could be', () =>
    inFolderWith(
      {
        'clusters/one/web.yaml': site('web'),
        'clusters/two/web.yaml': site('blog'),
        'network.yaml': OWN.replace('domain: example.com', 'domain: example.org'),
      },
      async (cwd) => {
        const args = ['import', '.', '--no-helm', '--into', 'network.yaml'];
        const { code, stderr } = await netloom(args, { cwd });
        expect([code, stderr]).toEqual([
          2,
          'netloom: found several clusters, none of which alone has the name or the domain of network.yaml: "one", "two". Choose one by --cluster.\n',
        ]);
        const chosen = await netloom([...args, '--cluster', 'two'], { cwd });
        expect(chosen.stdout).toContain('network.yaml and cluster "two" of the sources\n');
        await writeFile(join(cwd, 'network.yaml'), OWN.replace('name: small', 'name: one'));
        expect((await netloom(args, { cwd })).stdout).toContain(
          'network.yaml and cluster "one" of the sources\n',
        );
      },
    ));

  it.each([
    [
      ['--write', 'other.yaml'],
      '--into names the file already: write --write without "other.yaml", behind the sources',
    ],
  ])('refuses %j', (args, message) =>
    inFolderWith(FILES, async (cwd) => {
      expect(await into(args, { cwd })).toEqual({ code: 2, stdout: '', stderr: `netloom: ${message}\n` });
    }),
  );

  it('refuses --write that says nowhere to', () =>
    inFolderWith(FILES, async (cwd) => {
      expect(await netloom(['import', 'apps', '--write'], { cwd })).toEqual({
        code: 2,
        stdout: '',
        stderr: 'netloom: --write needs a PATH, or --into FILE beside it: the network file to write into\n',
      });
    }));
});
