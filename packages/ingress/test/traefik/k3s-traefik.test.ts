import { comparesRoutingPaths, traefikChartOf } from '../../src/traefik/k3s-traefik.ts';

describe(traefikChartOf, () => {
  it.each([
    ['v1.32.2+k3s1', 34, 34],
    ['v1.35.0+k3s1', 37, 37],
    ['v1.35.0+k3s3', 38, 38],
    ['v1.35.2+k3s1', 39, 39],
    ['v1.36.4+k3s1', 40, 40],
    // between two that are known
    ['v1.34.5+k3s1', 37, 40],
    ['v1.35.0+k3s2', 37, 38],
    // newer than the table, in its minor version or beyond
    ['v1.36.5+k3s1', 40, Infinity],
    ['v1.37.1+k3s1', 40, 41],
    ['v1.38.0+k3s1', 40, Infinity],
    ['v2.0.0+k3s1', 40, Infinity],
  ])('of %s is %d to %d', (version, first, last) => {
    expect(traefikChartOf(version)).toEqual({ first, last });
  });

  it.each(['v1.32.1+k3s1', 'v1.31.14+k3s1', 'v1.21.0+k3s1'])('of %s is that of Traefik 2', (version) => {
    expect(traefikChartOf(version)).toBeNull();
  });
});

describe(comparesRoutingPaths, () => {
  it('is what Traefik does from generation 37 on', () => {
    const versions = ['v1.33.5+k3s1', 'v1.33.6+k3s1', 'v1.37.1+k3s1'];
    expect(
      versions.map(traefikChartOf).map((chart) => (chart === null ? null : comparesRoutingPaths(chart))),
    ).toEqual([false, true, true]);
  });
});
