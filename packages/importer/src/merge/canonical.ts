import { Address, parseBlock } from '@netloom/addresses';

/** The form in which two texts of one value are equal: an address, a CIDR and a range of the same addresses; a number. */
export function canonical(value: string | number | boolean | null): string {
  const text = String(value);
  const address = Address.parse(text);
  if (address.ok) return address.value.toString();
  const block = parseBlock(text);
  if (!block.ok) return text;
  const { first, last } = block.value;
  return first.equals(last) ? first.toString() : `${first.toString()}-${last.toString()}`;
}

const PLACEHOLDER = /<[^<>]+>/;

/** Whether a part of the text is unknown, such as `photos.<secret-domain>`. */
export function hasPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/** Whether what the sources state can be `text`: the same, but for what they do not know. */
export function canBe(stated: string, text: string): boolean {
  const [start = '', ...rest] = stated.split(PLACEHOLDER);
  const end = rest.pop();
  if (end === undefined) return stated === text;
  let from = start.length;
  for (const part of rest) {
    const found = text.indexOf(part, from + 1);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.startsWith(start) && text.endsWith(end) && text.length - end.length > from;
}
