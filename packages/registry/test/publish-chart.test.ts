import { Refused } from '@netloom/diagnostics/error';
import { publishChart } from '../src/publish-chart.ts';
import { PublishFailed } from '../src/publish-failed.ts';
import { Registry, type RegistryOptions } from '../src/registry.ts';
import { HOST, memoryRegistry, withArchive, type MemoryRegistry } from './memory-registry.ts';

const VERSION = ['version: 1.0.0'];
const REFERENCE = `oci://${HOST}/charts/small:1.0.0`;

interface Outcome {
  readonly state: string;
  /** The pauses before retries. */
  readonly waits: readonly number[];
}

/** Publishes the small chart, and gives how it ended in words. */
async function outcome(
  { fetch }: Pick<MemoryRegistry, 'fetch'>,
  options: Partial<RegistryOptions> = {},
): Promise<Outcome> {
  const waits: number[] = [];
  const registry = new Registry({
    repository: { host: HOST, path: 'charts' },
    credentials: null,
    fetch,
    wait: (ms) => Promise.resolve(waits.push(ms)),
    ...options,
  });
  let state = '';
  await withArchive(VERSION, async (archive) => {
    state = await publishChart({ archive, registry }).then(
      (published) => published.state,
      (error: unknown) => {
        if (error instanceof PublishFailed || error instanceof Refused) return error.message;
        throw error;
      },
    );
  });
  return { state, waits };
}

