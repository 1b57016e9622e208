import { checkReleaseSize } from '../../../src/plan/checks/release-size.ts';

function check(...sizes: readonly number[]): ReturnType<typeof checkReleaseSize> {
  const steps = sizes.map((releaseBytes) => ({ values: '', objects: [], releaseBytes }));
  return checkReleaseSize({ steps });
}

describe(checkReleaseSize, () => {
  it.each([
    ['far from the limit', [800_000], [], []],
    [
      'near it',
      [200_000, 900_000],
      [],
      ['the release "netloom" takes 879 KiB as Helm keeps it, in a Secret of at most 1,024 KiB'],
    ],
    ['at it', [1_048_576], [], [expect.stringContaining('takes 1,024 KiB')]],
    [
      'beyond it in one of two steps',
      [1_048_577, 200_000],
      [
        {
          code: 'release-too-large',
          message: 'the release "netloom" takes 1,025 KiB as Helm keeps it, in a Secret of at most 1,024 KiB',
          help: 'the ways out: netloom explain release-too-large',
        },
      ],
      [],
    ],
  ])('%s', (_, sizes, refusals, warnings) => {
    expect(check(...sizes)).toEqual({ refusals, warnings });
  });

  it('says nothing where nothing is rendered', () => {
    expect(checkReleaseSize(null)).toEqual({ refusals: [], warnings: [] });
  });
});
