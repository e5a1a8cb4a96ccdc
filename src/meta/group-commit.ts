/** Writes many arrivals in few transactions: whatever came while a write was under way goes with the next. There is no timer. */
export interface GroupCommit<Item> {
  /** Settles when the item is durable. Undefined when too much is waiting, and then nothing was taken. */
  add(item: Item): Promise<void> | undefined;
  /** Settles when nothing is waiting or under way. */
  drain(): Promise<void>;
}

export interface GroupCommitOptions<Item> {
  /** Makes the items durable, all or none. */
  write(items: readonly Item[]): Promise<void>;
  /** How much an item counts against the limits, at least 1. */
  weigh(item: Item): number;
  /** Whether a failure may be the fault of a single item, so that halves are tried. */
  mayBeOneItem(error: unknown): boolean;
  readonly maxWrites: number;
  readonly maxWeightPerWrite: number;
  readonly maxWeightWaiting: number;
}

interface Waiting<Item> {
  readonly item: Item;
  readonly weight: number;
  resolve(): void;
  reject(error: unknown): void;
}

export function openGroupCommit<Item>(options: GroupCommitOptions<Item>): GroupCommit<Item> {
  const waiting: Waiting<Item>[] = [];
  let weightWaiting = 0;
  let writes = 0;
  let idle: (() => void)[] = [];

  const take = (): Waiting<Item>[] => {
    let weight = 0;
    let count = 0;
    while (count < waiting.length && (count === 0 || weight + waiting[count]!.weight <= options.maxWeightPerWrite)) {
      weight += waiting[count]!.weight;
      count++;
    }
    weightWaiting -= weight;
    return waiting.splice(0, count);
  };
  const flush = (): void => {
    while (writes < options.maxWrites && waiting.length > 0) {
      writes++;
      void writeAll(take(), options).finally(() => {
        writes--;
        flush();
      });
    }
    if (writes === 0) {
      for (const settle of idle) settle();
      idle = [];
    }
  };
  return {
    add: (item) => {
      const weight = Math.max(1, options.weigh(item));
      // A single item is taken whatever it weighs, or a lawful batch could never come in.
      if (waiting.length > 0 && weightWaiting + weight > options.maxWeightWaiting) return undefined;
      return new Promise<void>((resolve, reject) => {
        waiting.push({ item, weight, resolve, reject });
        weightWaiting += weight;
        flush();
      });
    },
    drain: () =>
      writes === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((settle) => idle.push(settle)),
  };
}

async function writeAll<Item>(batch: readonly Waiting<Item>[], options: GroupCommitOptions<Item>): Promise<void> {
  try {
    await options.write(batch.map(({ item }) => item));
    for (const { resolve } of batch) resolve();
  } catch (error) {
    if (batch.length === 1 || !options.mayBeOneItem(error)) {
      for (const { reject } of batch) reject(error);
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await writeAll(batch.slice(0, half), options);
    await writeAll(batch.slice(half), options);
  }
}
