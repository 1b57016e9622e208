import { readdir, symlink } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CHARTS } from '@netloom/umbrella';
import { inTempFolder, netloom, netloomProcess } from '../../netloom.ts';

const VERSION = CHARTS.find(({ chart }) => chart.name === 'metallb')?.chart.version ?? '';

/** Calls `use` with the host of a server on the loopback interface. */
async function withServer(listener: RequestListener, use: (host: string) => Promise<void>): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    // a server that listens on a port has an address of this kind.
    await use(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('netloom publish', () => {
  it.each([
    [
      ['https://registry.example.org/charts'],
      '"https://registry.example.org/charts" is not a repository: it starts with oci://. Did you mean "oci://registry.example.org/charts"?',
    ],
    [['oci://registry.example.org', 'metalb'], 'unknown chart "metalb". Did you mean "metallb"?'],
    [
      ['oci://registry.example.org', '--username', 'someone'],
      '--username needs --password-stdin: pass the password of "someone" on stdin.',
    ],
    [['oci://registry.example.org', '--password-stdin'], '--password-stdin needs a --username.'],
  ])('takes %j for a mistake in the call', async (args, message) => {
    expect(await netloom(['publish', ...args])).toEqual({
      code: 2,
      stdout: '',
      stderr: `netloom: ${message}\n`,
    });
  });

  it('takes an empty standard input for a mistake in the call', async () => {
    const args = ['oci://registry.example.org', '--username', 'someone', '--password-stdin'];
    expect(await netloomProcess(['publish', ...args], { input: '' })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'netloom: --password-stdin: stdin is empty.\n',
    });
  });

  it('says with --dry-run what it would publish, and writes no release', () =>
    withServer(
      (_request, response) => response.writeHead(404).end(),
      (host) =>
        inTempFolder(async (out) => {
          const run = await netloom([
            'publish',
            `oci://${host}`,
            ...['metallb', '--dry-run', '--output', 'json', '--out', out],
          ]);
          const digest = expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as unknown;
          expect({ ...run, stdout: JSON.parse(run.stdout) as unknown }).toEqual({
            code: 0,
            stderr: '',
            stdout: {
              formatVersion: '1.0',
              charts: [
                {
                  chart: 'metallb',
                  version: VERSION,
                  tag: VERSION,
                  reference: `oci://${host}/metallb:${VERSION}`,
                  manifestDigest: digest,
                  layerDigest: digest,
                  created: '1970-01-01T00:00:00Z',
                  state: 'absent',
                },
              ],
            },
          });
          expect(await readdir(out)).toEqual(['charts']);
        }),
    ));

  it('exits 1 with the step and the way on where the registry does not let it', () =>
    withServer(
      (_request, response) => response.writeHead(403).end('{"errors":[{"code":"DENIED","message":"no"}]}'),
      (host) =>
        inTempFolder(async (out) => {
          expect(await netloom(['publish', `oci://${host}/charts`, 'metallb', '--out', out])).toEqual({
            code: 1,
            stdout: '',
            stderr: `netloom: reading oci://${host}/charts/metallb:${VERSION}: ${host} answers 403 (DENIED: no). The account has no permission to push to charts/metallb: grant it, or publish to another path.\n`,
          });
        }),
    ));

  it('exits 4 where gpg is missing that is to sign, before anything is uploaded', () => {
    const asked: string[] = [];
    return withServer(
      ({ method, url }, response) => {
        asked.push(`${method ?? ''} ${url ?? ''}`);
        response.writeHead(404).end();
      },
      (host) =>
        inTempFolder(async (folder) => {
          const { findHelm } = await import('@netloom/helm');
          const { path } = await findHelm(process);
          await symlink(path, join(folder, 'helm'));
          const args = ['publish', `oci://${host}`, 'metallb', '--sign', 'someone', '--out', folder];
          expect(await netloom(args, { env: { PATH: folder } })).toEqual({
            code: 4,
            stdout: '',
            stderr: 'netloom: gpg is not on PATH: --sign needs it.\n',
          });
          expect(asked).toEqual(Array(2).fill(`GET /v2/metallb/manifests/${VERSION}`));
        }),
    );
  }, 60_000);
});
