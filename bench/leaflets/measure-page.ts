/** Runs in the browser: shrinks the words of a card until its parts keep out of each other's way. Tells which could not be helped. */
export function fitCards(): string[] {
  const smallest = 0.5;
  const inkOf = (element: Element): DOMRect => {
    if (element.tagName === 'IMG') return element.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  // A rotated part is judged by its box before the turn: in print, bursts hang over an edge.
  const boxOf = (part: HTMLElement): DOMRect => {
    const { left, top, width, height } = part.getBoundingClientRect();
    const [w, h] = [part.offsetWidth, part.offsetHeight];
    return new DOMRect(left + (width - w) / 2, top + (height - h) / 2, w, h);
  };
  const overlap = (a: DOMRect, b: DOMRect): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5;
  const crowding = (card: Element): string | undefined => {
    const room = card.getBoundingClientRect();
    const parts = ['.tx', '.px', '.bg'].flatMap((selector) => card.querySelector<HTMLElement>(selector) ?? []);
    const boxes = parts.map((part) => (part.classList.contains('tx') ? inkOf(part) : boxOf(part)));
    for (const [i, box] of boxes.entries()) {
      const isOutside =
        box.left < room.left - 2 ||
        box.top < room.top - 4 ||
        box.right > room.right + 2 ||
        box.bottom > room.bottom + 2;
      if (isOutside) return `${parts[i]!.className} hangs out`;
      const other = boxes.findIndex((next, j) => j > i && overlap(box, next));
      if (other >= 0) return `${parts[i]!.className} and ${parts[other]!.className} overlap`;
    }
    const picture = card.querySelector('.im')?.getBoundingClientRect();
    if (!picture || !card.querySelector('.im img')) return undefined;
    if (parts[0] && overlap(picture, inkOf(parts[0]))) return 'the picture and the words overlap';
    const isTiny = picture.height < room.height * 0.22 || picture.width < room.width * 0.22;
    return isTiny ? 'the picture is tiny' : undefined;
  };
  const left: string[] = [];
  for (const card of document.querySelectorAll<HTMLElement>('.o')) {
    let [scale, why] = [1, crowding(card)];
    while (scale > smallest && why) {
      scale *= 0.95;
      card.style.setProperty('--s', scale.toFixed(3));
      why = crowding(card);
    }
    if (why) left.push(`${card.dataset['offer']}: ${why}`);
  }
  for (const strip of document.querySelectorAll<HTMLElement>('[data-fit]')) {
    const words = strip.firstElementChild as HTMLElement;
    for (let size = 15; size > 6 && words.getBoundingClientRect().width > strip.clientWidth - 12; size -= 0.5) {
      strip.style.fontSize = `${size}px`;
    }
  }
  return left;
}

/** A part of an offer or a decoy where it stands on its page, in CSS pixels. */
export interface MeasuredPart {
  readonly part: string;
  readonly box: readonly [number, number, number, number];
  readonly text: string;
}

export interface MeasuredOffer {
  readonly id: string;
  readonly page: number;
  readonly card: readonly [number, number, number, number] | null;
  readonly parts: readonly MeasuredPart[];
}

export interface MeasuredWord {
  readonly text: string;
  readonly box: readonly [number, number, number, number];
  /** Whether the word is part of a big price. */
  readonly isPrice: boolean;
}

export interface Measured {
  readonly offers: readonly MeasuredOffer[];
  readonly decoys: readonly (MeasuredPart & { readonly page: number })[];
}

/** Runs in the browser: where everything is. */
export function measurePages(): Measured {
  type Quad = readonly [number, number, number, number];
  const relative = (rect: DOMRect, page: DOMRect): Quad => [
    rect.left - page.left,
    rect.top - page.top,
    rect.right - page.left,
    rect.bottom - page.top,
  ];
  const inkOf = (element: Element): DOMRect => {
    if (element instanceof HTMLImageElement) return pictureOf(element);
    const hasBox = getComputedStyle(element).backgroundColor !== 'rgba(0, 0, 0, 0)';
    // The lines of a big price are as tall as its digits; the font's own height is more.
    if (hasBox || element.matches('.pr, .pb')) return element.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  const pictureOf = (image: HTMLImageElement): DOMRect => {
    const box = image.getBoundingClientRect();
    const scale = Math.min(box.width / image.naturalWidth, box.height / image.naturalHeight);
    const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
    const align = image.style.objectPosition.split(' ')[0];
    const share = align === 'left' || align === '0%' ? 0 : align === 'right' || align === '100%' ? 1 : 0.5;
    return new DOMRect(box.left + (box.width - width) * share, box.top + (box.height - height) / 2, width, height);
  };
  const partOf = (element: HTMLElement, page: DOMRect, name: string): MeasuredPart => ({
    part: name,
    box: relative(inkOf(element), page),
    text: (element.innerText ?? '').trim(),
  });
  const offers: MeasuredOffer[] = [];
  const decoys: (MeasuredPart & { page: number })[] = [];
  for (const section of document.querySelectorAll<HTMLElement>('.page')) {
    const page = section.getBoundingClientRect();
    const number = Number(section.dataset['page']);
    for (const offer of section.querySelectorAll<HTMLElement>('[data-offer]')) {
      const parts = [...offer.querySelectorAll<HTMLElement>('[data-part]')].map((element) =>
        partOf(element, page, element.dataset['part']!),
      );
      const card = 'card' in offer.dataset ? relative(offer.getBoundingClientRect(), page) : null;
      offers.push({ id: offer.dataset['offer']!, page: number, card, parts });
    }
    for (const decoy of section.querySelectorAll<HTMLElement>('[data-decoy]')) {
      decoys.push({ ...partOf(decoy, page, decoy.dataset['decoy']!), page: number });
    }
  }
  return { offers, decoys };
}

/** Runs in the browser: every word of a page with its box. */
export function wordsOfPage(number: number): MeasuredWord[] {
  const section = document.querySelector<HTMLElement>(`.page[data-page="${number}"]`)!;
  const page = section.getBoundingClientRect();
  const found: MeasuredWord[] = [];
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    const upper = getComputedStyle(node.parentElement!).textTransform === 'uppercase';
    for (const match of text.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const { left, top, right, bottom } = range.getBoundingClientRect();
      if (right - left < 0.5) continue;
      found.push({
        text: upper ? match[0].toUpperCase() : match[0],
        box: [left - page.left, top - page.top, right - page.left, bottom - page.top],
        isPrice: node.parentElement!.closest('[data-part="pricenum"]') !== null,
      });
    }
  }
  return found;
}
