import { countPlace, edgePath } from '../../../src/browser/map/edge-path.ts';

const POINTS = [
  { x: 0, y: 0 },
  { x: 0, y: 40 },
  { x: 100, y: 40 },
];

describe(edgePath, () => {
  it('turns round corners, and ends in a head', () => {
    expect(edgePath(POINTS)).toEqual({
      line: 'M0 0L0 34Q0 40 6 40L94 40',
      head: 'M100 40L94 36.5L94 43.5Z',
    });
  });

  it('turns tighter where there is little room', () => {
    const near = [
      { x: 0, y: 0 },
      { x: 0, y: 4 },
      { x: 100, y: 4 },
    ];
    expect(edgePath(near).line).toBe('M0 0L0 2Q0 4 2 4L94 4');
  });

  it('is empty where there is no line', () => {
    expect(edgePath([])).toEqual({ line: '', head: '' });
  });
});

describe(countPlace, () => {
  it('is the middle of the longest part', () => {
    expect(countPlace(POINTS)).toEqual({ x: 50, y: 40 });
  });
});
