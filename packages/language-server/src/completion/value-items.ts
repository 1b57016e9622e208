import { NAMED_FORMS, ZONE_NAMES, type NetworkFacts } from '@netloom/network-model';
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver/node';
import { endpointOf } from '../names/find-occurrences.ts';
import { firstFree, freeFor, type AddressAsker } from '../names/free-addresses.ts';
import { KIND_WORDS, NAME_PLACES, type NameKind } from '../names/name-places.ts';
import type { Occurrence } from '../names/occurrence.ts';
import type { SchemaNode } from '../schema/schema-node.ts';

export interface ValueContext {
  readonly place: AddressAsker;
  /** null where the schema has nothing there. */
  readonly schema: SchemaNode | null;
  readonly occurrences: readonly Occurrence[];
  /** Of the last version without mistakes of form; null where there was none. */
  readonly facts: NetworkFacts | null;
}

/** How many free addresses of one pool or network are offered. */
const OFFERED = 5;

/** What can stand at a place: values of the schema, names, endpoints, free addresses. */
export function valueItems(context: ValueContext): readonly CompletionItem[] {
  const items = [...enumItems(context), ...nameItems(context), ...addressItems(context)];
  return items.map((item, index) => ({ ...item, sortText: String(index).padStart(4, '0') }));
}

function enumItems({ schema }: ValueContext): readonly CompletionItem[] {
  if (schema === null) return [];
  const initial = schema.default;
  return schema.values.map((value) => ({
    label: String(value),
    kind: CompletionItemKind.EnumMember,
    ...(String(value) === initial && { detail: 'the default' }),
  }));
}

function nameItems({ place, occurrences }: ValueContext): readonly CompletionItem[] {
  const says = NAME_PLACES.get(place.path);
  switch (says?.says) {
    case undefined:
    case 'name':
      return [];
    case 'reference':
      return declared(occurrences, says.kinds).map(({ kind, key }) => ({
        label: key,
        kind: CompletionItemKind.Reference,
        detail: KIND_WORDS[kind],
      }));
    case 'service-path':
      return declared(occurrences, ['service']).map(({ key }) => ({
        label: key,
        kind: CompletionItemKind.Reference,
        detail: KIND_WORDS.service,
      }));
    case 'url':
      return declared(occurrences, ['service']).map(({ key }) => {
        const [namespace = '', name = ''] = key.split('/');
        const label = `http://${name}.${namespace}.svc`;
        return { label, kind: CompletionItemKind.Reference, detail: KIND_WORDS.service };
      });
    case 'endpoint':
      return endpointItems(occurrences);
    case 'target':
      return [...hostItems(occurrences), ...endpointItems(occurrences)];
    default:
      return says satisfies never;
  }
}

function endpointItems(occurrences: readonly Occurrence[]): readonly CompletionItem[] {
  const kinds = Object.keys(KIND_WORDS).filter(isKind);
  return [
    ...declared(occurrences, kinds).flatMap(({ kind, key }) => {
      const label = endpointOf(kind, key);
      return label === null ? [] : [{ label, kind: CompletionItemKind.Reference, detail: KIND_WORDS[kind] }];
    }),
    ...ZONE_NAMES.map((label) => ({ label, kind: CompletionItemKind.Constant, detail: 'zone' })),
    ...Object.entries(NAMED_FORMS).map(([what, form]) => ({
      label: `${what}:`,
      kind: CompletionItemKind.Keyword,
      detail: form,
    })),
  ];
}

function hostItems(occurrences: readonly Occurrence[]): readonly CompletionItem[] {
  return declared(occurrences, ['web-host'])
    .filter(({ key }) => !key.startsWith('*'))
    .map(({ key }) => ({ label: `https://${key}`, kind: CompletionItemKind.Reference, detail: 'host name' }));
}

function addressItems({ place, facts }: ValueContext): readonly CompletionItem[] {
  if (facts === null) return [];
  const isAny = place.path.endsWith('[]') || place.path.endsWith('addresses');
  const family = place.path.endsWith('6') ? 6 : 4;
  return freeFor(place, facts).flatMap((space) =>
    firstFree(space, { most: OFFERED, ...(!isAny && { family }) }).map((address) => ({
      label: address.toString(),
      kind: CompletionItemKind.Value,
      detail: `free in ${space.of}`,
    })),
  );
}

/** Each thing once. */
function declared(occurrences: readonly Occurrence[], kinds: readonly NameKind[]): readonly Occurrence[] {
  const own = occurrences.filter(({ kind, isDefinition }) => isDefinition && kinds.includes(kind));
  return [...new Map(own.map((one) => [`${one.kind} ${one.key}`, one])).values()];
}

function isKind(word: string): word is NameKind {
  return Object.hasOwn(KIND_WORDS, word);
}
