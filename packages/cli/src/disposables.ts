import type { Disposable } from '@drapeflow/core';

/** What must be given back. A container does not dispose what its factories made, so it is written down here. */
export class Disposables {
  private readonly added: Disposable[] = [];

  add<Added extends Disposable>(disposable: Added): Added {
    this.added.push(disposable);
    return disposable;
  }

  /** The last one first; all of them, even if one fails. */
  async dispose(): Promise<void> {
    const failures: unknown[] = [];
    for (const each of this.added.splice(0).reverse()) {
      await each.dispose?.().catch((thrown: unknown) => failures.push(thrown));
    }
    if (failures.length > 0) throw failures[0];
  }
}
