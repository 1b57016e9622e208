import { parseSource } from '@netloom/diagnostics';
import { decode, resolve, type ClusterIdentity } from '../../src/index.ts';

const SHA = Array(32).fill('ab').join(':');
const UID = '0A1B2C3D-0000-4000-8000-00000000000F';

function identity(text: string): ClusterIdentity | null {
  const parsed = parseSource(
    `apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { ${text} nodes: [{ name: one, address: 192.168.1.10 }] }
`,
    'network.yaml',
  );
  const { file, diagnostics } = decode(parsed);
  if (file === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return resolve(file, parsed).network.cluster.identity;
}

describe('cluster.identity', () => {
  it('is null where the file is silent', () => {
    expect(identity('')).toBeNull();
  });

  it('is normalized to the form in which a cluster has it', () => {
    expect(
      identity(`identity: { server: 'https://192.168.1.10:6443/', caSha256: '${SHA}', uid: ${UID} },`),
    ).toEqual({
      server: 'https://192.168.1.10:6443',
      caSha256: SHA.toUpperCase(),
      uid: UID.toLowerCase(),
    });
  });

  it('may be stated in part', () => {
    expect(identity(`identity: { uid: ${UID} },`)).toEqual({
      server: null,
      caSha256: null,
      uid: UID.toLowerCase(),
    });
  });

  it.each([
    ['{}', 'it states at least one of server, caSha256 and uid'],
    [
      "{ server: '192.168.1.10:6443' }",
      'an API server is written https://HOST:PORT, as the kubeconfig has it',
    ],
    ["{ server: 'https://me:secret@192.168.1.10' }", 'an API server is written https://HOST:PORT'],
    ['{ caSha256: abcd }', 'a SHA-256 fingerprint is 32 pairs of hex digits between colons'],
    ['{ uid: kube-system }', 'a UID is written 01234567-89ab-cdef-0123-456789abcdef'],
  ])('refuses %s', (text, message) => {
    expect(() => identity(`identity: ${text},`)).toThrow(message);
  });
});
