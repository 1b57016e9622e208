import type { Severity } from '@netloom/diagnostics';
import type { MapBox } from '../../data/map-layout.ts';
import { svg } from '../dom/element.ts';
import { severityShape } from '../findings/severity-mark.ts';
import { MARK, type LabelLine, type LabelLines } from './label-lines.ts';
import { wayShape } from './way-mark.ts';

/** The texts of a box, which keep their size on the screen whatever the scale is. */
export interface BoxLabel {
  readonly element: SVGGElement;
  readonly place: (lines: LabelLines, scale: number) => void;
}

export interface LabelOptions {
  readonly isFrame: boolean;
  readonly severity: Severity | null;
}

/** Of ways, and of a finding. */
export function countMarks({ ways }: MapBox, { severity }: LabelOptions): number {
  return ways.length + (severity === null ? 0 : 1);
}

export function boxLabel(box: MapBox, { isFrame, severity }: LabelOptions): BoxLabel {
  const name = svg('text', { class: 'name' });
  const detail = svg('text', { class: 'detail' });
  const marks = [
    ...(severity === null
      ? []
      : [svg('path', { class: `way-mark ${severity}`, d: severityShape(severity) })]),
    ...box.ways.map((way) => svg('path', { class: `way-mark ${way}`, d: wayShape(way) })),
  ];
  const element = svg('g', { class: `label ${isFrame ? 'frame' : 'tile'}` });
  return {
    element,
    place: (lines, scale) => {
      element.classList.toggle('over', lines.isOver);
      placeText(name, lines.name, { box, scale });
      placeText(detail, lines.detail, { box, scale });
      // an element without a text would be laid out, too
      element.replaceChildren(
        ...(lines.name === null ? [] : [name]),
        ...(lines.detail === null ? [] : [detail]),
        ...(lines.showsMarks ? marks : []),
      );
      if (!lines.showsMarks) return;
      for (const [index, mark] of marks.entries()) {
        const isSeverity = severity !== null && index === 0;
        const x = box.x + box.width - (lines.marksIn + index * 3 * MARK) / scale;
        const y = box.y + lines.marksAt / scale;
        // the shapes of severities are 12 wide, and have their corner at 0 0
        const [size, half] = isSeverity ? [MARK / 5, MARK * 1.2] : [MARK, 0];
        mark.setAttribute(
          'transform',
          `translate(${x - half / scale} ${y - half / scale}) scale(${size / scale})`,
        );
      }
    },
  };
}

function placeText(
  text: SVGTextElement,
  line: LabelLine | null,
  { box, scale }: { readonly box: MapBox; readonly scale: number },
): void {
  const shown = line?.text ?? '';
  if (text.textContent !== shown) text.textContent = shown;
  if (line === null) return;
  text.setAttribute('x', String(box.x + line.x / scale));
  text.setAttribute('y', String(box.y + line.y / scale));
}
