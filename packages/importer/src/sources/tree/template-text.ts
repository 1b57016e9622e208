/**
 * The text of a template of YAML without its template, of the same length: statements and comments are blank, and what an
 * expression gives is a placeholder, `<< .Data.podCIDR >>`. Of a condition both sides stay. Jinja, and templates of Go.
 */
export function withoutTemplate(text: string): string {
  return text
    .replace(/\{#.*?#\}|\{%.*?%\}|\{\{-?\s*\/\*.*?\*\/\s*-?\}\}/gs, blank)
    .replace(/^[ \t]*\{\{[^{}\n]*\}\}[ \t]*$/gm, blank)
    .replace(/\{\{(.*?)\}\}/g, (_, inner: string) => `<<${inner.replace(/[^\w. ]/g, ' ')}>>`);
}

function blank(part: string): string {
  return part.replace(/[^\r\n]/g, ' ');
}
