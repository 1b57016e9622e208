import { applyEdits, canCombine } from '../src/index.ts';

const edit = (start: number, end: number, text: string, file = 'a.yaml') => ({ file, start, end, text });

describe(applyEdits, () => {
  it('applies edits in any order', () => {
    expect(applyEdits('0123456789', [edit(8, 10, ''), edit(2, 2, 'x'), edit(3, 5, 'yy')])).toBe('01x2yy567');
  });

  it('lets one edit start where another ends', () => {
    expect(applyEdits('0123', [edit(0, 2, 'a'), edit(2, 4, 'b')])).toBe('ab');
  });

  it('refuses edits that overlap, and two insertions at one place', () => {
    expect(() => applyEdits('0123', [edit(0, 3, ''), edit(2, 4, '')])).toThrow(
      'edits of a.yaml overlap at offset 2',
    );
    expect(() => applyEdits('0123', [edit(1, 1, 'a'), edit(1, 1, 'b')])).toThrow(
      'edits of a.yaml overlap at offset 1',
    );
  });

  it('refuses an edit outside the text', () => {
    expect(() => applyEdits('0123', [edit(4, 5, '')])).toThrow('an edit reaches offset 5 of 4');
  });
});

describe(canCombine, () => {
  it('compares edits of the same file only', () => {
    expect(canCombine([edit(0, 2, '')], [edit(1, 3, '')])).toBe(false);
    expect(canCombine([edit(0, 2, '')], [edit(2, 3, '')])).toBe(true);
    expect(canCombine([edit(0, 2, '')], [edit(1, 3, '', 'b.yaml')])).toBe(true);
  });
});
