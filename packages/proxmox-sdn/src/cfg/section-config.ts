import { encodeText, encodeWord, type Text } from './encode.ts';
import { textsOf, type Property } from './property.ts';

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
    textsOf(value).map(
      (text) => `\t${encodeWord(key, 'a key')} ${encodeText(text, `${key} of ${id.toString()}`)}\n`,
    ),
  );
  return `${encodeWord(type, 'a section type')}: ${encodeWord(id, 'a section id')}\n${lines.join('')}\n`;
}

function sorted(properties: Readonly<Record<string, Property>>): readonly (readonly [string, Property])[] {
  return Object.entries(properties).sort(([one], [other]) => (one < other ? -1 : 1));
}
