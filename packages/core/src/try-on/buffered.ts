/**
 * Lets a source run ahead of its reader by up to `depth` items, so that both work side by side.
 * The source waits while the buffer is full; an error reaches the reader after the items before it.
 */
export async function* buffered<Item>(
  source: AsyncIterable<Item>,
  depth: number,
): AsyncGenerator<Item> {
  const items: Item[] = [];
  let ended = false;
  let stopped = false;
  let failure: { readonly thrown: unknown } | undefined;
  let wakeReader = () => undefined as void;
  let wakeSource = () => undefined as void;

  const filling = (async () => {
    try {
      for await (const item of source) {
        items.push(item);
        wakeReader();
        while (items.length >= depth && !stopped) {
          await new Promise<void>((resolve) => (wakeSource = resolve));
        }
        if (stopped) return;
      }
    } catch (thrown) {
      failure = { thrown };
    } finally {
      ended = true;
      wakeReader();
    }
  })();

  try {
    for (;;) {
      while (items.length === 0 && !ended) {
        await new Promise<void>((resolve) => (wakeReader = resolve));
      }
      if (items.length === 0) break;
      const item = items.shift() as Item;
      wakeSource();
      yield item;
    }
    if (failure) throw failure.thrown;
  } finally {
    stopped = true;
    wakeSource();
    await filling;
  }
}
