export const VIEWS = ['map', 'reach', 'addresses', 'findings'] as const;
export type ViewName = (typeof VIEWS)[number];

/** All that the page shows, and therefore all that a link to it says. */
export interface PageState {
  readonly view: ViewName;
  /** The id of what is selected, e.g. `node/ichigo`. */
  readonly selected: string | null;
  /** The endpoint that a trace starts at, as `netloom trace` takes it. */
  readonly from: string | null;
  readonly to: string | null;
  /** The addresses that are looked at: a CIDR or a range. */
  readonly within: string | null;
  /** The code whose findings are shown alone. */
  readonly code: string | null;
}

export const START: PageState = {
  view: 'map',
  selected: null,
  from: null,
  to: null,
  within: null,
  code: null,
};

const QUERY = ['from', 'to', 'within', 'code'] as const;

/** `#/reach/service/web/site?from=internet&to=https%3A%2F%2Fexample.com`. What it does not say, or says wrong, is as at the start. */
export function parseHash(hash: string): PageState {
  const [, path = '', query = ''] = /^#\/?([^?]*)\??(.*)$/s.exec(hash) ?? [];
  const [name = '', ...id] = path.split('/');
  const values = new URLSearchParams(query);
  const asked = Object.fromEntries(QUERY.map((key) => [key, values.get(key)]));
  return {
    ...START,
    ...asked,
    view: VIEWS.find((view) => view === name) ?? START.view,
    selected: id.length === 0 ? null : id.map(decoded).join('/'),
  };
}

export function printHash(state: PageState): string {
  const id = state.selected === null ? [] : state.selected.split('/').map(encodeURIComponent);
  const query = new URLSearchParams(
    QUERY.flatMap((key) => {
      const value = state[key];
      return value === null ? [] : [[key, value]];
    }),
  ).toString();
  return `#/${[state.view, ...id].join('/')}${query === '' ? '' : `?${query}`}`;
}

/** A link that somebody cut is no reason for an error. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
