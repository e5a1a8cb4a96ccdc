/** Collects what lies about: tens of megabytes a page, which V8 would leave until much more waits. Only readers are allowed to ask for it. */
export function collectGarbage(): void {
  globalThis.gc?.();
}

/**
 * Gives the memory of arrays as large as a page back at once; the collector would leave several of them until memory is short. They are empty
 * from then on.
 */
export function release(...fields: readonly (Uint8Array | Uint16Array | Int32Array | Float32Array)[]): void {
  for (const { buffer } of fields) if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}
