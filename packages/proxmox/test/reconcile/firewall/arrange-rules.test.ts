import { arrangeRules, ruleName, type RuleChange } from '../../../src/reconcile/firewall/arrange-rules.ts';
import { isOurRule } from '../../../src/reconcile/firewall/firewall-state.ts';
import type { RuleOptions } from '../../../src/reconcile/firewall/rule-options.ts';

/** Lower case is ours, upper case is somebody else's. */
function rule(letter: string, more: RuleOptions = {}): RuleOptions {
  const comment = letter === letter.toLowerCase() ? `netloom lab: ${letter}` : letter;
  return { type: 'in', action: 'ACCEPT', enable: '1', comment, ...more };
}

const letters = (rules: readonly RuleOptions[]): string =>
  rules.map((each) => ruleName(each).at(-1)).join('');
const rulesOf = (text: string): readonly RuleOptions[] => text.split('').map((letter) => rule(letter));
const arrange = (
  current: readonly RuleOptions[],
  desired: readonly RuleOptions[],
): ReturnType<typeof arrangeRules> =>
  arrangeRules({ current, desired, isOurs: (each) => isOurRule('netloom lab', each) });

/** What Proxmox makes of the changes: new rules on top, a moved one beside its anchor. */
function carryOut(current: readonly RuleOptions[], changes: readonly RuleChange[]): readonly RuleOptions[] {
  return changes.reduce((list, change): readonly RuleOptions[] => {
    const at = list.findIndex((each) => ruleName(each) === ruleName(change.rule));
    if (change.action === 'create') return [change.rule, ...list];
    if (change.action === 'delete') return list.toSpliced(at, 1);
    if (change.action === 'update') {
      const { rule: old, set, unset } = change;
      const kept = Object.entries(old).filter(([key]) => !unset.includes(key));
      return list.toSpliced(at, 1, { ...Object.fromEntries(kept), ...set });
    }
    const rest = list.toSpliced(at, 1);
    const anchor = rest.findIndex((each) => ruleName(each) === change.anchor);
    return rest.toSpliced(anchor + (change.side === 'after' ? 1 : 0), 0, change.rule);
  }, current);
}

function permutations(text: string): readonly string[] {
  if (text.length < 2) return [text];
  return text
    .split('')
    .flatMap((letter, at) =>
      permutations(text.slice(0, at) + text.slice(at + 1)).map((rest) => letter + rest),
    );
}

describe(arrangeRules, () => {
  it.each([
    ['', 'abc', 'abc', 'create create create'],
    ['XY', 'ab', 'abXY', 'create create'],
    ['aXbYc', 'abc', 'aXbYc', ''],
    ['XaYc', 'abc', 'XabYc', 'create move'],
    ['abXc', 'cab', 'cabX', 'move'],
    ['Xba', 'ab', 'Xab', 'move'],
    ['bXcYa', 'abc', 'abXcY', 'move'],
  ])('makes of %j with %j desired %j by %j', (current, desired, expected, actions) => {
    const { changes, result, surplus } = arrange(rulesOf(current), rulesOf(desired));
    expect(letters(result)).toBe(expected);
    expect(letters(carryOut(rulesOf(current), changes))).toBe(expected);
    expect(changes.map(({ action }) => action).join(' ')).toBe(actions);
    expect(surplus).toEqual([]);
  });

  it('brings any order into the desired one, and leaves the rules of others in theirs', () => {
    const everything = ['abcd', 'acd', 'bd', 'c'].flatMap((some) => permutations(`${some}XY`));
    for (const current of everything) {
      const { changes, result } = arrange(rulesOf(current), rulesOf('abcd'));
      const after = letters(carryOut(rulesOf(current), changes));
      expect(after).toBe(letters(result));
      expect({ current, ours: after.replaceAll(/[XY]/g, '') }).toEqual({ current, ours: 'abcd' });
      expect(after.replaceAll(/[a-d]/g, '')).toBe(current.replaceAll(/[a-d]/g, ''));
    }
  });

  it('changes only what differs, and removes what is not desired', () => {
    const old = rule('a', { dport: '80', log: 'info' });
    const { changes, result } = arrange([old], [rule('a', { dport: '443' })]);
    expect(changes).toEqual([{ action: 'update', rule: old, set: { dport: '443' }, unset: ['log'] }]);
    expect(result).toEqual([rule('a', { dport: '443' })]);
  });

  it('keeps the first of two identical rules, and counts the other as surplus', () => {
    const copy = rule('a', { dport: '80' });
    const { changes, surplus, result } = arrange([rule('a'), rule('X'), copy, rule('b')], [rule('a')]);
    expect([changes, surplus]).toEqual([[], [copy, rule('b')]]);
    expect(letters(result)).toBe('aXab');
  });
});
