import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inScratchClone } from '@netloom/toolchain';
import { changeTemplate } from '../support/change-template.ts';
import { startFaultProxy, type Fault, type FaultProxy, type ProxiedRequest } from '../support/fault-proxy.ts';
import { freshOut, publish, released, versionOf } from '../support/publish.ts';
import { describeWithRegistries, registryPrograms } from '../support/registry-programs.ts';
import { startRegistry, type RunningRegistry } from '../support/registry.ts';
import { ROOT } from '../support/repository.ts';

/** The requests that one chart takes, in their order: the first compares all charts of a release. */
const REQUESTS = [
  'GET manifests',
  'GET manifests',
  'HEAD blobs',
  'POST blobs/uploads',
  'PUT blobs/uploads',
  'HEAD blobs',
  'POST blobs/uploads',
  'PUT blobs/uploads',
  'GET manifests',
  'PUT manifests',
  'GET manifests',
];

const programs = await registryPrograms();
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'netloom-publish-'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

describeWithRegistries(programs, 'netloom publish, with others and over bad lines, to', (program) => {
  let registry: RunningRegistry;
  let number = 0;

  beforeAll(async () => {
    registry = await startRegistry({ program });
  });

  afterAll(() => registry.stop());

  beforeEach(() => {
    number += 1;
  });

  /** Puts a proxy in front of the registry; gives where to publish to through it. */
  async function behind(
    choose: (passing: ProxiedRequest) => Fault | null,
  ): Promise<FaultProxy & { to: string }> {
    const proxy = await startFaultProxy(registry.host, choose);
    return { ...proxy, to: `oci://${proxy.host}/charts-${number}` };
  }

  it('tells the loser of two publishers at once', async () => {
    // both have seen that nothing is published before the first of them writes, and both read back after the second.
    const bothLooked = Promise.withResolvers<undefined>();
    const bothWrote = Promise.withResolvers<undefined>();
    const met = { looked: 0, wrote: 0 };
    const proxies = await Promise.all(
      [0, 1].map(() => {
        let looks = 0;
        return behind(({ method, path }) => {
          if (!path.includes('/manifests/')) return null;
          if (method === 'GET') looks += 1;
          if (method === 'GET' && looks === 3) {
            return {
              kind: 'then',
              run: async () => {
                met.looked += 1;
                if (met.looked === 2) bothLooked.resolve(undefined);
                await bothLooked.promise;
              },
            };
          }
          if (method !== 'PUT') return null;
          return {
            kind: 'then',
            run: async () => {
              met.wrote += 1;
              if (met.wrote === 2) bothWrote.resolve(undefined);
              await bothWrote.promise;
            },
          };
        });
      }),
    );
    await inScratchClone(ROOT, async ({ root }) => {
      await changeTemplate(root, 'tunnel');
      const runs = await Promise.all(
        proxies.map(async ({ to }, index) =>
          publish({
            args: [to, 'tunnel'],
            out: await freshOut(scratch),
            root: index === 0 ? ROOT : root,
          }),
        ),
      );
      expect(runs.map(({ code }) => code).sort()).toEqual([0, 5]);
      const loser = runs.findIndex(({ code }) => code === 5);
      expect(runs[1 - loser]?.stdout).toMatch(/^published tunnel 0\.1\.0 sha256:[0-9a-f]{64}$/);
      expect(runs[loser]?.stdout).toBe('');
      expect(runs[loser]?.stderr.replaceAll(/[0-9a-f]{64}/g, '…').split('\n')).toEqual([
        `netloom: another publisher wrote ${proxies[loser]!.to}/tunnel:${versionOf('tunnel')} at the same time, with other content, and its content stands now.`,
        '  published chart sha256:…',
        '  packaged chart  sha256:…',
        'Let one publisher work at a time, and raise the version of the chart that is to be published.',
      ]);
    });
    await Promise.all(proxies.map(({ stop }) => stop()));
  }, 120_000);

  it.each<readonly [string, string, Fault]>([
    ['too many requests', 'GET manifests', { kind: 'answer', status: 429, headers: { 'retry-after': '1' } }],
    ['an error of the registry', 'POST blobs/uploads', { kind: 'answer', status: 500 }],
    ['a connection that is cut in the middle of a blob', 'PUT blobs/uploads', { kind: 'cut' }],
    ['an upload whose answer is lost', 'PUT blobs/uploads', { kind: 'lost' }],
    ['a manifest whose answer is lost', 'PUT manifests', { kind: 'lost' }],
  ])(
    'gets over %s by itself',
    async (_name, request, fault) => {
      let faults = 0;
      const proxy = await behind(({ index }) => {
        if (faults > 0 || proxy.requests[index] !== request) return null;
        faults += 1;
        return fault;
      });
      const run = await publish({ args: [proxy.to, 'tunnel'], out: await freshOut(scratch) });
      await proxy.stop();
      expect({ ...run, faults }).toEqual({
        code: 0,
        stdout: expect.stringMatching(/^published tunnel/) as unknown,
        stderr: '',
        faults: 1,
      });
    },
    60_000,
  );
});

