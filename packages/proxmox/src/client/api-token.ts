/** A secret that prints as its name alone. */
export class ApiToken {
  /** `user@realm!id` */
  readonly id: string;
  readonly #secret: string;

  private constructor(id: string, secret: string) {
    this.id = id;
    this.#secret = secret;
  }

  /** Takes `user@realm!id=secret`, as Proxmox shows it and as its header has it. null for anything else. */
  static parse(text: string): ApiToken | null {
    const match = /^(?:PVEAPIToken=)?([^\s@!=]+@[^\s@!=]+![A-Za-z][\w.-]+)=([0-9a-f-]{36})$/i.exec(
      text.trim(),
    );
    const [, id, secret] = match ?? [];
    return id === undefined || secret === undefined ? null : new ApiToken(id, secret);
  }

  get header(): string {
    return `PVEAPIToken=${this.id}=${this.#secret}`;
  }

  toString(): string {
    return this.id;
  }
}
