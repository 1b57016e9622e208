import { announce, announcer } from '../dom/announce.ts';
import { h } from '../dom/element.ts';
import type { PageContext, View } from '../page-context.ts';
import type { PageState, ViewName } from '../state/page-state.ts';
import { inspector } from './inspector.ts';
import { helpDialog, listenToKeys, VIEW_TITLES } from './keys.ts';
import { SearchDialog } from './search.ts';
import { themeButton } from './theme.ts';
import { topBar } from './top-bar.ts';

export type ViewFactories = Readonly<Record<ViewName, (context: PageContext) => View>>;

/** Puts the page together: the bar, the view that the state names, and what is known of the selection. */
export function mountShell(root: HTMLElement, context: PageContext, factories: ViewFactories): void {
  const { store } = context;
  const views = new Map<ViewName, View>();
  const viewOf = (name: ViewName): View => {
    const view = views.get(name) ?? factories[name](context);
    views.set(name, view);
    return view;
  };
  const search = new SearchDialog(context);
  const help = helpDialog();
  const bar = topBar({
    context,
    theme: themeButton(),
    search: () => {
      search.open();
    },
    help: () => {
      help.showModal();
    },
  });
  const main = h('main', { id: 'view', tabindex: -1 });
  const side = inspector(context);
  const skip = h(
    'button',
    {
      type: 'button',
      class: 'skip',
      on: {
        click: () => {
          main.focus();
        },
      },
    },
    'Skip to the view',
  );
  root.replaceChildren(skip, bar.element, main, side.element, search.element, help, announcer);

  let shown: ViewName | null = null;
  const show = (state: PageState): void => {
    const view = viewOf(state.view);
    if (shown !== state.view) {
      main.replaceChildren(view.element);
      main.setAttribute('aria-label', VIEW_TITLES[state.view]);
      document.title = `${context.data.name} · ${VIEW_TITLES[state.view]}`;
      document.body.dataset.view = state.view;
      if (shown !== null) announce(`${VIEW_TITLES[state.view]} is shown`);
      shown = state.view;
    }
    bar.update(state);
    side.update(state);
    view.update(state);
  };
  store.subscribe(show);
  listenToKeys({
    showView: (view) => {
      store.navigate({ view });
    },
    search: () => {
      search.open();
    },
    help: () => {
      help.showModal();
    },
    dismiss: () => {
      store.navigate({ selected: null });
    },
  });
  show(store.state);
}
