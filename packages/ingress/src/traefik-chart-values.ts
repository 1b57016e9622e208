import { mergeValues, plain, type Plain } from '@netloom/chart-kit';
import type { IngressInput } from './ingress-input.ts';
import { toTraefikValues } from './traefik-values.ts';

/** All values of Traefik's chart: those that netloom sets, over those that the file passes on. */
export function traefikChartValues(input: IngressInput): Plain {
  return mergeValues(plain(toTraefikValues(input)), plain(input.ingress.values));
}
