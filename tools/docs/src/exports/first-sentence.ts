import ts from 'typescript';

/** The first sentence of the JSDoc comment of a declaration, on one line; null without one. */
export function firstSentence(node: ts.Node): string | null {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment;
  const text = ts.getTextOfJSDocComment(comment)?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (text === '') return null;
  const sentence = /^.*?[.!?](?= [A-Z`]|$)(?<!\be\.g\.)/.exec(text)?.[0] ?? text;
  return escaped(sentence);
}

/** Outside of code spans, an angle bracket would begin a tag. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;')))
    .join('');
}
