import { Schedule } from '../../src/file/schedule.ts';

const messageOf = (text: string): string | undefined => Schedule.safeParse(text).error?.issues[0]?.message;

describe('schedules', () => {
  it.each([
    '*/15 * * * *',
    '0 3 * * 0',
    '5,35 0-6/2 1,15 jan-MAR mon-fri',
    '7 ? * * sun',
    '30/10 * * * *',
    '@hourly',
    '@annually',
  ])('takes %s', (text) => {
    expect(Schedule.parse(text)).toBe(text);
  });

  it.each([
    [
      '15m',
      'it has five fields, minute hour day month weekday, such as "*/15 * * * *", or is a word such as @hourly',
    ],
    [
      '0 */15 * * * *',
      'it has five fields, minute hour day month weekday, such as "*/15 * * * *", or is a word such as @hourly',
    ],
    ['60 * * * *', 'minute "60" is not within 0-59'],
    ['0 24 * * *', 'hour "24" is not within 0-23'],
    ['0 0 0 * *', 'day "0" is not within 1-31'],
    ['0 0 * 13 *', 'month "13" is not within 1-12'],
    ['0 0 * * 7', 'weekday "7" is not within 0-6: Sunday is 0'],
    ['0 0 * * fri-mon', 'weekday "fri-mon" goes backwards'],
    ['0 5-3 * * *', 'hour "5-3" goes backwards'],
    ['*/0 * * * *', 'minute "*/0" is none of *, N, N-M, */N and N-M/N, nor a list of them'],
    ['*/90 * * * *', 'minute goes to 59, not by 90'],
    ['1, * * * *', 'minute "" is none of *, N, N-M, */N and N-M/N, nor a list of them'],
    ['1-2-3 * * * *', 'minute "1-2-3" is none of *, N, N-M, */N and N-M/N, nor a list of them'],
    [
      'TZ=UTC 0 0 * * *',
      'it has five fields, minute hour day month weekday, such as "*/15 * * * *", or is a word such as @hourly',
    ],
    ['@often', 'the words are @hourly @daily @midnight @weekly @monthly @yearly @annually'],
  ])('refuses %s', (text, problem) => {
    expect(messageOf(text)).toBe(`"${text}" is not a schedule: ${problem}`);
  });
});
