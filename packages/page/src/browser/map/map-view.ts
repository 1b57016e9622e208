import type { MapBox } from '../../data/map-layout.ts';
import { h, svg } from '../dom/element.ts';
import type { PageContext, View } from '../page-context.ts';
import { boxesOf, severities } from './boxes-of.ts';
import { drawMap } from './draw-map.ts';
import { listenToGestures } from './listen-to-gestures.ts';
import { mapTree } from './map-tree.ts';
import { isBackground, neighbourhood } from './neighbourhood.ts';
import { fitting, kept, partInSight, revealing, zoomed, type Camera, type Size } from './viewport.ts';
import { WAY_WORDS, wayShape } from './way-mark.ts';

/** The picture of the network, and the same as a tree. */
export function mapView(context: PageContext): View {
  const { data, subjects, store } = context;
  const { map } = data;
  const boxes = new Map(map.boxes.map((box) => [box.id, box]));
  const found = severities(context);
  const drawn = drawMap(map, {
    severityOf: ({ subject, id }) => (id === subject ? (found.get(id) ?? null) : null),
    labelled: 'all',
  });
  // the tree says the same: a reader of the screen need not hear both
  drawn.element.setAttribute('aria-hidden', 'true');
  drawn.element.removeAttribute('viewBox');
  const stage = h('div', {
    class: 'stage',
    tabindex: 0,
    role: 'group',
    'aria-label': `Map of ${data.name}; arrow keys, plus and minus move it`,
  });

  let [camera, selected, isMoved]: [Camera | null, readonly string[], boolean] = [null, [], false];
  /** As it was measured last: to ask for it again after a change is to lay all out once more. */
  let screen: Size = { width: 0, height: 0 };
  const light = (box: MapBox | null): void => {
    const ids = box === null || isBackground(box) ? selected : [box.id];
    drawn.light(neighbourhood(map, ids));
  };
  const look = (next: Camera): void => {
    camera = kept(next, map, screen);
    const { scale, x, y } = camera;
    const transform = `translate(${x} ${y}) scale(${scale})`;
    // the same once more would have everything in it laid out
    if (drawn.content.getAttribute('transform') !== transform) {
      drawn.content.setAttribute('transform', transform);
    }
    drawn.show({ scale, part: partInSight(camera, screen) });
    // laid out once, where it lies
    if (!drawn.element.isConnected) stage.append(drawn.element);
  };
  const fit = (): void => {
    isMoved = false;
    look(fitting(map, screen, ROOM));
  };
  const zoom = (by: number, at: { readonly x: number; readonly y: number }): void => {
    if (camera === null) return;
    isMoved = true;
    look(zoomed(camera, { by, at, least: fitting(map, screen, ROOM).scale / 1.5 }));
  };
  const zoomMiddle = (by: number): void => {
    zoom(by, { x: screen.width / 2, y: screen.height / 2 });
  };
  const choose = (box: MapBox | null): void => {
    store.navigate({ selected: box?.subject ?? null });
  };
  listenToGestures(stage, {
    pan: (dx, dy) => {
      if (camera === null) return;
      isMoved = true;
      look({ ...camera, x: camera.x + dx, y: camera.y + dy });
    },
    zoom,
    fit,
  });
  const boxAt = (target: EventTarget | null): MapBox | null => {
    const id = target instanceof Element ? target.closest<SVGElement>('[data-box]')?.dataset.box : undefined;
    return boxes.get(id ?? '') ?? null;
  };
  stage.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'mouse') light(boxAt(target));
  });
  stage.addEventListener('pointerleave', () => {
    light(null);
  });
  let ownChoice = false;
  stage.addEventListener('click', ({ target }) => {
    ownChoice = true;
    choose(boxAt(target));
    ownChoice = false;
  });
  const tree = mapTree(map, { choose, point: light });
  const outline = h('div', { class: 'outline', id: 'map-outline' }, tree.element);
  const element = h(
    'div',
    { class: 'map' },
    stage,
    controls({ zoom: zoomMiddle, fit, outline }),
    legend(),
    outline,
  );
  new ResizeObserver(() => {
    const size = sizeOf(stage);
    if (size.width === 0) return;
    screen = size;
    if (camera === null || !isMoved) fit();
    else look(camera);
  }).observe(stage);
  // paper has another size than the window, and nobody moves what is on it
  window.addEventListener('beforeprint', () => {
    if (camera === null) return;
    drawn.show({ scale: camera.scale, part: { x: 0, y: 0, width: map.width, height: map.height } });
  });
  return {
    element,
    update: (state) => {
      screen = sizeOf(stage);
      const ids = boxesOf(state.selected, map, subjects);
      const isNew = ids.join() !== selected.join();
      selected = ids;
      drawn.select(ids);
      tree.select(ids);
      light(null);
      if (camera === null) fit();
      const [first] = ids.flatMap((id) => boxes.get(id) ?? []);
      if (first === undefined || !isNew || ownChoice || camera === null) return;
      isMoved = true;
      look(revealing(camera, first, screen));
    },
  };
}

/** Above the map the controls lie, below it the legend. */
const ROOM = { top: 56, bottom: 40, side: 8 };

function sizeOf({ clientWidth, clientHeight }: HTMLElement): Size {
  return { width: clientWidth, height: clientHeight };
}

function controls({
  zoom,
  fit,
  outline,
}: {
  readonly zoom: (by: number) => void;
  readonly fit: () => void;
  readonly outline: HTMLElement;
}): HTMLElement {
  const button = (label: string, text: string, click: () => void): HTMLButtonElement =>
    h('button', { type: 'button', 'aria-label': label, title: label, on: { click } }, text);
  const list = h('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': outline.id }, 'List');
  list.addEventListener('click', () => {
    const isOpen = outline.classList.toggle('open');
    list.setAttribute('aria-expanded', String(isOpen));
  });
  return h(
    'div',
    { class: 'controls', role: 'group', 'aria-label': 'Map' },
    button('Zoom out', '−', () => {
      zoom(0.8);
    }),
    button('Zoom in', '+', () => {
      zoom(1.25);
    }),
    button('Fit', 'Fit', fit),
    list,
  );
}

function legend(): HTMLElement {
  return h(
    'ul',
    { class: 'plain map-legend', 'aria-label': 'Ways in' },
    ...(['public', 'lan', 'tailnet', 'cluster'] as const).map((way) =>
      h(
        'li',
        {},
        svg(
          'svg',
          { viewBox: '-1.3 -1.3 2.6 2.6', width: 10, height: 10, 'aria-hidden': 'true' },
          svg('path', { class: `way-mark ${way}`, d: wayShape(way) }),
        ),
        WAY_WORDS[way],
      ),
    ),
  );
}
