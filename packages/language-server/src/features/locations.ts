import type { Location } from 'vscode-languageserver/node';
import type { Snapshot } from '../document/snapshot.ts';
import { addressPlace, holdersOf, usesOfAddresses, type AddressPlace } from '../names/address-places.ts';
import type { Occurrence } from '../names/occurrence.ts';

/** The name at an offset; null where there is none. */
export function occurrenceAt({ occurrences }: Snapshot, offset: number): Occurrence | null {
  return occurrences.find(({ area }) => area.start <= offset && offset <= area.end) ?? null;
}

/** Every place of the same thing, its declarations first. */
export function placesOf(
  { occurrences }: Snapshot,
  { kind, key }: Pick<Occurrence, 'kind' | 'key'>,
): readonly Occurrence[] {
  const all = occurrences.filter((one) => one.kind === kind && one.key === key);
  return [...all.filter((one) => one.isDefinition), ...all.filter((one) => !one.isDefinition)];
}

/** The addresses at an offset; null where there are none. */
export function addressesAt(snapshot: Snapshot, offset: number): AddressPlace | null {
  const place = snapshot.places.find(({ scalar: { span } }) => span.start <= offset && offset <= span.end);
  return place === undefined ? null : addressPlace(snapshot.source, place);
}

function allAddresses(snapshot: Snapshot): readonly AddressPlace[] {
  return snapshot.places.flatMap((place) => addressPlace(snapshot.source, place) ?? []);
}

/** Where what is named at an offset is declared: a thing, or what holds an address. */
export function definitionsAt(snapshot: Snapshot, offset: number): readonly Location[] {
  const name = occurrenceAt(snapshot, offset);
  if (name !== null) {
    return placesOf(snapshot, name)
      .filter(({ isDefinition }) => isDefinition)
      .map(({ span }) => locationOf(snapshot, span));
  }
  const addresses = addressesAt(snapshot, offset);
  if (addresses === null) return [];
  return holdersOf(addresses.interval, allAddresses(snapshot)).map(({ span }) => locationOf(snapshot, span));
}

/** Where what is named at an offset is used, with its declarations where they are asked for. */
export function referencesAt(
  snapshot: Snapshot,
  offset: number,
  { declarations }: { readonly declarations: boolean },
): readonly Location[] {
  const name = occurrenceAt(snapshot, offset);
  if (name !== null) {
    return placesOf(snapshot, name)
      .filter(({ isDefinition }) => declarations || !isDefinition)
      .map(({ span }) => locationOf(snapshot, span));
  }
  const addresses = addressesAt(snapshot, offset);
  if (addresses === null) return [];
  const all = allAddresses(snapshot);
  const holders = new Set(holdersOf(addresses.interval, all));
  return usesOfAddresses(addresses.interval, all)
    .filter((place) => declarations || !holders.has(place))
    .map(({ span }) => locationOf(snapshot, span));
}

function locationOf(snapshot: Snapshot, span: AddressPlace['span']): Location {
  return { uri: snapshot.uri, range: snapshot.rangeOf(span) };
}
