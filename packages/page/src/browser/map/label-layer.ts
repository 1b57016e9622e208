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

/** The labels of all boxes, of which those in sight are laid out; the others when they come into it. */
export class LabelLayer {
  readonly #layer = new FadingLayer('labels', 'above');
  readonly #boxes: readonly MapBox[];
  readonly #optionsOf: (box: MapBox) => LabelOptions;
  readonly #labels = new Map<string, BoxLabel>();
  /** Those of boxes that were not in sight yet at this scale are still to be laid out. */
  #waiting = new Set<MapBox>();
  #scale = NaN;

  constructor(boxes: readonly MapBox[], optionsOf: (box: MapBox) => LabelOptions) {
    this.#boxes = boxes;
    this.#optionsOf = optionsOf;
  }

  get element(): SVGGElement {
    return this.#layer.element;
  }

  show({ scale, part }: Sight): void {
    if (scale !== this.#scale) {
      this.#scale = scale;
      this.#waiting = new Set(this.#boxes);
      this.element.style.setProperty('--scale', String(scale));
    }
    for (const box of this.#waiting) {
      if (overlap(box, part)) {
        this.#waiting.delete(box);
        this.#layOut(box);
      } else {
        this.#layer.remove(box.id);
      }
    }
  }

  light(ids: ReadonlySet<string>): void {
    this.#layer.light(ids);
  }

  /** Of a thousand boxes seen from afar most have no room for any of it, and get no elements. */
  #layOut(box: MapBox): void {
    const scale = this.#scale;
    const options = this.#optionsOf(box);
    const lines = labelLines(box, { scale, isFrame: options.isFrame, marks: countMarks(box, options) });
    if (lines.name === null && lines.detail === null && !lines.showsMarks) {
      this.#layer.remove(box.id);
      return;
    }
    const label = this.#labels.get(box.id) ?? boxLabel(box, options);
    this.#labels.set(box.id, label);
    label.place(lines, scale);
    this.#layer.add(box.id, label.element);
  }
}
