import type { Origin } from '@netloom/diagnostics';

/** `network.yaml:12:5`, for printers that know no files. */
export async function placeInWords(): Promise<(origin: Origin) => string> {
  const { placeOf, visible } = await import('@netloom/diagnostics');
  return (origin) => {
    const { file, start } = placeOf(origin);
    return `${visible(file)}:${start.line}:${start.column}`;
  };
}
