import { TextDocument } from 'vscode-languageserver-textdocument';
import { differenceOf, toWorkspaceEdit } from '../../src/features/text-edits.ts';
import { snapshotOf } from '../support/marked.ts';

describe(differenceOf, () => {
  it.each([
    ['abc', 'abc', null],
    ['abc', 'axc', { start: 1, end: 2, text: 'x' }],
    ['aa', 'aaa', { start: 2, end: 2, text: 'a' }],
    ['', 'a', { start: 0, end: 0, text: 'a' }],
    ['a\r\nb', 'a\rb', { start: 1, end: 3, text: '\r' }],
    ['x😀', 'x😁', { start: 1, end: 3, text: '😁' }],
  ])('of %j and %j is %j', (before, after, expected) => {
    expect(differenceOf(before, after)).toEqual(expected);
  });

  it.each([
    ['a: 1\r\nb: 2\r\n', 'a: 1\r\nc: 3\r\nb: 2\r\n'],
    ['a: 1\nb: 2\n', 'a: 1\r\nb: 2\r\n'],
  ])('gives an edit that clients apply as it is meant: %j to %j', (before, after) => {
    const edit = differenceOf(before, after);
    const snapshot = snapshotOf(before);
    const { changes } = toWorkspaceEdit(snapshot, edit === null ? [] : [edit], { versioned: false });
    const document = TextDocument.create(snapshot.uri, 'yaml', 1, before);
    expect(TextDocument.applyEdits(document, changes?.[snapshot.uri] ?? [])).toBe(after);
  });
});
