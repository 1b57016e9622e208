import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadText, minimalWith } from '@netloom/network-model/testing';
import { intentsCheck } from '../../src/checks/intents/intents.ts';
import type { DeviceAddress } from '../../src/device.ts';
import { probe as realProbe, type Probe, type ProbeAnswer } from '../../src/probe.ts';
import { addressOf, homelab, nothing, problemsOf } from '../lab.ts';

const ON_LAN = [{ interface: 'eth0', address: addressOf('192.168.1.50') }];
const ABROAD = [{ interface: 'eth0', address: addressOf('198.51.100.7') }];
const OK: ProbeAnswer = { kind: 'answered', what: 'it answers 200', status: 200 };
const REFUSED: ProbeAnswer = { kind: 'silent', code: 'ECONNREFUSED', why: 'connect ECONNREFUSED' };

function answering(answers: Readonly<Record<string, ProbeAnswer>>): Probe {
  const find = async (target: string): Promise<ProbeAnswer> => Promise.resolve(answers[target] ?? REFUSED);
  return { connect: async ({ host, port }) => find(`${host}:${port}`), request: find };
}

async function tried(
  intents: string,
  { probe, device = ON_LAN }: { readonly probe: Probe; readonly device?: readonly DeviceAddress[] },
): Promise<readonly string[]> {
  const facts = { ...homelab(), ...loadText(minimalWith(`intents:\n${intents}`)) };
  return problemsOf(intentsCheck, { ...nothing(), device, probe }, facts);
}

const NODE = 'tcp://192.168.1.10:6443';
const OTHER = 'tcp://192.168.1.10:9999';
const ALLOW = `  - { from: lan, to: '${NODE}', expect: allow }\n`;
const DENY = `  - { from: lan, to: '${OTHER}', expect: deny }\n`;

describe('the check of intents', () => {
  it('finds nothing where what is allowed answers, and what is denied does not', async () => {
    expect(await tried(ALLOW + DENY, { probe: answering({ '192.168.1.10:6443': OK }) })).toEqual([]);
  });

  it('finds what should answer and does not', async () => {
    expect(await tried(ALLOW, { probe: answering({}) })).toEqual([
      `error: from lan, ${NODE} is not reached: connect ECONNREFUSED; expected allow`,
    ]);
  });

  it('finds what should not answer and does', async () => {
    const probe = answering({ '192.168.1.10:6443': OK, '192.168.1.10:9999': OK });
    expect(await tried(ALLOW + DENY, { probe })).toEqual([
      `error: from lan, ${OTHER} is reached: it answers 200; expected deny`,
    ]);
  });

  it('takes silence for no proof where nothing answers at all', async () => {
    expect(await tried(DENY, { probe: answering({}) })).toEqual([
      `not checked: deny from lan to ${OTHER}: connect ECONNREFUSED, while nothing else is reached from here, proves nothing`,
    ]);
  });

  it('takes a proxy without a backend for a denial, and 404 for neither', async () => {
    const intents = ['a', 'b'].map(
      (name) => `  - { from: internet, to: 'https://${name}.example.com', expect: allow }\n`,
    );
    const probe = answering({
      'https://a.example.com': { kind: 'answered', what: 'it answers 530', status: 530 },
      'https://b.example.com': { kind: 'answered', what: 'it answers 404', status: 404 },
    });
    expect(await tried(intents.join(''), { probe, device: ABROAD })).toEqual([
      'error: from internet, https://a.example.com is not reached: it answers 530; expected allow',
      'not checked: allow from internet to https://b.example.com: it answers 404 proves nothing',
    ]);
  });

  it('takes a certificate that is not trusted for a sign of life', async () => {
    const untrusted: ProbeAnswer = {
      kind: 'silent',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      why: 'self-signed',
    };
    const deny = `  - { from: lan, to: 'https://a.example.com', expect: deny }\n`;
    const probe = answering({ '192.168.1.10:6443': OK, 'https://a.example.com': untrusted });
    expect(await tried(ALLOW + deny, { probe })).toEqual([
      'not checked: deny from lan to https://a.example.com: self-signed proves nothing',
    ]);
  });

  it('tries only what this device sends', async () => {
    const intents = `${ALLOW}  - { from: internet, to: 'https://a.example.com', expect: deny }\n  - { from: 'pod:a/b', to: '${NODE}', expect: allow }\n`;
    const probe = answering({ '192.168.1.10:6443': OK });
    expect(await tried(intents, { probe })).toEqual([
      'not checked: deny from internet to https://a.example.com: this device stands on the LAN (eth0 192.168.1.50)',
      `not checked: allow from pod:a/b to ${NODE}: this device stands on the LAN (eth0 192.168.1.50)`,
    ]);
  });

  it('does not guess which way a packet takes', async () => {
    const device = [...ON_LAN, { interface: 'tailscale0', address: addressOf('100.101.102.103') }];
    expect(await tried(ALLOW, { probe: answering({}), device })).toEqual([
      `not checked: allow from lan to ${NODE}: this device stands on the LAN (eth0 192.168.1.50), on the tailnet (tailscale0 100.101.102.103): which way a packet takes is not known`,
    ]);
  });

  it('opens no connection unless it is asked to', async () => {
    await expect(problemsOf(intentsCheck, nothing())).rejects.toThrow('--probe tries them out');
  });
});

describe('the probe', () => {
  let server: Server;
  let port: number;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url !== '/hangs') response.writeHead(request.method === 'HEAD' ? 204 : 500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // a server that listens on a port has an address of this kind
    ({ port } = server.address() as AddressInfo);
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('says what answers, and what does not', async () => {
    const url = `http://127.0.0.1:${port}`;
    expect(await realProbe.request(`${url}/`, 2_000)).toMatchObject({ kind: 'answered', status: 204 });
    expect(await realProbe.request(`${url}/hangs`, 100)).toMatchObject({ kind: 'silent', code: 'ETIMEDOUT' });
    expect(await realProbe.connect({ host: '127.0.0.1', port, timeoutMs: 2_000 })).toMatchObject({
      kind: 'answered',
    });
    expect(await realProbe.connect({ host: '127.0.0.1', port: 4, timeoutMs: 2_000 })).toMatchObject({
      kind: 'silent',
      code: 'ECONNREFUSED',
    });
  });
});
