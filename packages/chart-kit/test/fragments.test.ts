import { imageReference, imageValues, LabelMap, Namespace, ObjectName, Quantity } from '../src/fragments.ts';

describe('fragments of values schemas', () => {
  test.each([
    [ObjectName, 'k3s-router', true],
    [ObjectName, 'jigga.xyz', true],
    [ObjectName, '*.jigga.xyz', false],
    [ObjectName, 'K3s', false],
    [ObjectName, 'a..b', false],
    [ObjectName, 'a'.repeat(254), false],
    [Namespace, 'kube-system', true],
    [Namespace, 'a.b', false],
    [Namespace, 'a'.repeat(64), false],
    [Quantity, '100m', true],
    [Quantity, '0.5', true],
    [Quantity, '128Mi', true],
    [Quantity, '128 Mi', false],
    [LabelMap, { 'app.kubernetes.io/name': 'traefik', tier: '' }, true],
    [LabelMap, { 'a b': 'c' }, false],
    [LabelMap, { a: 'b c' }, false],
    [LabelMap, { a: 'x'.repeat(64) }, false],
  ])('%# takes or refuses %p', (fragment, value, taken) => {
    expect(fragment.safeParse(value).success).toBe(taken);
  });
});

describe(imageValues, () => {
  const image = { name: 'cloudflared', repository: 'cloudflare/cloudflared', tag: '2026.9.1', digest: '' };

  it('has the image of the chart’s metadata as default', () => {
    expect(imageValues(image).parse(undefined)).toEqual({
      repository: 'cloudflare/cloudflared',
      tag: '2026.9.1',
      digest: '',
    });
  });

  it('refuses a digest that is none', () => {
    expect(imageValues(image).safeParse({ digest: 'sha256:abc' }).success).toBe(false);
  });
});

describe(imageReference, () => {
  const digest = `sha256:${'0'.repeat(64)}`;

  test.each([
    [{ repository: 'a/b', tag: '1', digest: '' }, 'a/b:1'],
    [{ repository: 'a/b', tag: '1', digest }, `a/b:1@${digest}`],
    [{ repository: 'a/b', tag: '', digest }, `a/b@${digest}`],
  ])('writes %p as Kubernetes reads it', (image, reference) => {
    expect(imageReference(image)).toBe(reference);
  });
});
