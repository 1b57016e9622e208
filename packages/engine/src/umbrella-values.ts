import { generatedYaml, MISMATCH, readForm } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { plainUmbrella, VALUES_FORM, type PlainUmbrella } from '@netloom/umbrella';

/** What the charts take where values say nothing. */
export function umbrellaDefaults(): object {
  // the form of an object gives one, and every field has a default
  return readForm(VALUES_FORM, {}) as object;
}

/** values.yaml of the umbrella, validated by its schema: Helm need not do that again. */
export async function umbrellaValues(network: Network): Promise<string> {
  const values = plainUmbrella(network);
  await validateUmbrella(values);
  return generatedYaml([values]);
}

/**
 * Validates the umbrella's values, and with them each object that a chart makes of them. Invalid values are our mistake, and
 * throw: the schemas, which say what is wrong, are loaded only then.
 */
export async function validateUmbrella(values: PlainUmbrella): Promise<void> {
  if (readForm(VALUES_FORM, values) !== MISMATCH) return;
  const { validateBySchema } = await import('./validate-by-schema.ts');
  validateBySchema(values);
}
