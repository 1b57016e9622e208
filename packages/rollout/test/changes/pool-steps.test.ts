import { IntervalSet, parseBlock } from '@netloom/addresses';
import fc from 'fast-check';
import { poolSteps, type PoolValues } from '../../src/changes/pool-steps.ts';

function pool(name: string, ...addresses: readonly string[]): PoolValues {
  return { name, spec: { addresses } };
}

/** The steps in words: what moves, and what is in between. */
function inWords(before: readonly PoolValues[], after: readonly PoolValues[]): object | null {
  const steps = poolSteps(before, after);
  if (steps === null) return null;
  return {
    moves: steps.moves.map(
      ({ from, to, addresses }) => `${addresses.toRanges().join(' ')}: ${from} to ${to}`,
    ),
    between: steps.between,
  };
}

describe(poolSteps, () => {
  it.each<[string, readonly PoolValues[], readonly PoolValues[]]>([
    ['nothing changes', [pool('a', '192.168.1.1/32')], [pool('a', '192.168.1.1/32')]],
    ['a pool grows', [pool('a', '192.168.1.1/32')], [pool('a', '192.168.1.1-192.168.1.9')]],
    [
      'a pool goes',
      [pool('a', '192.168.1.1/32'), pool('b', '192.168.1.2/32')],
      [pool('a', '192.168.1.1/32')],
    ],
    [
      'a pool comes',
      [pool('a', '192.168.1.1/32')],
      [pool('a', '192.168.1.1/32'), pool('b', '192.168.1.2/32')],
    ],
    ['there was none', [], [pool('a', '192.168.1.1/32')]],
  ])('needs one step where %s', (_what, before, after) => {
    expect(poolSteps(before, after)).toBeNull();
  });

  it('leaves a renamed pool out of the first step', () => {
    expect(inWords([pool('a', '192.168.1.0/30')], [pool('b', '192.168.1.0/30')])).toEqual({
      moves: ['192.168.1.0-192.168.1.3: a to b'],
      between: [],
    });
  });

  it('frees a range first, and keeps the texts of pools that take nothing', () => {
    const before = [pool('a', '192.168.1.1 - 192.168.1.8'), pool('b', '192.168.1.9/32', '192.168.1.10/32')];
    const after = [pool('a', '192.168.1.1-192.168.1.4'), pool('b', '192.168.1.5-192.168.1.10', 'fd00::/120')];
    expect(inWords(before, after)).toEqual({
      moves: ['192.168.1.5-192.168.1.8: a to b'],
      between: [
        pool('a', '192.168.1.1-192.168.1.4'),
        pool('b', '192.168.1.9-192.168.1.10', 'fd00::-fd00::ff'),
      ],
    });
  });

  it('writes one address as a CIDR', () => {
    const before = [pool('a', '192.168.1.1/32'), pool('b', 'fd00::1/128')];
    const after = [pool('a', 'fd00::1/128', '192.168.1.1/32'), pool('b', 'fd00::2/128')];
    expect(inWords(before, after)).toEqual({
      moves: ['fd00::1-fd00::1: b to a'],
      between: [pool('a', '192.168.1.1/32'), pool('b', 'fd00::2/128')],
    });
  });

  it('swaps two pools', () => {
    const before = [pool('a', '192.168.1.1/32'), pool('b', '192.168.1.2/32')];
    const after = [pool('a', '192.168.1.2/32'), pool('b', '192.168.1.1/32')];
    expect(inWords(before, after)).toEqual({
      moves: ['192.168.1.2-192.168.1.2: b to a', '192.168.1.1-192.168.1.1: a to b'],
      between: [],
    });
  });

  it('refuses addresses that MetalLB would not have taken', () => {
    expect(() => poolSteps([pool('a', '192.168.1.x')], [])).toThrow('pool "a" holds "192.168.1.x"');
  });

  it('never lets two pools have an address at once, in whatever order each step is taken', () => {
    fc.assert(
      fc.property(fc.array(owners, { minLength: 2, maxLength: 2 }), ([old = [], next = []]) => {
        const [before, after] = [poolsOf(old), poolsOf(next)];
        const steps = poolSteps(before, after);
        const states = steps === null ? [before, after] : [before, steps.between, after];
        for (const [index, from] of states.entries()) {
          for (const taking of states[index + 1] ?? []) {
            const others = from.filter(({ name }) => name !== taking.name);
            expect(setOf([taking]).intersect(setOf(others)).isEmpty).toBe(true);
          }
        }
        expect(setOf(steps?.between ?? []).subtract(setOf(after)).isEmpty).toBe(true);
      }),
      { seed: 7 },
    );
  });
});

/** Which of three pools has each of sixteen addresses; null is none. */
const owners = fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 16, maxLength: 16 });

function poolsOf(holders: readonly (string | null)[]): readonly PoolValues[] {
  return ['a', 'b', 'c'].flatMap((name) => {
    const addresses = holders.flatMap((holder, index) => (holder === name ? [`192.168.1.${index}/32`] : []));
    return addresses.length === 0 ? [] : [pool(name, ...addresses)];
  });
}

function setOf(pools: readonly PoolValues[]): IntervalSet {
  return IntervalSet.of(
    pools.flatMap(({ spec }) =>
      spec.addresses.map((text) => {
        const block = parseBlock(text);
        if (!block.ok) throw new Error(block.message);
        return block.value.interval;
      }),
    ),
  );
}
