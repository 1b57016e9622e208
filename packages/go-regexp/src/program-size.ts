import { tokens } from './tokens.ts';

/** The approximate number of steps of a pattern whose repetitions are expanded. */
export function programSize(pattern: string): number {
  const outer: number[] = [];
  /** Of the innermost open group, and of its last element, which a repetition applies to. */
  let size = 0;
  let last = 0;
  for (const { kind, text, set } of tokens(pattern)) {
    if (kind === 'repetition') {
      const more = last * (timesOf(text) - 1);
      size += more;
      last += more;
    } else if (!set && (kind === 'group' || text === '(' || (kind === 'flags' && text.endsWith(':')))) {
      outer.push(size);
      size = 0;
    } else if (!set && text === ')' && outer.length > 0) {
      last = size + 1;
      size = (outer.pop() ?? 0) + last;
    } else {
      last = kind === 'flags' ? 0 : text.startsWith('\\Q') ? text.length : 1;
      size += last;
    }
  }
  return outer.reduce((sum, one) => sum + one, size);
}

/** `{3}`, `{3,}` and `{2,3}` are three at most, beside a loop. What Go rejects is not expanded. */
function timesOf(text: string): number {
  const [least = 0, most = 0] = text.slice(1, -1).split(',').map(Number);
  const times = Math.max(least, most, 1);
  return times > MOST_TIMES ? 1 : times;
}

/** regexp/syntax: ErrInvalidRepeatSize. */
const MOST_TIMES = 1000;
