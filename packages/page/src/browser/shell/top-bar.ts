import type { Severity } from '@netloom/diagnostics';
import { describeDistribution } from '@netloom/network-model';
import { h } from '../dom/element.ts';
import { severityMark } from '../findings/severity-mark.ts';
import type { PageContext } from '../page-context.ts';
import { VIEWS, type PageState } from '../state/page-state.ts';
import { VIEW_TITLES } from './keys.ts';

export interface TopBarInput {
  readonly context: PageContext;
  readonly theme: HTMLElement;
  readonly search: () => void;
  readonly help: () => void;
}

export interface TopBar {
  readonly element: HTMLElement;
  readonly update: (state: PageState) => void;
}

export function topBar({ context, theme, search, help }: TopBarInput): TopBar {
  const { data, facts, store } = context;
  const tabs = VIEWS.map((view, index) => ({
    view,
    link: h('a', {}, h('kbd', { 'aria-hidden': 'true' }, String(index + 1)), VIEW_TITLES[view]),
  }));
  const element = h(
    'header',
    { class: 'top' },
    h(
      'div',
      { class: 'identity' },
      h('h1', {}, data.name),
      h(
        'p',
        { class: 'caption' },
        `${facts.network.domain} · ${describeDistribution(facts.network.cluster)}`,
      ),
    ),
    h('nav', { 'aria-label': 'Views', class: 'views' }, ...tabs.map(({ link }) => link)),
    verdict(context),
    h(
      'div',
      { class: 'tools' },
      h('button', { type: 'button', class: 'search', on: { click: search } }, 'Search', h('kbd', {}, '/')),
      theme,
      h('button', { type: 'button', class: 'help', on: { click: help } }, 'Keys', h('kbd', {}, '?')),
    ),
  );
  return {
    element,
    update: (state) => {
      for (const { view, link } of tabs) {
        link.setAttribute('href', store.linkTo({ view }));
        if (view === state.view) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
  };
}

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

function verdict({ data: { findings }, store }: PageContext): HTMLElement {
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);
  const link = store.linkTo({ view: 'findings', code: null, selected: null });
  return h(
    'a',
    { class: 'verdict', href: link },
    ...(counts.length === 0
      ? ['No findings']
      : counts.map(({ severity, count }) =>
          severityMark(severity, `${count} ${severity}${count === 1 ? '' : 's'}`),
        )),
  );
}
