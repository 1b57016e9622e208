import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { KubeConfig } from '@kubernetes/client-node';
import { authoritiesOf } from '../src/authorities.ts';

const [ONE = '', TWO = ''] = rootCertificates;

function config(cluster: object): KubeConfig {
  const made = new KubeConfig();
  made.loadFromString(
    JSON.stringify({
      'current-context': 'lab',
      clusters: [{ name: 'lab', cluster: { server: 'https://192.168.1.10:6443', ...cluster } }],
      users: [{ name: 'me', user: {} }],
      contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'me' } }],
    }),
  );
  return made;
}

const data = (text: string): object => ({
  'certificate-authority-data': Buffer.from(text).toString('base64'),
});

describe(authoritiesOf, () => {
  it('gives the fingerprint of each authority', () => {
    expect(authoritiesOf(config(data(`${ONE}\n${TWO}\n`)))).toEqual(
      [ONE, TWO].map((pem) => new X509Certificate(pem).fingerprint256),
    );
  });

  it.each([
    ['names none', {}],
    ['does not verify the server', { ...data(ONE), 'insecure-skip-tls-verify': true }],
    ['holds something else', data('none')],
    ['names a file that is not there', { 'certificate-authority': '/none' }],
  ])('gives none where the kubeconfig %s', (_what, cluster) => {
    expect(authoritiesOf(config(cluster))).toEqual([]);
  });
});
