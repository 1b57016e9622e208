import { Certificates, Fingerprint } from '../../src/file/certificates.ts';

const PAIRS = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0'));
const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\nAQ==\n-----END CERTIFICATE-----\n';

describe('fingerprints', () => {
  it.each([PAIRS.join(':'), PAIRS.join(':').toUpperCase()])('takes %s', (text) => {
    expect(Fingerprint.parse(text)).toBe(text);
  });

  it.each([PAIRS.join(''), PAIRS.slice(12).join(':'), `SHA256:${PAIRS.join(':')}`, ''])(
    'refuses %j, and says what it is',
    (text) => {
      expect(Fingerprint.safeParse(text).error?.issues[0]?.message).toBe(
        'a SHA-256 fingerprint is 32 pairs of hex digits between colons, as `pvenode cert info` prints it',
      );
    },
  );
});

describe('certificates', () => {
  it.each([PEM, PEM + PEM, PEM.trim()])('takes %j', (text) => {
    expect(Certificates.parse(text)).toBe(text);
  });

  it.each([
    '/etc/pve/pve-root-ca.pem',
    PEM.replaceAll('\n', ' '),
    PEM.replaceAll('CERTIFICATE', 'PRIVATE KEY'),
    `${PEM}-----BEGIN CERTIFICATE-----\n`,
  ])('refuses %j', (text) => {
    expect(Certificates.safeParse(text).error?.issues[0]?.message).toBe(
      'a CA is written as PEM, as a block of text: -----BEGIN CERTIFICATE-----, lines of base64, -----END CERTIFICATE-----',
    );
  });
});
