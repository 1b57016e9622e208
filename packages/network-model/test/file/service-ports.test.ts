import { minimalWith } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

const service = (keys: string): string =>
  minimalWith(`services:\n  - { name: web, namespace: web, ${keys} }\n`);

describe('ports of a Service', () => {
  it.each([
    ['port: 81, ports: [{ port: 80 }]', 'ports states the ports of the Service already'],
    ['scheme: https, ports: [{ port: 80 }]', 'ports states the ports of the Service already'],
    ['ports: [{ port: 80 }, { port: 80 }]', 'port 80 is stated twice'],
    ['ports: [{ name: a, port: 80 }, { name: a, port: 81 }]', 'name a is stated twice'],
    [
      'ports: [{ port: 80 }, { port: 81 }], expose: [{ host: a.example.com, via: tunnel, port: 82 }]',
      'the Service has no port 82: its ports are 80, 81',
    ],
    [
      'expose: [{ host: a.example.com, via: tunnel, port: 82 }]',
      'the Service has no port 82: its port is 80',
    ],
    [
      'ports: [{ port: 80 }, { port: 81 }], expose: [{ via: loadBalancer, port: 81 }]',
      'it is allowed with via: tunnel and via: ingress',
    ],
  ])('%s: %s', (keys, message) => {
    expect(printed(mistakesOf(service(keys))).join('\n')).toContain(message);
  });

  it.each([
    'ports: [{ port: 80 }, { port: 81, scheme: https }], tls: { insecureSkipVerify: true }',
    'port: 81',
  ])('are well formed: %s', (keys) => {
    expect(printed(mistakesOf(service(keys)))).toEqual([]);
  });
});
