import type { PagePlace } from '../../data/page-data.ts';
import { printPlace } from '../subjects/place-of-origin.ts';
import { h } from './element.ts';

/** `network.yaml:12`, as editors and `netloom` write it. */
export function placeLabel(place: Pick<PagePlace, 'file' | 'line'>): HTMLElement {
  return h('code', { class: 'place' }, printPlace(place));
}
