import { h } from '../dom/element.ts';
import { VIEWS, type ViewName } from '../state/page-state.ts';

export const VIEW_TITLES = {
  map: 'Map',
  reach: 'Reach',
  addresses: 'Addresses',
  findings: 'Findings',
} as const satisfies Record<ViewName, string>;

export interface KeyActions {
  readonly showView: (view: ViewName) => void;
  readonly search: () => void;
  readonly help: () => void;
  readonly dismiss: () => void;
}

/** Keys work unless something is being typed, or a dialog is open. */
export function listenToKeys({ showView, search, help, dismiss }: KeyActions): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]') !== null || isTyping(event.target)) return;
    const view = VIEWS[Number(event.key) - 1];
    if (view !== undefined) showView(view);
    else if (event.key === '/') search();
    else if (event.key === '?') help();
    else if (event.key === 'Escape') dismiss();
    else return;
    event.preventDefault();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

export function helpDialog(): HTMLDialogElement {
  const keys: readonly (readonly [string, string])[] = [
    ...VIEWS.map((view, index) => [String(index + 1), VIEW_TITLES[view]] as const),
    ['/', 'Search everything'],
    ['← → + − 0', 'Move and zoom the map, or a bar of addresses'],
    ['Esc', 'Let go of what is selected'],
    ['?', 'These keys'],
  ];
  const close = h(
    'button',
    {
      type: 'button',
      on: {
        click: () => {
          dialog.close();
        },
      },
    },
    'Close',
  );
  const dialog = h(
    'dialog',
    { class: 'help', 'aria-labelledby': 'help-title' },
    h('h2', { id: 'help-title' }, 'Keys'),
    h(
      'dl',
      { class: 'keys' },
      ...keys.flatMap(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)]),
    ),
    h('p', { class: 'caption' }, 'The address of the page says what it shows: copy it to share a view.'),
    close,
  );
  return dialog;
}
