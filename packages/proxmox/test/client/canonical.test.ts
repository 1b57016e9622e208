import { canonical } from '../../src/client/canonical.ts';

describe(canonical, () => {
  it('is one text for every order of keys, with null as good as absent', () => {
    const one = { zone: 'z', pending: { mtu: 1450, peers: 'a' }, state: null, list: [{ b: 1, a: null }] };
    const other = { list: [{ b: 1 }], pending: { peers: 'a', mtu: 1450 }, zone: 'z' };
    expect(JSON.stringify(canonical(one))).toBe(JSON.stringify(canonical(other)));
    expect(canonical(one)).toEqual(other);
  });

  it.each([null, 'text', 7, true, undefined, [null]])('leaves %p as it is', (value) => {
    expect(canonical(value)).toEqual(value);
  });
});
