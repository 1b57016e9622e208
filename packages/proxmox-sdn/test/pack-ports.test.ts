import { packPorts } from '../src/pack-ports.ts';

const port = (first: number, last = first) => ({ first, last, protocol: 'tcp' as const });

describe(packPorts, () => {
  it('writes ports with commas and ranges with colons', () => {
    expect(packPorts([port(80), port(443), port(2379, 2380)])).toEqual(['80,443,2379:2380']);
  });

  it('begins another list at the sixteenth number, and counts a range as two', () => {
    const fourteen = Array.from({ length: 14 }, (_, index) => port(index + 1));
    expect(packPorts([...fourteen, port(100)])).toEqual(['1,2,3,4,5,6,7,8,9,10,11,12,13,14,100']);
    expect(packPorts([...fourteen, port(100, 200), port(300)])).toEqual([
      '1,2,3,4,5,6,7,8,9,10,11,12,13,14',
      '100:200,300',
    ]);
  });

  it('gives none for no ports', () => {
    expect(packPorts([])).toEqual([]);
  });
});
