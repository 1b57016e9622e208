/** Data for programs, on stdout. */
export function printJsonDocument(document: object): string {
  return `${JSON.stringify({ formatVersion: '1.0', ...document }, null, 2)}\n`;
}
