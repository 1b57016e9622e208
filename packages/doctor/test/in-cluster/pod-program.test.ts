import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { parsePodLog } from '../../src/in-cluster/pod-answers.ts';
import { toPod } from '../../src/in-cluster/pod-object.ts';

/** Runs what the container of the pod runs, with this Node. */
async function run(questions: readonly string[]): Promise<{ readonly code: number; readonly log: string }> {
  const { spec } = toPod({ suffix: 'test', questions, limitMs: 1_000 });
  // as toPod makes it
  const { containers } = spec as { containers: readonly [{ command: readonly string[] }] };
  const [, ...args] = containers[0].command;
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const log = text(child.stdout);
  const code = await new Promise<number>((resolve) =>
    child.on('close', (status) => {
      resolve(status ?? -1);
    }),
  );
  return { code, log: await log };
}

describe('the program of the pod', () => {
  let server: Server;
  let port: number;

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.writeHead(request.method === 'HEAD' ? 204 : 500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // a server that listens on a port has an address of this kind
    ({ port } = server.address() as AddressInfo);
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('answers each question in a line, and ends', async () => {
    const url = `http://127.0.0.1:${port}/`;
    const { code, log } = await run([`TCP 127.0.0.1 ${port}`, 'TCP 127.0.0.1 4', `HEAD ${url}`]);
    const { probe } = parsePodLog('Pod a/b', log);
    expect([
      code,
      probe(`TCP 127.0.0.1 ${port}`),
      probe('TCP 127.0.0.1 4'),
      probe(`HEAD ${url}`),
      probe('TCP 127.0.0.1 5'),
    ]).toEqual([
      0,
      { kind: 'answered', what: 'its port is open', status: null },
      { kind: 'silent', code: 'ECONNREFUSED', why: 'ECONNREFUSED' },
      { kind: 'answered', what: 'it answers 204', status: 204 },
      null,
    ]);
  });
});

describe(parsePodLog, () => {
  it('reads answers of resolvers, and passes over what is none', () => {
    const { resolve } = parsePodLog(
      'Pod a/b',
      [
        '(node:1) Warning: something',
        '{"question":"A one.test","addresses":["10.0.0.1"]}',
        '{"question":"A two.test","code":"ENOTFOUND"}',
        '{"question":"AAAA one.test","code":"ENODATA"}',
        '{"question":"A three.test","code":"ETIMEOUT"}',
        '{"question":"A four.test","addre',
      ].join('\n'),
    );
    expect([
      resolve('one.test', 'A'),
      resolve('one.test', 'AAAA'),
      resolve('two.test', 'A'),
      resolve('three.test', 'A'),
      resolve('four.test', 'A'),
    ]).toEqual([
      { kind: 'addresses', addresses: ['10.0.0.1'] },
      { kind: 'none', why: 'no record' },
      { kind: 'none', why: 'NXDOMAIN' },
      { kind: 'failed', why: 'does not answer' },
      { kind: 'failed', why: 'was not asked in time' },
    ]);
  });
});
