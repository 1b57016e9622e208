/** Why a text is no YAML, in the words of its reader; without any of the text. */
export function whyNoYaml(text: string, reason: string): string {
  if (/\{%-?\s|\{\{-?\s*\w+.*\}\}/.test(text)) return 'a template, which is YAML only after it is filled in';
  return reason.replace(/"[^"]*"/g, '"…"');
}
