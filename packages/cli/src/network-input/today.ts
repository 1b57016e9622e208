/** The day, YYYY-MM-DD, the same in every time zone: a waiver ends for everybody at once. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
