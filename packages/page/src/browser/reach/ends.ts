import { parseEndpoint, parseTarget, ZONE_NAMES } from '@netloom/network-model';
import { printPodsOf } from '@netloom/reachability';
import type { Option } from '../dom/combobox.ts';
import type { PageContext } from '../page-context.ts';
import { bestMatches } from '../state/match.ts';

const MOST = 60;

/** Where a trace can start: zones, machines, pods; any address that is typed. */
export function sourceOptions({
  facts,
  subjects,
}: PageContext): (query: string) => readonly Option<string>[] {
  const namespaces = [...new Set(facts.network.services.map(({ namespace }) => namespace))];
  const zones = ZONE_NAMES.filter((zone) => zone !== 'services' && zone !== 'pools');
  const named = subjects.all.flatMap(({ from, kind, detail }) =>
    from === null || zones.some((zone) => zone === from)
      ? []
      : [{ value: from, label: from, detail: `${kind} · ${detail}` }],
  );
  const options = [
    ...zones.map((zone) => ({ value: zone, label: zone, detail: 'zone' })),
    ...namespaces.map((name) => ({
      value: printPodsOf(name),
      label: printPodsOf(name),
      detail: 'namespace',
    })),
    ...named,
  ];
  return (query) => found(options, query, (text) => parseEndpoint(text).ok);
}

/** Where it can go: exposed hosts, Services, machines, pools; any URL, address and port that is typed. */
export function targetOptions({ subjects }: PageContext): (query: string) => readonly Option<string>[] {
  const options = subjects.all.flatMap(({ to, kind, detail }) =>
    to === null ? [] : [{ value: to, label: to, detail: `${kind} · ${detail}` }],
  );
  const hosts = options.filter(({ label }) => label.startsWith('https:'));
  const others = options.filter(({ label }) => !label.startsWith('https:'));
  return (query) => found([...hosts, ...others], query, (text) => parseTarget(text).ok);
}

function found(
  options: readonly Option<string>[],
  query: string,
  isValid: (text: string) => boolean,
): readonly Option<string>[] {
  const text = query.trim();
  const matches = bestMatches(options, {
    query: text,
    textOf: ({ label, detail }) => `${label} ${detail}`,
    most: MOST,
  });
  const typed = text !== '' && isValid(text) && !matches.some(({ value }) => value === text);
  return typed ? [{ value: text, label: text, detail: 'as typed' }, ...matches] : matches;
}
