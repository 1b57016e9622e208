import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderGatus, toGatus } from '@netloom/deployment';
import { findOnPath } from '@netloom/helm';
import { parseTarget, type Endpoint, type Intent } from '@netloom/network-model';
import { startDouble } from '@netloom/proxmox/testing';
import { describeUnless } from './support/describe-unless.ts';
import { until } from './support/live.ts';
import { closeServer, listenOnLoopback } from './support/loopback-server.ts';
import { stopProcess } from './support/stop-process.ts';

const program = await findOnPath('gatus', process.env);
const LAN: Endpoint = { kind: 'zone', zone: 'lan' };

interface Status {
  readonly name: string;
  readonly results: readonly { readonly success: boolean }[];
}

function intent(expect: Intent['expect'], target: string): Intent {
  const to = parseTarget(target);
  if (!to.ok) throw new Error(to.message);
  return { from: LAN, to: to.value, expect };
}

/** A port that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createTcpServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describeUnless(program === null ? 'gatus is not on PATH' : null, 'intents, watched by the real Gatus', () => {
  it('is green where an intent holds, and red where it does not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netloom-gatus-'));
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/gone' ? 502 : 200).end();
    });
    // with a certificate that nobody trusts
    const untrusted = await startDouble();
    const open = await listenOnLoopback(server);
    const [closed, web] = [await closedPort(), await closedPort()];
    const expected: readonly (readonly [Intent, boolean])[] = [
      [intent('allow', `http://localhost:${open}/`), true],
      [intent('deny', `http://localhost:${open}/`), false],
      [intent('allow', `http://localhost:${open}/gone`), false],
      [intent('deny', `http://localhost:${open}/gone`), true],
      [intent('allow', `http://localhost:${closed}/`), false],
      [intent('deny', `http://localhost:${closed}/`), true],
      [intent('allow', `tcp://127.0.0.1:${open}`), true],
      [intent('deny', `tcp://127.0.0.1:${open}`), false],
      [intent('allow', `tcp://127.0.0.1:${closed}`), false],
      [intent('deny', `tcp://127.0.0.1:${closed}`), true],
      [intent('allow', untrusted.url.replace('127.0.0.1', 'localhost')), false],
      [intent('deny', untrusted.url.replace('127.0.0.1', 'localhost')), false],
    ];
    const watch = toGatus(
      expected.map(([one]) => one),
      LAN,
    );
    const config = join(folder, 'config.yaml');
    await writeFile(config, `${renderGatus(watch)}web: { address: 127.0.0.1, port: ${web} }\n`);
    const child = spawn(program ?? '', [], {
      env: { ...process.env, GATUS_CONFIG_PATH: config },
      stdio: 'ignore',
    });
    try {
      const statuses = await until(async () => {
        const answer = await fetch(`http://127.0.0.1:${web}/api/v1/endpoints/statuses`).catch(() => null);
        const found = answer?.ok === true ? ((await answer.json()) as readonly Status[]) : [];
        const isDone = found.length === expected.length && found.every(({ results }) => results.length > 0);
        return isDone ? found : null;
      });
      const successOf = new Map(statuses.map(({ name, results }) => [name, results.at(-1)?.success]));
      const names = watch.config.endpoints.map(({ name }) => name);
      expect(names.map((name) => [name, successOf.get(name)])).toEqual(
        names.map((name, index) => [name, expected[index]?.[1]]),
      );
    } finally {
      await stopProcess(child);
      await untrusted.close();
      await closeServer(server);
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
