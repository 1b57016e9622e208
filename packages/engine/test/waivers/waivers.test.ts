import { parseSource, place } from '@netloom/diagnostics';
import { minimalWith, testRulePages } from '@netloom/network-model/testing';
import { checkNetwork } from '../../src/index.ts';
import { RULES } from '../../src/rules.ts';
import { waiverRules } from '../../src/waivers/index.ts';
import type { WaiverFacts } from '../../src/waivers/waiver-facts.ts';

const TODAY = '2026-06-30';

/** The fixtures' own findings are those of the rules over one network. */
testRulePages(
  waiverRules.map((rule) => ({
    ...rule,
    check: (facts) => {
      const findings = RULES.flatMap((one) => [...one.check(facts)].map((finding) => place(finding, one)));
      const codes = new Set(RULES.map(({ code }) => code));
      const seen: WaiverFacts = { ...facts, findings, codes, fleetCodes: new Set(), today: TODAY };
      return rule.check(seen);
    },
  })),
  new URL('../../src/waivers/', import.meta.url),
);

describe('waivers', () => {
  const check = (waivers: string, today?: string): ReturnType<typeof checkNetwork> =>
    checkNetwork(
      parseSource(
        minimalWith(
          `tunnel: { id: <tunnel-id> }\ndns: { owner: home, zone: example.com }\nwaivers:\n${waivers}`,
        ),
        'network.yaml',
      ),
      today === undefined ? {} : { today },
    );
  const brief = ({ diagnostics, waived }: ReturnType<typeof checkNetwork>): object => ({
    found: diagnostics.map(({ code }) => code),
    waived: waived.map(({ diagnostic, waiver }) => [diagnostic.code, waiver.reason, waiver.range.start.line]),
  });

  it('take a finding out of those that count, and say why', () => {
    expect(brief(check('  - { code: placeholder-left, reason: soon, until: 2026-06-30 }\n', TODAY))).toEqual({
      found: [],
      waived: [['placeholder-left', 'soon', 9]],
    });
  });

  it('of a secret are refused: whoever reads the file has it', () => {
    const reason = ['tskey', 'auth', 'kNotARealOne11CNTRL'].join('-');
    const waiver = `  - { code: secret-in-plaintext, reason: ${reason}, until: 2026-06-30 }\n`;
    expect(brief(check(waiver, TODAY))).toEqual({
      found: ['placeholder-left', 'waiver-unknown-code', 'secret-in-plaintext'],
      waived: [],
    });
  });

  it('end after their day, and the finding counts again', () => {
    expect(brief(check('  - { code: placeholder-left, reason: soon, until: 2026-06-29 }\n', TODAY))).toEqual({
      found: ['placeholder-left', 'waiver-expired'],
      waived: [],
    });
  });

  it('do not end where no day is given', () => {
    expect(brief(check('  - { code: placeholder-left, reason: soon, until: 2026-06-29 }\n'))).toEqual({
      found: [],
      waived: [['placeholder-left', 'soon', 9]],
    });
  });

  it('cover only messages that hold their text', () => {
    expect(
      brief(check('  - { code: placeholder-left, matches: tunnel.id, reason: soon, until: 2026-12-31 }\n')),
    ).toEqual({ found: [], waived: [['placeholder-left', 'soon', 9]] });
    expect(
      check(
        '  - { code: placeholder-left, matches: dns, reason: soon, until: 2026-12-31 }\n',
      ).diagnostics.map(({ message }) => message),
    ).toEqual([
      'tunnel.id is the placeholder <tunnel-id>',
      'the waiver of placeholder-left waives nothing: no message holds "dns"',
    ]);
  });

  it('say which code was meant', () => {
    const { diagnostics } = check('  - { code: placeholder-lef, reason: soon, until: 2026-12-31 }\n');
    expect(diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'tunnel.id is the placeholder <tunnel-id>'],
      [
        'error',
        'no finding that can be waived has the code "placeholder-lef": did you mean "placeholder-left"?',
      ],
    ]);
  });

  it.each([
    ['until: 2026-02-30', 'waivers[0].until is the text "2026-02-30": a date is written YYYY-MM-DD'],
    ['until: 31.12.2026', 'waivers[0].until is the text "31.12.2026": a date is written YYYY-MM-DD'],
  ])('refuse %s', (until, message) => {
    const { kind, diagnostics } = check(`  - { code: placeholder-left, reason: soon, ${until} }\n`);
    expect([kind, diagnostics.map((one) => one.message)]).toEqual(['malformed', [message]]);
  });
});
