import { Address, intervalOf } from '@netloom/addresses';
import { describeHolder, type NetworkFacts } from '@netloom/network-model';
import type { Option } from '../dom/combobox.ts';
import type { PageState } from '../state/page-state.ts';

/** Whose an address is that was typed in full. */
export function addressOptions(
  query: string,
  { ledger }: NetworkFacts,
): readonly Option<Partial<PageState>>[] {
  const read = Address.parse(query.trim());
  if (!read.ok) return [];
  const { family, first } = intervalOf(read.value);
  const holders = ledger.claims.flatMap((claim) =>
    claim.kind === 'addresses' &&
    claim.interval.family === family &&
    claim.interval.first <= first &&
    first <= claim.interval.last
      ? [claim]
      : [],
  );
  const narrowest = holders.toSorted((one, other) =>
    one.interval.last - one.interval.first < other.interval.last - other.interval.first ? -1 : 1,
  )[0];
  const label = read.value.toString();
  const detail =
    narrowest === undefined
      ? 'in none of the networks'
      : narrowest.purpose === 'subnet'
        ? `free in ${describeHolder(narrowest)}`
        : describeHolder(narrowest);
  return [{ value: { view: 'addresses', within: label }, label, detail }];
}
