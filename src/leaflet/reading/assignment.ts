/**
 * The cheapest one-to-one assignment of rows to columns (Hungarian method, cubic). `costs[row][column]`; Infinity forbids a pair.
 * Gives for each row its column, or -1.
 */
export function assign(costs: readonly (readonly number[])[]): number[] {
  const rows = costs.length;
  const columns = costs[0]?.length ?? 0;
  const size = Math.max(rows, columns);
  if (rows === 0 || columns === 0) return costs.map(() => -1);
  const forbidden = 1e9;
  const cost = (row: number, column: number): number => Math.min(costs[row]?.[column] ?? 0, forbidden);
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    do {
      used[column] = 1;
      const from = rowOf[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= size; j++) {
        if (used[j]) continue;
        const reduced = cost(from - 1, j - 1) - rowPotential[from]! - columnPotential[j]!;
        if (reduced < least[j]!) {
          least[j] = reduced;
          way[j] = column;
        }
        if (least[j]! < delta) {
          delta = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= size; j++) {
        if (used[j]) {
          rowPotential[rowOf[j]!]! += delta;
          columnPotential[j]! -= delta;
        } else least[j]! -= delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    do {
      const previous = way[column]!;
      rowOf[column] = rowOf[previous]!;
      column = previous;
    } while (column !== 0);
  }
  const found = costs.map(() => -1);
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column]! - 1;
    if (row < rows && (costs[row]?.[column - 1] ?? forbidden) < forbidden) found[row] = column - 1;
  }
  return found;
}
