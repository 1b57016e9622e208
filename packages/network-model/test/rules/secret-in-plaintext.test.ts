import { printJson } from '@netloom/diagnostics';
import { secretInPlaintext } from '../../src/rules/secret-in-plaintext.ts';
import { diagnose, minimalWith } from '../../src/testing/index.ts';

const record = (text: string): string =>
  minimalWith(
    `dns: { zone: example.com, records: [{ name: x.example.com, type: TXT, targets: [${JSON.stringify(text)}] }] }\n`,
  );
const base64 = (text: string): string => Buffer.from(text).toString('base64');

// Put together here, so that no scanner takes this file for a leak.
const SECRETS: readonly (readonly [string, string])[] = [
  ['a Tailscale key', ['tskey', 'client', 'k1234CNTRL', 'abcdef'].join('-')],
  ['a private key', ['-----BEGIN', 'RSA', 'PRIVATE', 'KEY-----'].join(' ')],
  ['the token of a tunnel', base64(JSON.stringify({ a: 'account', t: 'tunnel', s: 'secret-of-the-tunnel' }))],
  ['the credentials of a tunnel', JSON.stringify({ AccountTag: 'a', TunnelSecret: 'b' })],
  ['an API token', ['aB3', 'x'.repeat(37)].join('')],
  ['a token of Git', ['ghp', 'a'.repeat(36)].join('_')],
  ['a token of K3s', ['K10', '0f'.repeat(32), '::server:abc'].join('')],
  ['an access key', ['AKIA', 'ABCDEFGHIJKLMNOP'].join('')],
  ['a password in a URL', ['https://me', 'hunter22@git.example.com/x'].join(':')],
  ['a password', ['api_key', 'abcdef123'].join('=')],
];

test.each(SECRETS)('knows %s, and never prints it', (what, secret) => {
  const text = record(secret);
  const found = diagnose(text, secretInPlaintext);
  expect(found.map(({ message }) => message)).toEqual([
    `this looks like ${what}: whoever reads the file, or an older state of it, has it`,
  ]);
  expect(printJson(found)).not.toContain(secret);
});

test.each([
  ['a commit', '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'],
  ['the answer to a challenge', 'LoqXcYV8q5ONbJQxbmR7SCTNo3tiAXDfowyjxAjEuX0'],
  ['another token in base64', base64(JSON.stringify({ alg: 'none', typ: 'something that is long enough' }))],
  ['talk of a token', 'token: see the vault'],
  ['a placeholder', 'password=<in the vault>'],
  ['an address', 'https://git.example.com:8443/me@home'],
])('takes %s for no secret', (_, text) => {
  expect(diagnose(record(text), secretInPlaintext)).toEqual([]);
});
