import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { ApiToken, ProxmoxClient, ProxmoxError, type Trust } from '../../src/client/index.ts';
import { TOKENS } from '../double/cluster.ts';
import { startDouble, type ProxmoxDouble } from '../double/double.ts';

const ZONE = { zone: 'k3szone', type: 'vxlan', peers: '192.168.7.233' };

async function withClient(
  use: (client: ProxmoxClient, double: ProxmoxDouble) => Promise<void>,
  options: {
    readonly version?: string;
    readonly trust?: Trust;
    readonly signal?: AbortSignal;
    readonly timeoutMs?: number;
    readonly origin?: string;
  } = {},
): Promise<void> {
  const double = await startDouble({ version: options.version ?? '9.1.2' });
  const { trust = { kind: 'fingerprint', sha256: double.fingerprint }, version: _version, ...rest } = options;
  const token = ApiToken.parse(TOKENS.admin);
  if (token === null) throw new Error('the token of the double is one');
  const client = ProxmoxClient.of({
    origin: double.url,
    token,
    trust,
    timeoutMs: 5_000,
    retryMs: 1,
    ...rest,
  });
  try {
    await use(client, double);
  } finally {
    await client.close();
    await double.close();
  }
}

async function failureOf(work: Promise<unknown>): Promise<ProxmoxError> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ProxmoxError) return error;
  throw new Error(`no ProxmoxError but ${String(error)}`);
}

const paths = ({ calls }: ProxmoxDouble): readonly string[] =>
  calls.map(({ method, path }) => `${method} ${path}`);

describe(ProxmoxClient, () => {
  it.each([
    ['9.1.2', { text: '9.1.2', major: 9, locks: true }],
    ['8.4.14', { text: '8.4.14', major: 8, locks: false }],
  ])('knows what %s can do', (version, expected) =>
    withClient(
      async (client) => {
        expect(await client.version()).toEqual(expected);
      },
      { version },
    ),
  );

  it('refuses versions that it does not know', () =>
    withClient(
      async (client) => {
        expect((await failureOf(client.version())).message).toBe(
          'GET /version: Proxmox VE 7.4.1\nnetloom supports Proxmox VE 8.4 and 9.',
        );
      },
      { version: '7.4.1' },
    ));

  it('repeats a read that was not answered, and writes only once', () =>
    withClient(async (client, double) => {
      double.intercept = (_call, index) => (index < 2 ? 'before' : 'none');
      expect((await client.version()).major).toBe(9);
      expect(paths(double)).toEqual(['GET version', 'GET version', 'GET version']);
      double.intercept = () => 'before';
      expect((await failureOf(client.create({ kind: 'zones' }, ZONE))).kind).toBe('unreachable');
      expect(paths(double).slice(3)).toEqual(['POST cluster/sdn/zones']);
    }));

  it('gives up reading after the third time', () =>
    withClient(async (client, double) => {
      double.intercept = () => 'before';
      expect((await failureOf(client.version())).kind).toBe('unreachable');
      expect(double.calls).toHaveLength(3);
    }));

  it('gives the message of Proxmox for each parameter', () =>
    withClient(async (client) => {
      const error = await failureOf(client.create({ kind: 'zones' }, { ...ZONE, zone: 'a-b', mtu: 'x' }));
      expect([error.kind, error.message]).toEqual([
        'invalid',
        "POST /cluster/sdn/zones: 400 Parameter verification failed.; mtu: type check ('integer') failed - got 'x'; zone: value does not match the regex pattern\nProxmox rejects these parameters. Nothing has changed.",
      ]);
    }));

  it('deletes without a body, which Proxmox would refuse', () =>
    withClient(async (client, double) => {
      const token = await client.lock({});
      const lock = { 'lock-token': token };
      await client.create({ kind: 'zones' }, { ...ZONE, ...lock });
      await client.remove({ kind: 'zones' }, { id: 'k3szone', parameters: lock });
      expect(await client.list({ kind: 'zones' })).toEqual([]);
      expect(double.calls.at(-2)).toEqual({
        method: 'DELETE',
        path: 'cluster/sdn/zones/k3szone',
        parameters: lock,
      });
    }));

  it('reports a call that the version does not have', () =>
    withClient(
      async (client) => {
        expect((await failureOf(client.lock({}))).message).toBe(
          "POST /cluster/sdn/lock: 501 Method 'POST /cluster/sdn/lock' not implemented\nThis version of Proxmox does not support the call. netloom supports 8.4 and 9.",
        );
      },
      { version: '8.4.14' },
    ));

  it('does not take the answer of something else', () =>
    withClient(async (client, double) => {
      double.intercept = () => ({ status: 200, reason: 'OK', body: '<html>Welcome</html>' });
      expect((await failureOf(client.version())).message).toBe(
        'GET /version: an unexpected answer: <html>Welcome</html>\nnetloom supports Proxmox VE 8.4 and 9. Is --host the API of a Proxmox host (port 8006)?',
      );
    }));

  it('does not follow a redirection', () =>
    withClient(async (client, double) => {
      double.intercept = () => ({ status: 301, reason: 'Moved Permanently', body: '' });
      expect((await failureOf(client.version())).message).toBe(
        'GET /version: 301 Moved Permanently\nUse https:// and port 8006 in --host.',
      );
    }));

  it('stops at once when the signal is aborted', async () => {
    const controller = new AbortController();
    await withClient(
      async (client, double) => {
        double.intercept = () => {
          controller.abort();
          return 'before';
        };
        await expect(client.version()).rejects.toThrow('This operation was aborted');
        expect(double.calls).toHaveLength(1);
        double.intercept = () => 'none';
        expect((await client.detached.version()).major).toBe(9);
      },
      { signal: controller.signal },
    );
  });

  it('ends a call that is still connecting when it is closed', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await withClient(
      async (client) => {
        const failure = failureOf(client.create({ kind: 'zones' }, ZONE));
        const [socket] = (await once(server, 'connection')) as [Socket];
        await client.close();
        expect((await failure).detail).toBe('the client was closed (Error)');
        socket.destroy();
        server.close();
      },
      { origin: `https://127.0.0.1:${port}`, timeoutMs: 60_000 },
    );
  });

  it('does not trust an unknown certificate, and sends nothing', () =>
    withClient(
      async (client, double) => {
        const error = await failureOf(client.version());
        expect([error.kind, error.detail]).toEqual([
          'untrusted',
          'self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)',
        ]);
        expect(double.calls).toEqual([]);
      },
      { trust: { kind: 'system' } },
    ));
});
