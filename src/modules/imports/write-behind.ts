/** Writes what it is given, one after the other, while its caller goes on. */
export type WriteBehind<T> = {
  /** Nothing is being written. */
  isFree(): boolean;
  /** Waits for the writing before, then begins this one. Throws what the one before threw. */
  give(thing: T): Promise<void>;
  /** All is written. Throws what the last writing threw. */
  end(): Promise<void>;
};

/** The caller ends it in every case: a writing that goes on after its caller has given up would come after the clearing away. */
export function writeBehind<T>(write: (thing: T) => Promise<void>): WriteBehind<T> {
  let writing: Promise<void> | null = null;
  let failure: { readonly error: unknown } | null = null;
  const begin = async (thing: T): Promise<void> => {
    try {
      await write(thing);
    } catch (error) {
      // Thrown by the next `give` or by `end`: until then nobody waits for it.
      failure = { error };
    }
    writing = null;
  };
  const end = async (): Promise<void> => {
    await writing;
    if (failure) throw failure.error;
  };
  return {
    isFree: () => writing === null,
    async give(thing) {
      await end();
      writing = begin(thing);
    },
    end,
  };
}
