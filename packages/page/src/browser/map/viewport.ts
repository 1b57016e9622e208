/** Which part of a picture is seen: `x` and `y` are where its corner lies on the screen. */
export interface Camera {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point, Size {}

/** Nothing is drawn larger than this. */
const MOST = 2.5;

/** All of the picture, in the middle; a small one is not drawn larger than it is. */
export function fitting(
  picture: Size,
  screen: Size,
  { top, bottom, side }: { readonly top: number; readonly bottom: number; readonly side: number },
): Camera {
  const [width, height] = [screen.width - 2 * side, screen.height - top - bottom];
  const scale = Math.min(1, Math.max(width, 1) / picture.width, Math.max(height, 1) / picture.height);
  return {
    scale,
    x: (screen.width - picture.width * scale) / 2,
    y: top + (height - picture.height * scale) / 2,
  };
}

/** Closer or farther, while the point of the screen stays on what it shows. */
export function zoomed(
  camera: Camera,
  { by, at, least }: { readonly by: number; readonly at: Point; readonly least: number },
): Camera {
  const scale = Math.min(MOST, Math.max(least, camera.scale * by));
  const change = scale / camera.scale;
  return { scale, x: at.x - (at.x - camera.x) * change, y: at.y - (at.y - camera.y) * change };
}

/** A third of the screen at least shows the picture. */
export function kept(camera: Camera, picture: Size, screen: Size): Camera {
  const { scale } = camera;
  const clamp = (value: number, size: number, room: number): number =>
    Math.min(room * (2 / 3), Math.max(room / 3 - size * scale, value));
  return {
    scale,
    x: clamp(camera.x, picture.width, screen.width),
    y: clamp(camera.y, picture.height, screen.height),
  };
}

/** The part of the picture that the screen shows. */
export function partInSight({ scale, x, y }: Camera, { width, height }: Size): Rect {
  return { x: -x / scale, y: -y / scale, width: width / scale, height: height / scale };
}

export function overlap(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** The box is seen whole and its label can be read; where that is so, nothing moves. */
export function revealing(camera: Camera, box: Rect, screen: Size): Camera {
  const scale = Math.max(
    camera.scale,
    Math.min(READABLE / box.height, screen.width / box.width / 1.2, screen.height / box.height / 1.2),
  );
  const [left, top] = [camera.x + box.x * camera.scale, camera.y + box.y * camera.scale];
  const isSeen =
    left >= 0 &&
    top >= 0 &&
    left + box.width * camera.scale <= screen.width &&
    top + box.height * camera.scale <= screen.height;
  if (isSeen && scale === camera.scale) return camera;
  return {
    scale,
    x: screen.width / 2 - (box.x + box.width / 2) * scale,
    y: screen.height / 2 - (box.y + box.height / 2) * scale,
  };
}

/** Pixels of the screen that a box with a label has at least. */
const READABLE = 20;
