/** Whether the reader asks for less data: by their browser's setting, which the server has seen, or by their system's. */
export function wantsLessData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return (
    'saveData' in document.documentElement.dataset ||
    connection?.saveData === true ||
    matchMedia('(prefers-reduced-data: reduce)').matches
  );
}
