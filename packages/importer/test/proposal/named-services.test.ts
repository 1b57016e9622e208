import { servicesNamedIn } from '../../src/proposal/named-services.ts';

const SERVICES = new Set(['data/postgres', 'data/pods', 'web/cache']);

function named(text: string): readonly string[] {
  return servicesNamedIn(text, { namespace: 'web', has: (key) => SERVICES.has(key) }).map(
    ({ namespace, name, port }) => `${namespace}/${name}${port === undefined ? '' : `:${port}`}`,
  );
}

/** https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
describe(servicesNamedIn, () => {
  it.each([
    ['postgres.data', ['data/postgres']],
    ['postgres.data:5432', ['data/postgres:5432']],
    ['postgres.data.svc', ['data/postgres']],
    ['postgres://user@postgres.data.svc.cluster.local:5432/blog?sslmode=disable', ['data/postgres:5432']],
    ['postgres.data.svc.cluster.local.', ['data/postgres']],
    ['pods-0.pods.data.svc.cluster.local', ['data/pods']],
    ['redis://cache:6379/0', ['web/cache:6379']],
    ['cache', ['web/cache']],
    ['--db=postgres.data:5432,--cache=http://cache', ['data/postgres:5432', 'web/cache']],
  ])('finds the Services in %s', (text, services) => {
    expect(named(text)).toEqual(services);
  });

  it.each([
    'postgres',
    'other.data.svc',
    'postgres.other.svc:5432',
    'postgres.data.example.net',
    'my-postgres.data-2',
    'cache_dir',
    'v1.2',
    '',
  ])('finds none in %j', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('takes a long text in time that grows with its length', () => {
    expect(named('a.'.repeat(20_000))).toEqual([]);
    expect(named(`${'a-'.repeat(20_000)}!`)).toEqual([]);
  });
});
