import { medians, timesBy, type CallFrame, type CpuProfile } from '../src/profile/cpu-profile.ts';

function frame(functionName: string): CallFrame {
  return { functionName, url: '', lineNumber: 0, columnNumber: 0 };
}

const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('root'), children: [2] },
    { id: 2, callFrame: frame('outer'), children: [3] },
    { id: 3, callFrame: frame('outer'), children: [4] },
    { id: 4, callFrame: frame('inner') },
  ],
  samples: [4, 2],
  timeDeltas: [3000, 1000],
};

describe(timesBy, () => {
  const nameOf = ({ functionName }: CallFrame): string | null =>
    functionName === 'root' ? null : functionName;

  it('counts the time of a frame itself', () => {
    expect([...timesBy(profile, { how: 'self', nameOf })]).toEqual([
      ['inner', 3],
      ['outer', 1],
    ]);
  });

  it('counts it once for all that called it', () => {
    expect([...timesBy(profile, { how: 'total', nameOf })]).toEqual([
      ['inner', 3],
      ['outer', 4],
    ]);
  });
});

describe(medians, () => {
  it('sorts by the median; what a run has not is 0', () => {
    const runs = [
      new Map([['a', 1]]),
      new Map([
        ['a', 3],
        ['b', 9],
      ]),
      new Map([['a', 2]]),
    ];
    expect(medians(runs)).toEqual([
      ['a', 2],
      ['b', 0],
    ]);
  });
});
