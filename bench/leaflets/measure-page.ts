/** Runs in the browser: shrinks the words of a card until its parts keep out of each other's way. */
export function fitCards(): void {
  const inkOf = (element: Element): DOMRect => {
    if (element.tagName === 'IMG') return element.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  const overlap = (a: DOMRect, b: DOMRect): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5;
  const isCrowded = (card: Element): boolean => {
    const room = card.getBoundingClientRect();
    const at = (selector: string): Element | null => card.querySelector(selector);
    const boxes = [at('.tx'), at('.px'), at('.bg')]
      .filter((part) => part !== null)
      .map((part) => (part.classList.contains('tx') ? inkOf(part) : part.getBoundingClientRect()));
    const outside = boxes.some(
      (box) =>
        box.left < room.left - 1 ||
        box.top < room.top - 4 ||
        box.right > room.right + 1 ||
        box.bottom > room.bottom + 1,
    );
    if (outside) return true;
    if (boxes.some((box, i) => boxes.some((other, j) => j > i && overlap(box, other)))) return true;
    const picture = at('.im')?.getBoundingClientRect();
    const text = at('.tx');
    if (picture && text && overlap(picture, inkOf(text))) return true;
    return (
      picture !== undefined &&
      at('.im img') !== null &&
      (picture.height < room.height * 0.2 || picture.width < room.width * 0.16)
    );
  };
  for (const card of document.querySelectorAll<HTMLElement>('.o')) {
    let scale = 1;
    while (scale > 0.42 && isCrowded(card)) {
      scale *= 0.95;
      card.style.setProperty('--s', scale.toFixed(3));
    }
  }
  for (const strip of document.querySelectorAll<HTMLElement>('[data-fit]')) {
    const words = strip.firstElementChild as HTMLElement;
    for (let size = 15; size > 6 && words.getBoundingClientRect().width > strip.clientWidth - 12; size -= 0.5) {
      strip.style.fontSize = `${size}px`;
    }
  }
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
    const style = getComputedStyle(element);
    if (style.backgroundColor !== 'rgba(0, 0, 0, 0)') return element.getBoundingClientRect();
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
