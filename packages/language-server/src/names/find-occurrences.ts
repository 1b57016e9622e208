import { childAt, type Source, type SourceMapping, type Span } from '@netloom/diagnostics';
import { NAMED_FORMS, NETLOOM_NAMESPACE, parseEndpoint, parseTarget } from '@netloom/network-model';
import { writtenSpan, type ScalarPlace } from '../document/scalar-places.ts';
import { NAME_PLACES, type NameKind, type NamePlace } from './name-places.ts';
import type { Occurrence } from './occurrence.ts';

/** Every name of a file, where it is declared and where it is used, in the order of the text; of a file with mistakes, too. */
export function findOccurrences(source: Source, places: readonly ScalarPlace[]): readonly Occurrence[] {
  const found = places.flatMap((place) => {
    const says = NAME_PLACES.get(place.path);
    return says === undefined ? [] : candidatesAt(source, place, says);
  });
  const declared = new Set(found.flatMap((one) => (one.isDefinition ? one.kinds.map(idOf(one.key)) : [])));
  return found
    .map(({ kinds, ...rest }): Occurrence => ({
      ...rest,
      kind: kinds.find((kind) => declared.has(idOf(rest.key)(kind))) ?? kinds[0],
    }))
    .toSorted((one, other) => one.span.start - other.span.start);
}

interface Candidate extends Omit<Occurrence, 'kind'> {
  readonly kinds: readonly [NameKind, ...NameKind[]];
}

const idOf =
  (key: string) =>
  (kind: NameKind): string =>
    `${kind} ${key}`;

function candidatesAt(
  source: Source,
  { path, scalar, owner }: ScalarPlace,
  says: NamePlace,
): readonly Candidate[] {
  const span = writtenSpan(source, scalar);
  if (span === null || typeof scalar.value !== 'string') return [];
  const text = scalar.value;
  const whole = { path, span, area: scalar.span };
  switch (says.says) {
    case 'name': {
      const key = says.kind === 'service' ? `${namespaceOf(owner)}/${text}` : text;
      return [{ ...whole, kinds: [says.kind], key, isDefinition: true }];
    }
    case 'reference':
      return [{ ...whole, kinds: says.kinds, key: text, isDefinition: false }];
    case 'service-path':
      return [{ ...use('service', text, whole), span: lastPart(span, text) }];
    case 'endpoint':
      return endpointUse(text, whole);
    case 'target': {
      const target = parseTarget(text);
      if (!target.ok || target.value.kind === 'endpoint') return endpointUse(text, whole);
      const { host } = target.value;
      if (typeof host !== 'string') return [];
      const start = span.start + text.indexOf(host, text.indexOf('://'));
      return [{ ...use('web-host', host, whole), span: { start, end: start + host.length } }];
    }
    default:
      return says satisfies never;
  }
}

type Whole = Pick<Candidate, 'path' | 'span' | 'area'>;

function use(kind: NameKind, key: string, whole: Whole): Candidate {
  return { ...whole, kinds: [kind], key, isDefinition: false };
}

function endpointUse(text: string, whole: Whole): readonly Candidate[] {
  const endpoint = parseEndpoint(text);
  if (!endpoint.ok || endpoint.value.kind !== 'named' || endpoint.value.what === 'pod') return [];
  const { what } = endpoint.value;
  const key = text.slice(what.length + 1);
  return [{ ...use(what, key, whole), span: lastPart(whole.span, text) }];
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
