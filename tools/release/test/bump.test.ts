import { bumpOf } from '../src/bump.ts';

describe(bumpOf, () => {
  it.each([
    ['patch', ['fix(tunnel): one line']],
    ['patch', ['docs: plain words', 'Merge of something']],
    ['minor', ['fix: one', 'feat(metallb): pools by name']],
    ['major', ['feat(metallb): one', 'fix(cli)!: another exit code']],
    ['major', ['feat!: another format']],
    ['major', ['fix: one\n\nMore words.\n\nBREAKING CHANGE: keys removed']],
    ['patch', ['fix: feat: is no type here']],
    ['patch', []],
  ])('is %s for %j', (bump, messages) => {
    expect(bumpOf(messages)).toBe(bump);
  });
});
