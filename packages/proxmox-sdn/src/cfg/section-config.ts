import { encodeText, encodeWord, type Text } from './encode.ts';

export type Property = Text | number | boolean | readonly string[] | undefined;

/** One section of a SectionConfig file. Proxmox writes the required properties first. */
export interface Section {
  readonly type: Text;
  readonly id: Text;
  readonly required: Readonly<Record<string, Property>>;
  readonly optional: Readonly<Record<string, Property>>;
}

/** The file as Proxmox' own writer writes it: each section ends with an empty line, which its reader needs. */
export function renderSections(sections: readonly Section[]): string {
  return sections.map(renderSection).join('');
}

function renderSection({ type, id, required, optional }: Section): string {
  const lines = [...sorted(required), ...sorted(optional)].flatMap(([key, value]) =>
    elements(value).map(
      (element) => `\t${encodeWord(key, 'a key')} ${renderValue(element, `${key} of ${id.toString()}`)}\n`,
    ),
  );
  return `${encodeWord(type, 'a section type')}: ${encodeWord(id, 'a section id')}\n${lines.join('')}\n`;
}

function sorted(properties: Readonly<Record<string, Property>>): readonly (readonly [string, Property])[] {
  return Object.entries(properties).sort(([one], [other]) => (one < other ? -1 : 1));
}

type Scalar = Exclude<Property, readonly string[] | undefined>;

function elements(value: Property): readonly Scalar[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function isList(value: Property): value is readonly string[] {
  return Array.isArray(value);
}

function renderValue(value: Scalar, what: string): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return encodeText(typeof value === 'number' ? value.toString() : value, what);
}
