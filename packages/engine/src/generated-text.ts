import { dumpYaml, plain } from '@netloom/chart-kit';

/** Said at the top of every generated text that can hold a comment. */
export const NOTICE = 'Written by `netloom build`. Do not edit: change network.yaml and build again.';

/** A YAML text of one or more documents: the notice first, then `notes`, as comments. */
export function generatedYaml(documents: readonly object[], notes: readonly string[] = []): string {
  const head = [NOTICE, ...notes].map((line) => `# ${line}\n`).join('');
  return `${head}${documents.map((document) => dumpYaml(plain(document))).join('---\n')}`;
}

export function generatedMarkdown(text: string): string {
  return `<!-- ${NOTICE} -->\n\n${text}`;
}
