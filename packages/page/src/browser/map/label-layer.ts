import type { MapBox } from '../../data/map-layout.ts';
import { boxLabel, countMarks, type BoxLabel, type LabelOptions } from './box-label.ts';
import { FadingLayer } from './fading-layer.ts';
import { labelLines } from './label-lines.ts';
import { overlap, type Rect } from './viewport.ts';

/** What is seen of the map: a part of it, at a scale. */
export interface Sight {
  readonly scale: number;
  readonly part: Rect;
}

export type Labelled = 'all' | 'lit';

/** The labels of boxes, of which those in sight are laid out; the others when they come into it. */
export class LabelLayer {
  readonly #layer = new FadingLayer('labels', 'above');
  readonly #boxes: readonly MapBox[];
  readonly #labelled: Labelled;
  readonly #optionsOf: (box: MapBox) => LabelOptions;
  readonly #labels = new Map<string, BoxLabel>();
  /** Boxes whose labels are not laid out at this scale. */
  #waiting = new Set<MapBox>();
  #sight: Sight | null = null;
  #lit: ReadonlySet<string> = new Set();

  constructor(boxes: readonly MapBox[], labelled: Labelled, optionsOf: (box: MapBox) => LabelOptions) {
    this.#boxes = boxes;
    this.#labelled = labelled;
    this.#optionsOf = optionsOf;
  }

  get element(): SVGGElement {
    return this.#layer.element;
  }

  show(sight: Sight): void {
    if (sight.scale !== this.#sight?.scale) {
      this.#waiting = new Set(this.#boxes);
      this.element.style.setProperty('--scale', String(sight.scale));
    }
    this.#sight = sight;
    this.#layOut(sight);
  }

  light(ids: ReadonlySet<string>): void {
    this.#lit = ids;
    this.#layer.light(ids);
    if (this.#labelled === 'lit' && this.#sight !== null) this.#layOut(this.#sight);
  }

  #layOut({ scale, part }: Sight): void {
    for (const box of this.#waiting) {
      const isDue = (this.#labelled === 'all' || this.#lit.has(box.id)) && overlap(box, part);
      if (isDue) this.#waiting.delete(box);
      const label = isDue ? this.#placed(box, scale) : null;
      if (label === null) this.#layer.remove(box.id);
      else this.#layer.add(box.id, label.element);
    }
  }

  /** Of a thousand boxes seen from afar most have no room for any of it, and get no elements: null. */
  #placed(box: MapBox, scale: number): BoxLabel | null {
    const options = this.#optionsOf(box);
    const lines = labelLines(box, { scale, isFrame: options.isFrame, marks: countMarks(box, options) });
    if (lines.name === null && lines.detail === null && !lines.showsMarks) return null;
    const label = this.#labels.get(box.id) ?? boxLabel(box, options);
    this.#labels.set(box.id, label);
    label.place(lines, scale);
    return label;
  }
}