describeWithRegistries(programs.slice(0, 1), 'netloom publish, stopped or refused, at', (program) => {
  let registry: RunningRegistry;

  beforeAll(async () => {
    registry = await startRegistry({ program });
  });

  afterAll(() => registry.stop());

  it('finishes in a second run, wherever the first one was killed', async () => {
    const digests = new Set<unknown>();
    for (let step = 0; step < REQUESTS.length; step += 1) {
      const repository = `oci://${registry.host}/charts-${step}`;
      const kill = new AbortController();
      const proxy = await startFaultProxy(registry.host, ({ index }) => {
        if (index !== step) return null;
        return {
          kind: 'then',
          run: () => {
            kill.abort();
            return new Promise(() => undefined);
          },
        };
      });
      const to = repository.replace(registry.host, proxy.host);
      const killed = await publish({ args: [to, 'tunnel'], out: await freshOut(scratch), kill: kill.signal });
      expect({ code: killed.code, seen: proxy.requests }).toEqual({
        code: undefined,
        seen: REQUESTS.slice(0, step + 1),
      });
      await proxy.stop();
      const out = await freshOut(scratch);
      const again = await publish({ args: [repository, 'tunnel'], out });
      // from the manifest's request on, everything is there.
      const word = step < REQUESTS.indexOf('PUT manifests') ? 'published' : 'unchanged';
      expect({ step, ...again }).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(`^${word} tunnel`) as unknown,
      });
      digests.add((await released(out, 'manifestDigest')).tunnel);
    }
    expect(digests.size).toBe(1);
  }, 300_000);

  it.each<readonly [string, Fault, (host: string) => string]>([
    [
      '401',
      { kind: 'answer', status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } },
      (host) =>
        `reading oci://${host}/tunnel:${versionOf('tunnel')}: ${host} answers 401. Publishing needs credentials: log in with "helm registry login ${host}", or use --username and --password-stdin.`,
    ],
    [
      '403',
      { kind: 'answer', status: 403 },
      (host) =>
        `reading oci://${host}/tunnel:${versionOf('tunnel')}: ${host} answers 403. The account has no permission to push to tunnel: grant it, or publish to another path.`,
    ],
    [
      'silence',
      { kind: 'silence' },
      (host) =>
        `reading oci://${host}/tunnel:${versionOf('tunnel')}: ${host} does not answer within 1 s. Run the same command again: it goes on where this one stopped. A slow connection needs a longer --timeout.`,
    ],
  ])(
    'takes %s for an error, never for "not published"',
    async (_name, fault, message) => {
      const proxy = await startFaultProxy(registry.host, () => fault);
      const run = await publish({
        args: [`oci://${proxy.host}`, 'tunnel', '--timeout', '1'],
        out: await freshOut(scratch),
      });
      await proxy.stop();
      expect(run).toEqual({ code: 1, stdout: '', stderr: `netloom: ${message(proxy.host)}` });
      expect(proxy.requests).toEqual(['GET manifests']);
    },
    60_000,
  );
});
