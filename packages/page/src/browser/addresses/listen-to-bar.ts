export interface BarMoves {
  /** To the window beside it. */
  readonly pan: (by: -1 | 1) => void;
  /** Into the part at a share of the bar, from 0 at its left to 1 at its right; the middle where none is pointed at. */
  readonly zoomIn: (share: number) => void;
  readonly zoomOut: () => void;
  readonly showAll: () => void;
}

/** So many pixels of a wheel are one step: a bar moves by whole windows. */
const STEP = 80;

/** What a wheel has turned since the last step: the bar that it turns over is drawn again with each. */
let turned = 0;

/** The wheel sideways, or with Shift, moves a bar and with Ctrl zooms it; arrows, plus, minus and 0 do the same. */
export function listenToBar(element: HTMLElement, { pan, zoomIn, zoomOut, showAll }: BarMoves): void {
  element.addEventListener(
    'wheel',
    (event) => {
      const { deltaX, deltaY, ctrlKey, shiftKey } = event;
      const isSideways = shiftKey || Math.abs(deltaX) > Math.abs(deltaY);
      // up and down scroll the page
      if (!isSideways && !ctrlKey) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      turned += (ctrlKey || deltaX === 0 ? deltaY : deltaX) * lines;
      if (Math.abs(turned) < STEP) return;
      const by = turned < 0 ? -1 : 1;
      turned = 0;
      if (!ctrlKey) {
        pan(by);
      } else if (by > 0) {
        zoomOut();
      } else {
        const { left, width } = element.getBoundingClientRect();
        zoomIn((event.clientX - left) / width);
      }
    },
    { passive: false },
  );
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => {
      pan(-1);
    },
    ArrowRight: () => {
      pan(1);
    },
    '+': () => {
      zoomIn(0.5);
    },
    '=': () => {
      zoomIn(0.5);
    },
    '-': zoomOut,
    '0': showAll,
  };
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}
