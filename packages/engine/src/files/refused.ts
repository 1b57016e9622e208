/** The work was refused as unsafe; what was there before is untouched. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
