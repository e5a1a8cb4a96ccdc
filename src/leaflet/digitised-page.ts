import type { DigitisedLeaflet } from './digitise.ts';
import { usuallySure } from './offer.model.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const html = (value: unknown): string => String(value ?? '').replace(/[&<>"']/g, (sign) => escapes[sign]!);

/** A page to look at in a browser, complete in itself: every leaflet page with its offers as boxes, and the offers as a list beside. */
export function toHtmlPage(
  leaflets: readonly { leaflet: DigitisedLeaflet; images: ReadonlyMap<number, Uint8Array> }[],
): string {
  const body = leaflets.map(({ leaflet, images }) => leafletSection(leaflet, images)).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${html(leaflets.map(({ leaflet }) => leaflet.doc).join(', '))}</title><style>${style}</style></head><body>${body}</body></html>\n`;
}

const style = `body{font:15px/1.4 system-ui,sans-serif;margin:1rem;color:#1b1b1b}section{display:flex;gap:1rem;align-items:flex-start;flex-wrap:wrap}
figure{position:relative;margin:0;width:min(100%,828px)}img{display:block;width:100%}figure a{position:absolute;border:2px solid #0a7d33;color:#000;text-decoration:none}
figure a.unsure{border:2px dashed #c40000}figure a b{background:#fff;padding:0 .25em;font-size:.8rem}ol{flex:1;min-width:20rem;padding-left:1.6em}li{margin-bottom:.5em}
li:target{background:#fff3c4}small{color:#555}`;

function leafletSection(leaflet: DigitisedLeaflet, images: ReadonlyMap<number, Uint8Array>): string {
  const numbered = leaflet.offers.map((offer, i) => ({ offer, id: `${leaflet.doc}-${i + 1}`, number: i + 1 }));
  const pages = leaflet.pages.map((page) => {
    const own = numbered.filter(({ offer }) => offer['page'] === page.page);
    const boxes = own.map((entry) => boxLink(entry, page)).join('');
    const list = own.map(offerItem).join('');
    const start = own[0]?.number ?? 1;
    const status = page.status === 'read' ? '' : ` (not read: ${html(page.status)})`;
    return `<h2>Page ${page.page}${status}</h2><section><figure>${picture(images.get(page.page), page.page)}${boxes}</figure>
<ol start="${start}">${list}</ol></section>`;
  });
  return `<h1>${html(leaflet.doc)}</h1>${pages.join('')}`;
}

function picture(webp: Uint8Array | undefined, page: number): string {
  return webp
    ? `<img alt="Page ${page}" src="data:image/webp;base64,${Buffer.from(webp).toString('base64')}">`
    : `<p>There is no picture of page ${page}.</p>`;
}

interface Entry {
  readonly offer: Record<string, unknown>;
  readonly id: string;
  readonly number: number;
}

function boxLink({ offer, id, number }: Entry, page: { widthPt: number; heightPt: number }): string {
  const [x0, y0, x1, y1] = offer['bbox'] as [number, number, number, number];
  const percent = (value: number, whole: number): string => `${((100 * value) / whole).toFixed(2)}%`;
  const place = `left:${percent(x0, page.widthPt)};top:${percent(y0, page.heightPt)};width:${percent(x1 - x0, page.widthPt)};height:${percent(y1 - y0, page.heightPt)}`;
  const unsure = Number(offer['confidence']) < usuallySure ? ' class="unsure"' : '';
  return `<a${unsure} href="#${html(id)}" style="${place}" title="${html(offer['name'])}"><b>${number}</b></a>`;
}

function offerItem({ offer, id }: Entry): string {
  const { type, ...parameters } = offer['mechanic'] as Record<string, unknown>;
  const mechanic = [type, ...Object.entries(parameters).map(([name, value]) => `${name} ${value}`)].join(', ');
  const ids = (offer['feed_ids'] as string[]).join(', ') || 'no product';
  const cents = offer['price_cents'];
  const price = cents === null ? 'no price' : (Number(cents) / 100).toFixed(2);
  const reasons = (offer['reasons'] as string[]).join(', ');
  return `<li id="${html(id)}"><b>${html(offer['brand'])}</b> ${html(offer['name'])} <small>${html(offer['quantity_text'])}</small><br>
${price} · ${html(mechanic)} · ${html(ids)}<br><small>sure to ${Math.round(100 * Number(offer['confidence']))} %${reasons ? `: ${html(reasons)}` : ''}</small></li>`;
}
