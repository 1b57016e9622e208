import { changedPolicies } from '../../src/policy/changed-policies.ts';
import { PolicyIndex, type Policy, type PolicySpec } from '../../src/policy/index.ts';

const named = (namespace: string): object => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
});

/** The namespaces that differ between two states of one policy of namespace `cloudflare`; null: any. */
function changed(
  before: Partial<PolicySpec> | null,
  after: Partial<PolicySpec> | null,
): readonly string[] | null {
  const [olds, nexts] = [before, after].map((spec) => {
    const policy = { name: 'p', namespace: 'cloudflare', spec: { podSelector: {}, ...spec } };
    return new PolicyIndex(spec === null ? [] : [policy]).all;
  });
  const namespaces = changedPolicies(olds ?? [], nexts ?? []);
  return namespaces === null ? null : [...namespaces];
}

describe(changedPolicies, () => {
  it('is about the own namespace where only ingress is ruled', () => {
    expect(changed({ ingress: [] }, { ingress: [{}] })).toEqual(['cloudflare']);
    expect(changed({ ingress: [] }, { podSelector: { matchLabels: { app: 'a' } } })).toEqual(['cloudflare']);
    expect(changed(null, { ingress: [] })).toEqual(['cloudflare']);
    expect(changed({ ingress: [] }, { ingress: [] })).toEqual([]);
  });

  it('is about the namespaces that rules for egress name which one side alone has', () => {
    const rules = [{ to: [named('media')] }, { to: [named('api')], ports: [{ port: 80 }] }];
    const other = { to: [named('api')], ports: [{ port: 81 }] };
    expect(changed({ egress: rules }, { egress: [...rules.slice(0, 1), other] })).toEqual(['api']);
    expect(changed({ egress: rules }, { egress: rules.slice(0, 1) })).toEqual(['api']);
  });

  it('may be about any packet where two policies have one name', () => {
    const policy = (to: string): Policy => ({
      name: 'p',
      namespace: 'cloudflare',
      spec: { podSelector: {}, egress: [{ to: [named(to)] }] },
    });
    const before = new PolicyIndex([policy('a')]);
    const after = new PolicyIndex([policy('a'), policy('b')]);
    expect(changedPolicies(before.all, after.all)).toBeNull();
    expect(changedPolicies(after.all, [])).toBeNull();
  });

  it.each<[string, Partial<PolicySpec> | null, Partial<PolicySpec> | null]>([
    [
      'addresses',
      { egress: [{ to: [named('a')] }] },
      { egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] },
    ],
    [
      'pods of any namespace',
      { egress: [{ to: [named('a')] }] },
      { egress: [{ to: [named('a'), { namespaceSelector: {} }] }] },
    ],
    ['everything', { egress: [{ to: [named('a')] }] }, { egress: [{ to: [named('a')] }, {}] }],
    ['other pods', { egress: [{}] }, { egress: [{}], podSelector: { matchLabels: { app: 'a' } } }],
    ['ingress as well', { egress: [{}] }, { egress: [{}], ingress: [{}] }],
    ['a new policy for egress', null, { egress: [{ to: [named('a')] }] }],
    ['egress where there was none', { ingress: [{}] }, { ingress: [{}], egress: [{ to: [named('a')] }] }],
  ])('may be about any packet with %s', (_, before, after) => {
    expect(changed(before, after)).toBeNull();
  });
});
