/** Keeps the last four of what it is given; gives them, the newest first, once there are four. */
export function lastFour<Item>(): (item: Item) => readonly [Item, Item, Item, Item] | undefined {
  const items: Item[] = [];
  return (item) => {
    items.unshift(item);
    items.length = Math.min(items.length, 4);
    return items.length === 4 ? (items.slice() as [Item, Item, Item, Item]) : undefined;
  };
}
