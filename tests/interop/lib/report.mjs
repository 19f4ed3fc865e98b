// One line a check, and the count at the end.

import { isDeepStrictEqual } from 'node:util';

export class Report {
  #checks = 0;
  #failed = 0;

  check(name, expected, actual) {
    this.#checks += 1;
    const holds = isDeepStrictEqual(expected, actual);
    if (!holds) this.#failed += 1;
    const said = holds ? '' : `: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
    console.log(`${holds ? 'ok    ' : 'FAILED'} ${name}${said}`);
    return holds;
  }

  /** Prints the count; true if nothing failed. */
  end() {
    console.log(`${this.#checks} checks, ${this.#failed} failed`);
    return this.#failed === 0;
  }
}
