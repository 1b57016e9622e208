import { Address } from '@netloom/addresses';
import { isHostname } from '../name-forms.ts';
import type { FoundMistake } from './refuse.ts';

interface StatedRecord {
  readonly type: 'A' | 'AAAA' | 'CNAME' | 'TXT';
  readonly targets: readonly string[];
}

/** What is wrong with the targets of a record: what one must be depends on the type beside it. */
export function recordMistakes({ type, targets }: StatedRecord): readonly FoundMistake[] {
  const mistakes = targets.flatMap((text, index): readonly FoundMistake[] => {
    const message = mistakeOf(type, text);
    return message === null ? [] : [{ message, input: text, path: ['targets', index] }];
  });
  if (type !== 'CNAME' || targets.length < 2) return mistakes;
  return [...mistakes, { message: 'a CNAME has exactly one target', input: targets, path: ['targets'] }];
}

function mistakeOf(type: StatedRecord['type'], text: string): string | null {
  if (type === 'TXT') return null;
  const read = Address.parse(text);
  if (type === 'CNAME') {
    if (read.ok) {
      return `"${text}" is an address, but CNAME leads to a name: did you mean type ${read.value.family === 4 ? 'A' : 'AAAA'}?`;
    }
    // RFC 3696, section 2: no top-level domain is a number.
    if (/(^|\.)\d+$/.test(text)) {
      return `"${text}" is not a host name, which a CNAME needs: its last part is a number`;
    }
    return isHostname(text) ? null : `"${text}" is not a host name, which a CNAME needs`;
  }
  if (!read.ok) return read.message;
  const family = type === 'A' ? 4 : 6;
  if (read.value.family === family) return null;
  return `"${text}" is IPv${read.value.family}, but ${type} holds IPv${family}: did you mean type ${type === 'A' ? 'AAAA' : 'A'}?`;
}
