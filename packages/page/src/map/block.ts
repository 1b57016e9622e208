import type { MapBox } from '../data/map-layout.ts';

/** Boxes that have a place among each other. */
export interface Block {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly MapBox[];
}

/** What a box says. */
export type BoxText = Pick<MapBox, 'id' | 'kind' | 'label'> &
  Partial<Pick<MapBox, 'subject' | 'detail' | 'ways' | 'isLabelBelow'>>;

interface Size {
  readonly width: number;
  readonly height: number;
}

export const EMPTY: Block = { width: 0, height: 0, boxes: [] };

/** Below the label of a box that holds others. */
const HEADER = 32;

export function leaf(text: BoxText, size: Size): Block {
  return { ...size, boxes: [toBox(text, size)] };
}

export function moved({ width, height, boxes }: Block, x: number, y: number): Block {
  return { width, height, boxes: boxes.map((box) => ({ ...box, x: box.x + x, y: box.y + y })) };
}

/** A box around others, with a header. */
export function framed(
  text: BoxText,
  inner: Block,
  { padding, width = 0 }: { readonly padding: number; readonly width?: number },
): Block {
  const size = {
    width: Math.max(inner.width + 2 * padding, width),
    height: inner.height + HEADER + (inner.boxes.length === 0 ? 0 : padding),
  };
  const inside = moved(inner, padding, text.isLabelBelow === true ? padding : HEADER).boxes.map((box) => ({
    ...box,
    parent: box.parent ?? text.id,
  }));
  return { ...size, boxes: [toBox(text, size), ...inside] };
}

/** One below the other; blocks without boxes take no room. */
export function stacked(blocks: readonly Block[], gap: number): Block {
  let y = 0;
  const placed = blocks
    .filter(({ boxes }) => boxes.length > 0)
    .map((block) => {
      const at = y;
      y += block.height + gap;
      return moved(block, 0, at);
    });
  return { ...sizeOf(placed), height: Math.max(0, y - gap), boxes: placed.flatMap(({ boxes }) => boxes) };
}

/** From left to right, in as many rows as the width needs. */
export function flowed(
  blocks: readonly Block[],
  { width, gap }: { readonly width: number; readonly gap: number },
): Block {
  let [x, y, rowHeight, most] = [0, 0, 0, 0];
  const placed = blocks.flatMap((block) => {
    if (x > 0 && x + block.width > width) [x, y, rowHeight] = [0, y + rowHeight + gap, 0];
    const { boxes } = moved(block, x, y);
    x += block.width + gap;
    most = Math.max(most, x - gap);
    rowHeight = Math.max(rowHeight, block.height);
    return boxes;
  });
  return { width: most, height: y + rowHeight, boxes: placed };
}

function sizeOf(blocks: readonly Block[]): { readonly width: number } {
  return { width: blocks.reduce((most, { width }) => Math.max(most, width), 0) };
}

function toBox(
  { id, subject = id, kind, label, detail = null, ways = [], isLabelBelow }: BoxText,
  size: Size,
): MapBox {
  return {
    id,
    subject,
    kind,
    label,
    detail,
    ways,
    ...(isLabelBelow === true && { isLabelBelow }),
    parent: null,
    x: 0,
    y: 0,
    width: size.width,
    height: size.height,
  };
}
