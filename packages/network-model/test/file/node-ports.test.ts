import { loadText, minimalWith } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

const stated = (range: string): string =>
  minimalWith('').replace('cluster: {', `cluster: { nodePorts: ${range},`);

describe('cluster.nodePorts', () => {
  it('is a range', () => {
    expect(loadText(stated('8000-9000')).network.cluster.nodePorts).toEqual({ first: 8000, last: 9000 });
    expect(loadText(minimalWith('')).network.cluster.nodePorts).toBeNull();
  });

  it.each([
    ['9000-8000', 'did you mean 8000-9000?'],
    ['"30000"', 'it is written 30000-32767'],
    ['30000-70000', 'of ports from 1 to 65535'],
  ])('%s is refused', (range, message) => {
    expect(printed(mistakesOf(stated(range))).join('\n')).toContain(message);
  });
});
