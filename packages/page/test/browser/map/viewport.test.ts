import { fitting, kept, overlap, partInSight, revealing, zoomed } from '../../../src/browser/map/viewport.ts';

const SCREEN = { width: 1000, height: 800 };
const ROOM = { top: 56, bottom: 44, side: 0 };

describe(fitting, () => {
  it('shows all of a large picture, in the middle of its room', () => {
    expect(fitting({ width: 4000, height: 1400 }, SCREEN, ROOM)).toEqual({ scale: 0.25, x: 0, y: 231 });
  });

  it('does not enlarge a small one', () => {
    expect(fitting({ width: 400, height: 100 }, SCREEN, ROOM)).toEqual({ scale: 1, x: 300, y: 356 });
  });

  it('has a scale where there is no room at all', () => {
    expect(fitting({ width: 400, height: 100 }, { width: 0, height: 0 }, ROOM).scale).toBeGreaterThan(0);
  });
});

describe(zoomed, () => {
  it('keeps what is under the pointer there', () => {
    const next = zoomed({ scale: 1, x: 0, y: 0 }, { by: 2, at: { x: 100, y: 50 }, least: 0.1 });
    expect(next).toEqual({ scale: 2, x: -100, y: -50 });
  });

  it('stops at both ends', () => {
    const at = { x: 0, y: 0 };
    expect(zoomed({ scale: 1, x: 0, y: 0 }, { by: 100, at, least: 0.1 }).scale).toBe(2.5);
    expect(zoomed({ scale: 1, x: 0, y: 0 }, { by: 0.01, at, least: 0.1 }).scale).toBe(0.1);
  });
});

describe(kept, () => {
  it('does not let the picture leave the screen', () => {
    const picture = { width: 300, height: 300 };
    const far = kept({ scale: 1, x: 9_000, y: -9_000 }, picture, SCREEN);
    expect([Math.round(far.x), Math.round(far.y)]).toEqual([667, -33]);
  });
});

describe(partInSight, () => {
  it('is in lengths of the picture', () => {
    expect(partInSight({ scale: 2, x: -100, y: 50 }, SCREEN)).toEqual({
      x: 50,
      y: -25,
      width: 500,
      height: 400,
    });
  });
});

describe(overlap, () => {
  const part = { x: 100, y: 100, width: 50, height: 50 };

  it.each([
    ['within', { x: 110, y: 110, width: 10, height: 10 }, true],
    ['around', { x: 0, y: 0, width: 500, height: 500 }, true],
    ['across a corner', { x: 140, y: 140, width: 50, height: 50 }, true],
    ['beside', { x: 150, y: 100, width: 50, height: 50 }, false],
    ['above', { x: 100, y: 50, width: 50, height: 50 }, false],
  ])('of one that is %s', (_, other, expected) => {
    expect([overlap(part, other), overlap(other, part)]).toEqual([expected, expected]);
  });
});

describe(revealing, () => {
  const box = { x: 2000, y: 1000, width: 120, height: 40 };

  it('moves to a box that is not seen', () => {
    expect(revealing({ scale: 1, x: 0, y: 0 }, box, SCREEN)).toEqual({ scale: 1, x: -1560, y: -620 });
  });

  it('comes closer to one whose label cannot be read', () => {
    expect(revealing({ scale: 0.25, x: 0, y: 0 }, box, SCREEN).scale).toBe(0.5);
  });

  it('leaves everything where it is when the box is seen', () => {
    const camera = { scale: 1, x: -1900, y: -900 };
    expect(revealing(camera, box, SCREEN)).toBe(camera);
  });
});
