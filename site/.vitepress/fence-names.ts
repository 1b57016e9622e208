/** What the examples of a rule's page are. */
const EXAMPLES: Readonly<Record<string, string>> = {
  fires: 'is reported',
  silent: 'is not reported',
  fixed: 'corrected',
  network: 'network.yaml',
};

/** The caption of a fenced block: the file that it is, or what its commands need; null where its info has neither. */
export function fileName(info: string): string | null {
  const [language = '', ...words] = info.trim().split(/\s+/);
  const name = words.join(' ');
  if (name === '') return null;
  if (language === 'diff') return `change ${name}`;
  return EXAMPLES[name] ?? name;
}
