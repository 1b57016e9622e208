import type { Mistake, Mistakes } from './mistakes.ts';

// C0 without tab and line breaks, DEL, C1, bidirectional controls, the byte order mark, noncharacters, lone surrogates.
const refused = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

const BYTE_ORDER_MARK = '\ufeff';

export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function mistakeOf(character: string): Pick<Mistake, 'code' | 'message'> {
  return /\p{Surrogate}/u.test(character)
    ? { code: 'lone-surrogate', message: `${codePoint(character)} is half of a surrogate pair` }
    : { code: 'control-character', message: `${codePoint(character)} is a control character` };
}

/** Reports each refused character; gives back a text of the same length that the parser can go on with. */
export function checkCharacters(text: string, mistakes: Mistakes): string {
  return text.replace(refused, (character: string, offset: number) => {
    const span = { start: offset, end: offset + 1 };
    if (offset === 0 && character === BYTE_ORDER_MARK) {
      mistakes.add({
        code: 'byte-order-mark',
        message: 'the file starts with a byte order mark',
        span,
        help: 'save the file as UTF-8 without BOM',
      });
      return character;
    }
    mistakes.add({ ...mistakeOf(character), span, help: 'remove it' });
    return '\ufffd';
  });
}

/** What is wrong with the characters that the escapes of a double quoted scalar make; null if nothing is. */
export function checkEscapes(quoted: string, value: string): Pick<Mistake, 'code' | 'message'> | null {
  for (const [escape, digits] of quoted.matchAll(/\\(?:U([0-9a-f]{8})|.)/gis)) {
    if (digits !== undefined && Number.parseInt(digits, 16) > 0x10ffff) {
      return { code: 'control-character', message: `${escape} is not a Unicode character` };
    }
  }
  const [character] = value.match(refused) ?? [];
  return character === undefined ? null : mistakeOf(character);
}