function answer(status: number, headers: Readonly<Record<string, string>> = {}, body: object = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

describe(publishChart, () => {
  it('publishes, and leaves what is published as it is', async () => {
    const registry = memoryRegistry();
    expect(await outcome(registry)).toEqual({ state: 'published', waits: [] });
    expect(await outcome(registry)).toEqual({ state: 'unchanged', waits: [] });
    expect(
      registry.asked.filter(({ method, url }) => method === 'PUT' && url.pathname.includes('manifests')),
    ).toHaveLength(1);
  });

  it('refuses to replace what is not a chart', async () => {
    const registry = memoryRegistry();
    registry.manifests.set('charts/small:1.0.0', '{"schemaVersion":2}');
    const { state } = await outcome(registry);
    expect(state.replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:…')).toBe(
      `${REFERENCE} is published with other content, and a published version never changes.\n` +
        '  published manifest sha256:…\n  packaged manifest  sha256:…\n' +
        'Raise the version of the chart: `npm run release` does it for every chart that changed.',
    );
    expect(registry.manifests.get('charts/small:1.0.0')).toBe('{"schemaVersion":2}');
  });

  it('waits longer from try to try, and gives up after the fifth', async () => {
    const registry = memoryRegistry({ before: () => answer(503) });
    expect(await outcome(registry)).toEqual({
      state: `reading ${REFERENCE}: ${HOST} answers 503. Run the same command again: it goes on where this one stopped.`,
      waits: [500, 1_000, 2_000, 4_000],
    });
    expect(registry.asked).toHaveLength(5);
  });

  it('waits as long as the registry asks for, within a minute', async () => {
    const busy = (seconds: string) =>
      memoryRegistry({
        before: (_asked, index) =>
          index === 0
            ? answer(
                429,
                { 'retry-after': seconds },
                { errors: [{ code: 'TOOMANYREQUESTS', message: 'slow\ndown' }] },
              )
            : null,
      });
    expect(await outcome(busy('7'))).toEqual({ state: 'published', waits: [7_000] });
    expect(await outcome(busy('3600'))).toEqual({
      state: `reading ${REFERENCE}: ${HOST} answers 429 (TOOMANYREQUESTS: slow down). Run the same command again: it goes on where this one stopped.`,
      waits: [],
    });
  });

  it('looks again before it writes a manifest again, and leaves what another publisher wrote meanwhile', async () => {
    const registry = memoryRegistry({
      before: ({ method, url }) => {
        if (method !== 'PUT' || !url.pathname.includes('/manifests/')) return null;
        registry.manifests.set('charts/small:1.0.0', '{"schemaVersion":2}');
        return answer(500);
      },
    });
    const { state, waits } = await outcome(registry);
    expect(state).toMatch(/^oci:\/\/.* is published with other content/);
    expect(waits).toEqual([500]);
    expect(registry.manifests.get('charts/small:1.0.0')).toBe('{"schemaVersion":2}');
  });

  it('reads back until the registry shows what it took', async () => {
    let hidden = 2;
    const registry = memoryRegistry({
      before: ({ method }) => {
        if (method !== 'GET' || registry.manifests.size === 0 || hidden === 0) return null;
        hidden -= 1;
        return answer(404);
      },
    });
    expect(await outcome(registry)).toEqual({ state: 'published', waits: [500, 1_000] });
  });

  it.each<readonly [string, unknown, string]>([
    [
      'a name that does not exist',
      Object.assign(new Error('x'), { code: 'ENOTFOUND' }),
      `the connection to ${HOST} failed (ENOTFOUND). The host name ${HOST} does not resolve: check its spelling.`,
    ],
    [
      'an untrusted certificate',
      Object.assign(new Error('x'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      `the connection to ${HOST} failed (DEPTH_ZERO_SELF_SIGNED_CERT). Its certificate is not trusted: set NODE_EXTRA_CA_CERTS to the file of its certificate authority.`,
    ],
    [
      'a registry without TLS',
      Object.assign(new Error('x'), { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }),
      `the connection to ${HOST} failed (ERR_SSL_WRONG_VERSION_NUMBER). The registry does not use TLS: on a network that you trust, use --plain-http.`,
    ],
  ])('gives a hint after %s', async (_title, cause, message) => {
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    expect(await outcome({ fetch })).toEqual({ state: `reading ${REFERENCE}: ${message}`, waits: [] });
  });

  it('stops when it is aborted', async () => {
    const { fetch } = memoryRegistry();
    await expect(outcome({ fetch }, { signal: AbortSignal.abort() })).rejects.toThrow(
      'This operation was aborted',
    );
  });
});

describe('credentials', () => {
  const credentials = { username: 'someone', password: 'secret' };
  const basic = `Basic ${Buffer.from('someone:secret').toString('base64')}`;
  const bearer = (realm: string) => ({ 'www-authenticate': `Bearer realm="${realm}",service="s"` });

  /** Asks for a token of `realm` wherever none is given. */
  function tokenRegistry(realm: string): MemoryRegistry {
    return memoryRegistry({
      before: ({ url, authorization }) => {
        if (url.href.startsWith(realm)) return answer(200, {}, { token: 't' });
        return authorization === 'Bearer t' ? null : answer(401, bearer(realm));
      },
    });
  }

  it('go to the token server, once for a chart', async () => {
    const registry = tokenRegistry('https://auth.example.org/token');
    expect(await outcome(registry, { credentials })).toEqual({ state: 'published', waits: [] });
    const logins = registry.asked.filter(({ url }) => url.host === 'auth.example.org');
    expect(logins.map(({ url, authorization }) => [url.search, authorization])).toEqual([
      ['?service=s&scope=repository%3Acharts%2Fsmall%3Apull%2Cpush', basic],
    ]);
    expect(
      registry.asked.filter(({ url, authorization }) => url.host === HOST && authorization === basic),
    ).toEqual([]);
  });

  it('do not travel to a token server without encryption', async () => {
    const registry = tokenRegistry('http://auth.example.org/token');
    const { state } = await outcome(registry, { credentials });
    expect(state).toMatch(/^reading .* answers 401\. The credentials are wrong or expired/);
    expect(registry.asked.map(({ authorization }) => authorization)).toEqual([null]);
  });

  it('do not travel to another host that takes the uploads', async () => {
    const registry = memoryRegistry({
      location: (path) => `https://storage.example.org${path}`,
      before: ({ url, authorization }) =>
        url.host !== HOST || authorization === basic
          ? null
          : answer(401, { 'www-authenticate': 'Basic realm="x"' }),
    });
    expect(await outcome(registry, { credentials })).toEqual({ state: 'published', waits: [] });
    const elsewhere = registry.asked.filter(({ url }) => url.host === 'storage.example.org');
    expect(elsewhere.map(({ authorization }) => authorization)).toEqual([null, null]);
  });

  it('are asked for only once where they are wrong', async () => {
    const registry = memoryRegistry({ before: () => answer(401, { 'www-authenticate': 'Basic realm="x"' }) });
    const { state } = await outcome(registry, { credentials });
    expect(state).toBe(
      `reading ${REFERENCE}: ${HOST} answers 401. The credentials are wrong or expired: log in with "helm registry login ${HOST}" again, or give others with --username and --password-stdin.`,
    );
    expect(registry.asked).toHaveLength(2);
  });

  it('are not the only thing that stays encrypted', async () => {
    const registry = memoryRegistry({ location: (path) => `http://${HOST}${path}` });
    expect(await outcome(registry)).toEqual({
      state: `uploading the chart of ${REFERENCE}: ${HOST} sends the upload to http://${HOST}, which is not encrypted. Let the proxy that terminates TLS in front of the registry send X-Forwarded-Proto.`,
      waits: [],
    });
  });
});
