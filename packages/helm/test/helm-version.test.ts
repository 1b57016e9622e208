import { HelmVersion } from '../src/helm-version.ts';

describe('HelmVersion', () => {
  test.each([
    ['v4.2.3+g43e8b7f', '4.2.3', true],
    ['v4.1.4', '4.1.4', true],
    ['v4.1.3', '4.1.3', false],
    ['v4.0.9', '4.0.9', false],
    ['v4.2.0-rc.1', '4.2.0-rc.1', true],
    ['v5.0.0', '5.0.0', true],
    ['v3.19.0', '3.19.0', true],
    ['v3.22.0', '3.22.0', true],
    ['v3.22', '3.22', true],
    ['v3.22+unknown', '3.22', true],
    ['v4.1', '4.1', false],
    ['v3.18.6', '3.18.6', false],
    ['v2.17.0', '2.17.0', false],
  ])('reads %s as %s, supported: %s', (text, version, isSupported) => {
    const parsed = HelmVersion.parse(`${text}\n`);
    expect({ version: parsed?.text, isSupported: parsed?.isSupported }).toEqual({ version, isSupported });
  });

  it('is null for what is not a version', () => {
    expect(HelmVersion.parse('not a helm')).toBeNull();
  });
});
