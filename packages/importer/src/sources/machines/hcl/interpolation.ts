/** Whether a text has `${…}` or `%{…}`, which `$${` and `%%{` are not. */
export function isInterpolated(text: string): boolean {
  return /(?:^|[^$])\$\{|(?:^|[^%])%\{/.test(text);
}

/** The text that is meant by `$${` and `%%{`. */
export function literalText(text: string): string {
  return text.replace(/([$%])\1\{/g, '$1{');
}
