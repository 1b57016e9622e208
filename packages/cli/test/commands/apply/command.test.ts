import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inTempFolder, netloom, SMALL, type Run } from '../../netloom.ts';

/** Runs a command on a small network, with a kubeconfig that leads to `server`. */
async function run(args: readonly string[], server: string): Promise<Run> {
  let ended: Run = { code: null, stdout: '', stderr: '' };
  await inTempFolder(async (folder) => {
    const [network, kubeconfig] = [join(folder, 'network.yaml'), join(folder, 'kubeconfig')];
    await writeFile(network, SMALL);
    await writeFile(
      kubeconfig,
      JSON.stringify({
        'current-context': 'lab',
        clusters: [{ name: 'lab', cluster: { server, 'insecure-skip-tls-verify': true } }],
        users: [{ name: 'me', user: { token: 'secret' } }],
        contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'me' } }],
      }),
    );
    const [command = '', ...more] = args;
    ended = await netloom([command, network, '--kubeconfig', kubeconfig, ...more]);
  });
  return ended;
}

describe.each(['apply', 'remove'])('netloom %s', (command) => {
  it('exits 4 where there is no kubeconfig, and says where one may be', async () => {
    await inTempFolder(async (folder) => {
      const network = join(folder, 'network.yaml');
      await writeFile(network, SMALL);
      const env = { KUBECONFIG: join(folder, 'none') };
      expect(await netloom([command, network], { env })).toEqual({
        code: 4,
        stdout: '',
        stderr: `netloom: reading the kubeconfig: there is no ${join(folder, 'none')}\nSet --kubeconfig or KUBECONFIG; K3s writes /etc/rancher/k3s/k3s.yaml on its servers.\n`,
      });
    });
  });

  it('exits 4 for a context that the kubeconfig does not have', async () => {
    const { code, stderr } = await run([command, '--context', 'lap'], 'http://127.0.0.1:1');
    expect([code, stderr]).toEqual([
      4,
      'netloom: reading the kubeconfig: it has no context "lap"\nThere is lab.\n',
    ]);
  });

  it('exits 4 where nobody answers, and has nothing on stdout', async () => {
    // a port that nobody listens on any more
    let server = '';
    await withServer(200, (url) => Promise.resolve(void (server = url)));
    const { code, stdout, stderr } = await run([command], server);
    expect([code, stdout, stderr]).toEqual([
      4,
      '',
      `netloom: reading the version: ${server} cannot be reached (ECONNREFUSED)\nIs the cluster up, and is this the right --context? Then run the same command again.\n`,
    ]);
  });

  it('exits 4 where the token is not known', () =>
    withServer(401, async (server) => {
      const { code, stderr } = await run([command], server);
      expect([code, stderr]).toEqual([
        4,
        `netloom: reading the version: Unauthorized\nThe kubeconfig's user is unknown to ${server}, or its credentials have expired: fetch a new kubeconfig.\n`,
      ]);
    }));

  it.each([
    [['--timeout', '0'], 'It must be a whole number of seconds.'],
    [['--output', 'xml'], 'Allowed choices are human, json.'],
  ])('exits 2 for %j', async (args, said) => {
    const { code, stderr } = await run([command, ...args], 'http://127.0.0.1:1');
    expect([code, stderr.includes(said)]).toEqual([2, true]);
  });
});

describe('netloom apply', () => {
  it.each([
    [['--until', 'pools'], 'Allowed choices are namespaces, operators, network.'],
    [['--checksum', 'abc'], 'It must be 64 hexadecimal digits'],
    [['--allow-deletes', '4'], 'It must be a kind and a number, such as DNSEndpoint=4.'],
  ])('exits 2 for %j', async (args, said) => {
    const { code, stderr } = await run(['apply', ...args], 'http://127.0.0.1:1');
    expect([code, stderr.includes(said)]).toEqual([2, true]);
  });

  it('does not look at a cluster for a network with errors', async () => {
    await inTempFolder(async (folder) => {
      const network = join(folder, 'network.yaml');
      await writeFile(network, `${SMALL}name: again\n`);
      const { code, stderr } = await netloom(['apply', network, '--kubeconfig', join(folder, 'none')]);
      expect([code, stderr.includes('error[duplicate-key]')]).toEqual([3, true]);
    });
  });
});

/** Calls `use` with a server that answers every call so. */
async function withServer(status: number, use: (server: string) => Promise<void>): Promise<void> {
  const server: Server = createServer((_request, response) => {
    response.writeHead(status).end(JSON.stringify({ kind: 'Status', message: 'Unauthorized' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    // a server that listens on a port has an address of this kind.
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
