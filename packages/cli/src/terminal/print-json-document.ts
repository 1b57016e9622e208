import { visibleJson } from '@netloom/diagnostics/visible';

/** Data for programs, on stdout. */
export function printJsonDocument(document: object): string {
  return `${visibleJson({ formatVersion: '1.0', ...document })}\n`;
}
