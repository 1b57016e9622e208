import { childAt, type Source, type SourceMapping, type Span } from '@netloom/diagnostics';
import { NAMED_FORMS, NETLOOM_NAMESPACE, parseEndpoint } from '@netloom/network-model';
import { writtenSpan, type ScalarPlace } from '../document/scalar-places.ts';
import { NAME_PLACES, type NameKind, type NamePlace } from './name-places.ts';
import type { Occurrence } from './occurrence.ts';

/** Every name of a file, where it is declared and where it is used, in the order of the text; of a file with mistakes, too. */
export function findOccurrences(source: Source, places: readonly ScalarPlace[]): readonly Occurrence[] {
  const found = places.flatMap((place) => {
    const says = NAME_PLACES.get(place.path);
    return says === undefined ? [] : candidatesAt(source, place, says);
  });
  const declared = new Set(
    found.flatMap(({ isDefinition, meanings: [{ kind, key }] }) => (isDefinition ? [`${kind} ${key}`] : [])),
  );
  return found
    .map(({ meanings, ...rest }): Occurrence => ({
      ...rest,
      ...(meanings.find(({ kind, key }) => declared.has(`${kind} ${key}`)) ?? meanings[0]),
    }))
    .toSorted((one, other) => one.span.start - other.span.start);
}

type Meaning = Pick<Occurrence, 'kind' | 'key' | 'span'>;

/** A text that may name one of several things: the first that is declared is meant. */
interface Candidate extends Omit<Occurrence, keyof Meaning> {
  readonly meanings: readonly [Meaning, ...Meaning[]];
}

function candidatesAt(
  source: Source,
  { path, scalar, owner }: ScalarPlace,
  says: NamePlace,
): readonly Candidate[] {
  const span = writtenSpan(source, scalar);
  if (span === null || typeof scalar.value !== 'string') return [];
  const text = scalar.value;
  const written = { path, area: scalar.span };
  const use = (...meanings: Candidate['meanings']): readonly Candidate[] => [
    { ...written, meanings, isDefinition: false },
  ];
  switch (says.says) {
    case 'name': {
      const key = says.kind === 'service' ? `${namespaceOf(owner)}/${text}` : text;
      return [{ ...written, meanings: [{ kind: says.kind, key, span }], isDefinition: true }];
    }
    case 'reference': {
      const [first, ...others] = says.kinds;
      return use({ kind: first, key: text, span }, ...others.map((kind) => ({ kind, key: text, span })));
    }
    case 'service-path':
      return use({ kind: 'service', key: text, span: lastPart(span, text) });
    case 'endpoint':
    case 'target':
    case 'url': {
      const meanings = text.includes('://') ? urlMeanings(text, span) : endpointMeanings(text, span);
      return meanings === null ? [] : use(...meanings);
    }
    default:
      return says satisfies never;
  }
}

function endpointMeanings(text: string, span: Span): Candidate['meanings'] | null {
  const endpoint = parseEndpoint(text);
  if (!endpoint.ok || endpoint.value.kind !== 'named' || endpoint.value.what === 'pod') return null;
  const { what } = endpoint.value;
  return [{ kind: what, key: text.slice(what.length + 1), span: lastPart(span, text) }];
}

/** The host of a URL: a name of the network, else one by which the cluster's DNS knows a Service, or a machine by its name alone. */
function urlMeanings(text: string, { start }: Span): Candidate['meanings'] | null {
  const [, before = '', host = ''] = /^([a-z]+:\/\/)([a-z0-9.-]+)(?=[:/]|$)/.exec(text) ?? [];
  if (host === '' || /^[0-9.]+$/.test(host)) return null;
  const begin = start + before.length;
  const [, name, namespace] = /^([a-z0-9-]+)\.([a-z0-9-]+)(?:\.svc(?:\.cluster\.local)?)?$/.exec(host) ?? [];
  const whole = { key: host, span: { start: begin, end: begin + host.length } };
  if (!host.includes('.')) {
    return [
      { kind: 'host', ...whole },
      { kind: 'node', ...whole },
    ];
  }
  const webHost: Meaning = { kind: 'web-host', ...whole };
  if (name === undefined || namespace === undefined) return [webHost];
  return [
    webHost,
    { kind: 'service', key: `${namespace}/${name}`, span: { start: begin, end: begin + name.length } },
  ];
}

/** The name at the end of `NAMESPACE/NAME`, `pool:NAME` and `service:NAMESPACE/NAME`. */
function lastPart({ end }: Span, text: string): Span {
  const name = text.slice(Math.max(text.lastIndexOf(':'), text.lastIndexOf('/')) + 1);
  return { start: end - name.length, end };
}

/** Where a service states none it is outside of the cluster, and netloom's own namespace has it. */
function namespaceOf(owner: SourceMapping | null): string {
  const namespace = owner === null ? null : childAt(owner, 'namespace');
  return namespace?.kind === 'scalar' && typeof namespace.value === 'string'
    ? namespace.value
    : NETLOOM_NAMESPACE;
}

/** How an endpoint names the thing: `pool:default-pool`; null for what the grammar has no form for. */
export function endpointOf(kind: NameKind, key: string): string | null {
  return Object.hasOwn(NAMED_FORMS, kind) ? `${kind}:${key}` : null;
}
