import { placeAt, type EditValue, type Place } from '@netloom/diagnostics';
import { originOf, type Planned } from '../model/planned.ts';
import { plannedValue } from './planned-value.ts';

/** A value of the sources. */
export interface StatedValue {
  readonly value: EditValue;
  /** null where no file states it. */
  readonly at: Place | null;
}

export function statedValue(planned: Planned): StatedValue {
  const from = originOf(planned);
  return { value: plannedValue(planned), at: from === undefined ? null : placeAt(from.source, from.span) };
}
