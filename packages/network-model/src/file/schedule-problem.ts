interface Field {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  /** Names that stand for the numbers from `first` on. */
  readonly names: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly Field[] = [
  { name: 'minute', first: 0, last: 59, names: [] },
  { name: 'hour', first: 0, last: 23, names: [] },
  { name: 'day', first: 1, last: 31, names: [] },
  { name: 'month', first: 1, last: 12, names: MONTHS },
  { name: 'weekday', first: 0, last: 6, names: WEEKDAYS },
];
const WORDS = ['@hourly', '@daily', '@midnight', '@weekly', '@monthly', '@yearly', '@annually'];

/** Why a text is not when a CronJob runs, as Kubernetes reads it; null where it is. */
export function scheduleProblem(text: string): string | null {
  if (text.startsWith('@')) return WORDS.includes(text) ? null : `the words are ${WORDS.join(' ')}`;
  const parts = text.split(' ');
  if (parts.length !== FIELDS.length) {
    return `it has five fields, minute hour day month weekday, such as "*/15 * * * *", or is a word such as @hourly`;
  }
  const problems = FIELDS.flatMap((field, index) =>
    (parts[index] ?? '').split(',').flatMap((item) => problemOfItem(item, field) ?? []),
  );
  return problems[0] ?? null;
}

function problemOfItem(item: string, { name, first, last, names }: Field): string | null {
  const [, range = '', step] = /^([^/]+)(?:\/([1-9]\d*))?$/.exec(item) ?? [];
  const form = `${name} "${item}" is none of *, N, N-M, */N and N-M/N, nor a list of them`;
  if (range === '') return form;
  if (range === '*' || range === '?') {
    return step === undefined || Number(step) <= last ? null : `${name} goes to ${last}, not by ${step}`;
  }
  const ends = range.split('-').map((end) => {
    const place = names.indexOf(end.toLowerCase());
    return place < 0 ? (/^\d{1,2}$/.test(end) ? Number(end) : null) : place + first;
  });
  const [from, to = from] = ends;
  if (ends.length > 2 || from == null || to == null) return form;
  if (from < first || to > last) {
    const sunday = name === 'weekday' && to === 7 ? ': Sunday is 0' : '';
    return `${name} "${item}" is not within ${first}-${last}${sunday}`;
  }
  return from > to ? `${name} "${item}" goes backwards` : null;
}

export function isSchedule(text: string): boolean {
  return scheduleProblem(text) === null;
}
