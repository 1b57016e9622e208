import type { MapBox, MapLayout } from '../../data/map-layout.ts';
import { h } from '../dom/element.ts';
import { WAY_WORDS } from './way-mark.ts';

export interface TreeActions {
  readonly choose: (box: MapBox) => void;
  /** Light what the box belongs to; null for nothing. */
  readonly point: (box: MapBox | null) => void;
}

export interface MapTree {
  readonly element: HTMLElement;
  readonly select: (ids: readonly string[]) => void;
}

/** More boxes than these within one are closed at first. */
const MOST_OPEN = 24;

/** The content of the map as a tree: https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ */
export function mapTree({ boxes }: MapLayout, { choose, point }: TreeActions): MapTree {
  const children = Map.groupBy(boxes, ({ parent }) => parent);
  const items = new Map<string, HTMLElement>();
  const item = (box: MapBox): HTMLElement => {
    const inside = children.get(box.id) ?? [];
    const ways = box.ways.map((way) => WAY_WORDS[way]).join(', ');
    const row = h(
      'span',
      { class: 'row' },
      h('span', {}, box.label),
      h(
        'span',
        { class: 'caption' },
        [box.detail, ways].filter((text) => text !== null && text !== '').join(' · '),
      ),
    );
    const element = h(
      'li',
      { role: 'treeitem', tabindex: -1, 'aria-selected': 'false', 'data-item': box.id },
      row,
      inside.length === 0 ? null : h('ul', { role: 'group' }, ...inside.map(item)),
    );
    if (inside.length > 0) element.setAttribute('aria-expanded', String(inside.length <= MOST_OPEN));
    items.set(box.id, element);
    return element;
  };
  const element = h('ul', { role: 'tree', class: 'plain map-tree', 'aria-label': 'What is on the map' });
  element.append(...(children.get(null) ?? []).map(item));
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const boxOf = (target: EventTarget | null): MapBox | undefined => {
    const found = target instanceof Element ? target.closest<HTMLElement>('[role="treeitem"]') : null;
    return byId.get(found?.dataset.item ?? '');
  };
  let current = element.querySelector<HTMLElement>('[role="treeitem"]');
  const focus = (next: HTMLElement | null | undefined): void => {
    if (next === null || next === undefined) return;
    current?.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    current = next;
    next.focus();
  };
  current?.setAttribute('tabindex', '0');
  element.addEventListener('click', (event) => {
    const box = boxOf(event.target);
    const clicked = items.get(box?.id ?? '');
    if (box === undefined || clicked === undefined) return;
    focus(clicked);
    if (box.subject === null) toggle(clicked);
    else choose(box);
  });
  element.addEventListener('focusin', (event) => {
    point(boxOf(event.target) ?? null);
  });
  element.addEventListener('focusout', () => {
    point(null);
  });
  element.addEventListener('keydown', (event) => {
    const item = event.target instanceof HTMLElement ? event.target : null;
    const box = boxOf(item);
    if (item === null || box === undefined) return;
    const isOpen = item.getAttribute('aria-expanded');
    const shown = [...element.querySelectorAll<HTMLElement>('[role="treeitem"]')].filter(
      (one) => one.parentElement?.closest('[aria-expanded="false"]') === null,
    );
    const at = shown.indexOf(item);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => {
        focus(shown[at + 1]);
      },
      ArrowUp: () => {
        focus(shown[at - 1]);
      },
      Home: () => {
        focus(shown[0]);
      },
      End: () => {
        focus(shown.at(-1));
      },
      ArrowRight: () => {
        if (isOpen === 'false') toggle(item);
        else if (isOpen === 'true') focus(shown[at + 1]);
      },
      ArrowLeft: () => {
        if (isOpen === 'true') toggle(item);
        else focus(items.get(box.parent ?? ''));
      },
      Enter: () => {
        choose(box);
      },
      ' ': () => {
        choose(box);
      },
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  let selected: readonly string[] = [];
  return {
    element,
    select: (ids) => {
      for (const id of selected) items.get(id)?.setAttribute('aria-selected', 'false');
      for (const id of ids) items.get(id)?.setAttribute('aria-selected', 'true');
      selected = ids;
    },
  };
}

function toggle(item: HTMLElement): void {
  const isOpen = item.getAttribute('aria-expanded');
  if (isOpen !== null) item.setAttribute('aria-expanded', String(isOpen === 'false'));
}
