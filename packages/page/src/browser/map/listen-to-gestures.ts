export interface Gestures {
  readonly pan: (dx: number, dy: number) => void;
  /** Around a point of the element. */
  readonly zoom: (by: number, at: { readonly x: number; readonly y: number }) => void;
  readonly fit: () => void;
}

const STEP = 64;
const ZOOM = 1.25;

/** A finger that moves less than this taps. */
const SLACK = 4;

/** Drag and pinch, the wheel, and keys: arrows, plus, minus and 0. */
export function listenToGestures(element: HTMLElement, { pan, zoom, fit }: Gestures): void {
  const pointers = new Map<number, PointerEvent>();
  let dragged = false;
  const middle = (): { readonly x: number; readonly y: number } => ({
    x: element.clientWidth / 2,
    y: element.clientHeight / 2,
  });
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0015)), pointOf(event, element));
    },
    { passive: false },
  );
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (pointers.size === 0) dragged = false;
    pointers.set(event.pointerId, event);
  });
  element.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    if (!dragged && Math.hypot(dx, dy) < SLACK) return;
    dragged = true;
    element.setPointerCapture(event.pointerId);
    const [other] = [...pointers.values()].filter(({ pointerId }) => pointerId !== event.pointerId);
    pointers.set(event.pointerId, event);
    if (other === undefined) pan(dx, dy);
    else zoom(distance(event, other) / Math.max(1, distance(before, other)), pointOf(event, element));
  });
  const release = (event: PointerEvent): void => {
    pointers.delete(event.pointerId);
  };
  element.addEventListener('pointerup', release);
  element.addEventListener('pointercancel', release);
  // what was dragged is not clicked
  element.addEventListener(
    'click',
    (event) => {
      if (dragged) event.stopPropagation();
      dragged = false;
    },
    { capture: true },
  );
  element.addEventListener('keydown', (event) => {
    if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => {
        pan(STEP, 0);
      },
      ArrowRight: () => {
        pan(-STEP, 0);
      },
      ArrowUp: () => {
        pan(0, STEP);
      },
      ArrowDown: () => {
        pan(0, -STEP);
      },
      '+': () => {
        zoom(ZOOM, middle());
      },
      '=': () => {
        zoom(ZOOM, middle());
      },
      '-': () => {
        zoom(1 / ZOOM, middle());
      },
      '0': fit,
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}

function pointOf(event: MouseEvent, element: HTMLElement): { readonly x: number; readonly y: number } {
  const { left, top } = element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function distance(one: PointerEvent, other: PointerEvent): number {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}
