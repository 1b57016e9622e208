import { plain, withoutOrigin } from '@netloom/chart-kit';
import { smallNetwork } from '@netloom/network-model/testing';
import { netloomDrawing } from '../src/netloom-drawing.ts';
import { plainUmbrella } from '../src/plain-umbrella.ts';

describe(plainUmbrella, () => {
  it('gives the values that the umbrella draws, as text and numbers', () => {
    const network = smallNetwork();
    expect(plainUmbrella(network)).toEqual(plain(netloomDrawing.toValues(network, withoutOrigin)));
  });

  it('draws them once for a network, and by itself for another one', () => {
    const [one, other] = [smallNetwork(), smallNetwork()];
    expect(plainUmbrella(one)).toBe(plainUmbrella(one));
    expect(plainUmbrella(other)).not.toBe(plainUmbrella(one));
  });
});
