import { wantsLessData } from './less-data.ts';

/**
 * Fetches the pictures of pages as they come near. Until the reader moves that is what the screen shows, so that the first view weighs one page; then a
 * screen ahead, or nothing ahead where less data is asked for. Without scripts the browser decides (`loading="lazy"`).
 */
export function fetchPagesAsTheyComeNear(): void {
  const waiting = new Set(document.querySelectorAll<HTMLElement>('img.later'));
  if (waiting.size === 0) return;
  // The basket bar covers the foot of the screen.
  let observer = observe(waiting, '0px 0px -72px 0px');
  const ahead = () => {
    observer.disconnect();
    observer = observe(waiting, wantsLessData() ? '0px' : '100% 0px');
  };
  addEventListener('scroll', ahead, { once: true, passive: true });
}

function observe(waiting: Set<HTMLElement>, rootMargin: string): IntersectionObserver {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const image = isIntersecting && target.querySelector<HTMLElement>('img.later');
        if (!image) continue;
        image.classList.add('near');
        waiting.delete(image);
        observer.unobserve(target);
      }
    },
    { rootMargin },
  );
  // A picture that is not shown yet has no place of its own; its sheet has.
  for (const image of waiting) observer.observe(image.closest('[data-sheet]')!);
  return observer;
}
