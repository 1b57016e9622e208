import type { MapBox } from '../../data/map-layout.ts';
import { fitText, textMeasure } from './fit-text.ts';

/** A text and where its baseline begins, in pixels of the screen from the corner of the box. */
export interface LabelLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface LabelLines {
  readonly name: LabelLine | null;
  readonly detail: LabelLine | null;
  /** Of the middle of the marks: from the top, and of the first from the right. */
  readonly marksAt: number;
  readonly marksIn: number;
  readonly showsMarks: boolean;
  /** Whether the name lies over what the box holds, for want of room above it. */
  readonly isOver: boolean;
}

export interface LabelRoom {
  readonly scale: number;
  /** Whether other boxes are in it: its label is in the header then. */
  readonly isFrame: boolean;
  readonly marks: number;
}

const measureName = textMeasure('13px system-ui, sans-serif');
const measureDetail = textMeasure('12px system-ui, sans-serif');

/** Pixels of the screen. */
const INSET = 8;
const NARROW = 100;
export const ONE_LINE = 16;
/** Above other boxes it may be narrower: from here on those have no labels either. */
const HEADER_LINE = 12;
const TWO_LINES = 30;
/** Half of its size. */
export const MARK = 4;

/** Of a box around others, at the scale 1. */
const HEADER = 32;

/** What there is room for: name and detail below each other or in one line, the name alone, or nothing. */
export function labelLines(box: MapBox, room: LabelRoom): LabelLines {
  const lines = linesAtTop(box, room);
  // its header is at the bottom; a name that is over what a box holds is in its middle or at its top
  if (box.isLabelBelow !== true || !room.isFrame || lines.isOver) return lines;
  const down = (box.height - HEADER) * room.scale;
  const lowered = (line: LabelLine | null): LabelLine | null => line && { ...line, y: line.y + down };
  const { name, detail, marksAt } = lines;
  return { ...lines, name: lowered(name), detail: lowered(detail), marksAt: marksAt + down };
}

function linesAtTop(box: MapBox, { scale, isFrame, marks }: LabelRoom): LabelLines {
  const [width, height] = [box.width * scale, (isFrame ? HEADER : box.height) * scale];
  const inset = width < NARROW ? INSET / 2 : INSET;
  const place = { marksAt: height / 2, marksIn: inset + MARK };
  // of a thousand boxes seen from afar most have no room: a text is measured only where there is some
  if (height < (isFrame ? HEADER_LINE : ONE_LINE)) {
    return { ...place, showsMarks: false, ...overlaid(box, { scale, isFrame }) };
  }
  const all = width - 2 * inset;
  const beside = fitText(box.label, all - marks * 3 * MARK, measureName);
  // a name goes before the marks: the lines show its ways as well
  const hasMarks = beside === box.label || (beside !== null && measureName(box.label) > all);
  const room = hasMarks ? all - marks * 3 * MARK : all;
  const name = hasMarks ? beside : fitText(box.label, all, measureName);
  const shown = { ...place, showsMarks: hasMarks };
  if (name === null) return { ...shown, ...overlaid(box, { scale, isFrame }) };
  const isTwo = !isFrame && box.detail !== null && height >= TWO_LINES;
  const y = height / 2 + (isTwo ? -3 : 4.5);
  const first = { text: name, x: inset, y };
  if (isTwo) {
    const text = fitText(box.detail, all, measureDetail);
    const detail = text === null ? null : { text, x: inset, y: height / 2 + 12 };
    return { ...shown, name: first, detail, marksAt: height / 2 - 9, isOver: false };
  }
  const x = inset + measureName(name) + INSET;
  // what is cut beside a name is not worth its room
  const isWhole = box.detail !== null && name === box.label && measureDetail(box.detail) <= room - x + inset;
  const detail = isWhole ? { text: box.detail, x, y } : null;
  return { ...shown, name: first, detail, isOver: false };
}

/** Of a map seen from afar only what orders it has a name, over what it holds. */
function overlaid(
  { kind, label, width, height }: MapBox,
  { scale, isFrame }: Pick<LabelRoom, 'scale' | 'isFrame'>,
): Pick<LabelLines, 'name' | 'detail' | 'isOver'> {
  const none = { name: null, detail: null, isOver: false };
  // the zone around it has a name there
  if (kind === 'edge' || kind === 'note') return none;
  if (kind === 'service' || kind === 'host' || kind === 'proxmox') return none;
  const text = fitText(label, width * scale, measureName);
  if (text === null) return none;
  const isMiddle = !isFrame || kind === 'namespace' || kind === 'zone';
  const x = isMiddle ? (width * scale - measureName(text)) / 2 : INSET;
  const y = isMiddle ? (height * scale) / 2 + 4.5 : 14;
  return { name: { text, x, y }, detail: null, isOver: true };
}
