import { dumpJson, plain } from '@netloom/chart-kit';
import type { Source } from '@netloom/diagnostics';

const FILE = 'network.schema.json';
const NOTICE = 'Written by `netloom build`. Do not edit.';

/** The comment by which editors find the schema of a YAML file. */
const SCHEMA_LINE =
  /^#\s+yaml-language-server\s*:.*\$schema=(?:\.\/)?generated\/network\.schema\.json(?:\s|$)/mu;

/** The JSON Schema for editors, of this netloom; only where the network file names it as its own. */
export async function renderEditorSchema({
  text,
}: Pick<Source, 'text'>): Promise<ReadonlyMap<string, string>> {
  if (!SCHEMA_LINE.test(text)) return new Map();
  const { networkJsonSchema } = await import('@netloom/network-model/json-schema');
  return new Map([[FILE, dumpJson(plain({ ...networkJsonSchema(), $comment: NOTICE }))]]);
}
