import { parseChallenges } from '../src/challenge.ts';

describe(parseChallenges, () => {
  it('reads several schemes, with commas and quotes inside of values', () => {
    const header = String.raw`Basic realm="a \"b\", c", Bearer realm="https://auth.example.org/token",service=x,scope="repository:a/b:pull,push"`;
    expect(parseChallenges(header)).toEqual([
      { scheme: 'basic', parameters: new Map([['realm', 'a "b", c']]) },
      {
        scheme: 'bearer',
        parameters: new Map([
          ['realm', 'https://auth.example.org/token'],
          ['service', 'x'],
          ['scope', 'repository:a/b:pull,push'],
        ]),
      },
    ]);
  });

  it('finds none in nothing', () => {
    expect(parseChallenges('')).toEqual([]);
  });
});
