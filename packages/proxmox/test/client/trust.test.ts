import { parseFingerprint } from '../../src/client/index.ts';

const PAIRS = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0'));
const PRINTED = PAIRS.join(':').toUpperCase();

describe(parseFingerprint, () => {
  it.each([PRINTED, PAIRS.join(':'), PAIRS.join(''), `sha256:${PAIRS.join('')}`, ` ${PRINTED}\n`])(
    'reads %j',
    (text) => {
      expect(parseFingerprint(text)).toBe(PRINTED);
    },
  );

  it.each(['', PAIRS.slice(1).join(':'), `${PRINTED}:00`, PRINTED.replace('0A', 'XX')])(
    'does not read %j',
    (text) => {
      expect(parseFingerprint(text)).toBeNull();
    },
  );
});
