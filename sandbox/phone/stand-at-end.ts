import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** A thread that scrolls inside `log` and grows inside `inner`. */
export type StandAtEnd = {
  readonly log: RefObject<HTMLDivElement | null>;
  readonly inner: RefObject<HTMLDivElement | null>;
  /** The newest message when the person scrolled up to read; undefined while the thread stands at its end. */
  readonly leftAt: number | undefined;
  readonly goToEnd: () => void;
};

const nearEndPx = 40;

const extentOf = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement) => ({
  scrollTop,
  scrollHeight,
  clientHeight,
});

type Extent = ReturnType<typeof extentOf>;

const isNearEnd = ({ scrollTop, scrollHeight, clientHeight }: Extent): boolean =>
  scrollHeight - scrollTop - clientHeight < nearEndPx;

// A scroll is told late: what has grown or shrunk meanwhile moved the place, and not the person.
const hasScrolledUp = (before: Extent, after: Extent): boolean =>
  after.scrollTop < before.scrollTop &&
  after.scrollHeight === before.scrollHeight &&
  after.clientHeight === before.clientHeight;

/**
 * Stays at the newest message while messages come and pictures grow, unless the person has scrolled up to read. What they
 * send themselves is always shown. Messages are named by their sequence numbers.
 */
export function useStandAtEnd(newest: number | undefined, newestOwn: number | undefined): StandAtEnd {
  const log = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const latest = useRef(newest);
  latest.current = newest;
  const [leftAt, setLeftAt] = useState<number>();
  const goToEnd = useCallback(() => {
    follows.current = true;
    setLeftAt(undefined);
    log.current!.scrollTop = log.current!.scrollHeight;
  }, []);
  useLayoutEffect(() => {
    const outer = log.current!;
    let known = extentOf(outer);
    const onScroll = () => {
      const now = extentOf(outer);
      if (isNearEnd(now)) {
        follows.current = true;
        setLeftAt(undefined);
      } else if (follows.current && hasScrolledUp(known, now)) {
        follows.current = false;
        setLeftAt(latest.current);
      }
      known = now;
    };
    const observer = new ResizeObserver(() => {
      if (follows.current) outer.scrollTop = outer.scrollHeight;
      known = extentOf(outer);
    });
    observer.observe(inner.current!);
    observer.observe(outer);
    outer.addEventListener('scroll', onScroll);
    return () => {
      observer.disconnect();
      outer.removeEventListener('scroll', onScroll);
    };
  }, []);
  useLayoutEffect(() => {
    if (newestOwn !== undefined) goToEnd();
  }, [newestOwn, goToEnd]);
  return { log, inner, leftAt, goToEnd };
}
