import { minimalWith } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

const TUNNEL = 'tunnel: { id: 5d1f6b3a-4d0e-4a53-9d0c-0a1b2c3d4e5f';
const SERVICE = (keys: string): string => `services:\n  - { name: web, namespace: web, ${keys} }\n`;
const found = (text: string): readonly string[] => printed(mistakesOf(minimalWith(text)));

describe('what cloudflared answers itself', () => {
  it('is a host or a path of it, with a status', () => {
    const answers =
      "answers: [{ host: a.example.com, path: ^/admin, status: 403 }, { host: '*.b.example.com', status: 404 }]";
    const exposed = SERVICE('expose: [{ host: a.example.com, via: tunnel }]');
    expect(found(`${TUNNEL}, ${answers} }\n${exposed}`)).toEqual([]);
  });

  it.each([
    ['{ host: a.example.com, status: 404 }', '"a.example.com" leads to service "web" already'],
    ['{ host: b.example.com, status: 99 }', 'status'],
    ['{ host: b.example.com, path: admin, status: 403 }', 'a path begins with /'],
    [
      '{ host: b.example.com, status: 403 }, { host: b.example.com, status: 404 }',
      '"b.example.com" leads to another answer already',
    ],
  ])('is not %s', (answers, message) => {
    const exposed = SERVICE('expose: [{ host: a.example.com, via: tunnel }]');
    expect(found(`${TUNNEL}, answers: [${answers}] }\n${exposed}`).join('\n')).toContain(message);
  });
});

describe('a port that speaks no http', () => {
  it.each([
    [
      'expose: [{ host: a.example.com, via: ingress }]',
      'an ingress forwards requests to web servers, and this port speaks ssh',
    ],
    ['expose: [{ host: a.example.com, via: tunnel, origin: ingress }]', 'this port speaks ssh'],
  ])('goes through no ingress: %s', (expose, message) => {
    expect(found(`${TUNNEL} }\n${SERVICE(`scheme: ssh, port: 22, ${expose}`)}`).join('\n')).toContain(
      message,
    );
  });

  it.each(['via: tunnel, host: a.example.com', 'via: loadBalancer'])('goes by %s', (row) => {
    expect(found(`${TUNNEL} }\n${SERVICE(`scheme: ssh, port: 22, expose: [{ ${row} }]`)}`)).toEqual([]);
  });
});
