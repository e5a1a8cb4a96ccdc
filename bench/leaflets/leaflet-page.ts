import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { escaped } from './card.ts';
import { fontFolder } from './glyphs.ts';
import type { GroupStrip, PageLayout, PageSize, Strip } from './layouts.ts';
import type { LeafletLocale } from './locales/locale.ts';
import { type Dice, pick } from './model.ts';
import { fontsOf, type Theme } from './theme.ts';

/** The head of the document that all pages of a leaflet share. */
export function documentHead(theme: Theme, locale: LeafletLocale, { width, height }: PageSize): string {
  const fonts = [...new Set(fontsOf(theme, locale.code).map((use) => join(fontFolder(use), `${use.weight}.css`)))];
  const links = fonts.map((path) => `<link rel="stylesheet" href="${pathToFileURL(path).href}">`).join('');
  const chinese = locale.code === 'zh-TW' ? ",'Noto Sans TC'" : '';
  const display = `'${theme.display.family}'${chinese}`;
  const css = `
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
@page{size:${width}px ${height}px;margin:0}
body{width:${width}px;font-family:'${theme.body.family}'${chinese};font-weight:${theme.body.weight};color:#1b1b1b}
.page{position:relative;width:${width}px;height:${height}px;overflow:hidden;break-after:page;background:${theme.paper}}
.hd{position:absolute;left:0;top:0;right:0;background:${theme.main};color:${theme.onMain};display:flex;align-items:center;justify-content:space-between;padding:0 18px}
.hd .t{font:${theme.display.weight} 27px ${display}}.hd .d{font-size:12px;font-weight:700}
.ft{position:absolute;left:0;right:0;bottom:0;height:48px;background:#f1f1f1;font-size:6.5px;color:#444;padding:12px 46px 3px 12px;line-height:1.25}
.pn{position:absolute;right:12px;bottom:8px;font-weight:700;font-size:13px;color:${theme.main}}
.ac{position:absolute;left:50%;transform:translateX(-50%);bottom:37px;white-space:nowrap;font-size:7px;font-weight:700;border:1px solid #000;background:#fff;padding:1px 6px;z-index:6}
.o{position:absolute}.in{position:absolute;display:grid;gap:2px 4px}
.im{display:flex;min-width:0;min-height:0;gap:3px}.im img{flex:1;min-width:0;width:100%;height:100%;object-fit:contain}
.tx{font-size:calc(8px*var(--s)*var(--z));line-height:1.2;min-width:0;align-self:start}
.br,.nm,.li{display:block}.br{font-size:1.3em;line-height:1.1;font-weight:700}.up{text-transform:uppercase}.nm{font-weight:700;font-size:1.12em}.li{color:#333}
.px{z-index:3;justify-self:end;align-self:end;display:flex;flex-direction:column;align-items:flex-end;font:${theme.display.weight} calc(9px*var(--s)*var(--z))/1.05 ${display};color:${theme.price};text-align:right}
.pb{display:inline-flex;font-size:calc(44px*var(--s)*var(--z))}
.pb.box{background:${theme.accent};color:${theme.onAccent};padding:.06em .12em;border-radius:4px}
.pb.round{background:${theme.accent};color:${theme.onAccent};border-radius:50%;padding:.42em .2em;font-size:calc(36px*var(--s)*var(--z))}
.pr{display:flex;align-items:flex-start;white-space:nowrap;line-height:.95}
.pst{display:flex;flex-direction:column;line-height:.95;margin-left:.03em}
.ul{max-width:calc(110px*var(--s)*var(--z));margin-bottom:.25em}.st{text-decoration:line-through;color:#555;font-size:1.5em;font-family:'${theme.body.family}'${chinese};font-weight:700}
.pe{font-size:1.1em}.al{display:flex;align-items:flex-end;gap:.4em;color:#333;font-size:.8em;margin-top:.3em}
.bg{z-index:2;justify-self:end;align-self:start;display:flex;flex-direction:column;align-items:center;justify-content:center;text-align:center;font:${theme.display.weight} calc(13px*var(--s)*var(--z))/1.02 ${display};padding:.3em .45em;white-space:nowrap}
.bg.box{border-radius:3px}.bg.pill{border-radius:2em;padding:.35em .8em}.bg.round{border-radius:50%;padding:1em .55em}
.bg.star{padding:1.05em 1em;clip-path:polygon(50% 0,60% 12%,75% 5%,79% 20%,94% 22%,90% 37%,100% 50%,90% 63%,94% 78%,79% 80%,75% 95%,60% 88%,50% 100%,40% 88%,25% 95%,21% 80%,6% 78%,10% 63%,0 50%,10% 37%,6% 22%,21% 20%,25% 5%,40% 12%)}
.bg.slanted{clip-path:polygon(10% 0,100% 0,90% 100%,0 100%);padding:.35em 1em}
.gb{position:absolute;display:flex;align-items:center;justify-content:center;background:${theme.accent};color:${theme.onAccent};font:${theme.display.weight} 15px ${display};white-space:nowrap;z-index:4}
.gf{position:absolute;border:3px solid ${theme.accent}}
.dc{position:absolute;background:${theme.loyalty};color:#fff;padding:5px 12px;font-size:8px;line-height:1.3;overflow:hidden}.dc b{display:block;font:${theme.display.weight} 15px/1.15 ${display}}
.rb{position:absolute;background:${theme.accent};color:${theme.onAccent};font:${theme.display.weight} 13px ${display};padding:2px 12px;z-index:5}`;
  return `<!doctype html><html lang="${locale.htmlLang}"><head><meta charset="utf-8"><title>${escaped(pick(() => 0, locale.retailers))}</title>${links}<style>${css}</style></head>`;
}

export interface PageAsked {
  readonly number: number;
  readonly layout: PageLayout;
  readonly locale: LeafletLocale;
  readonly roll: Dice;
  readonly cards: readonly string[];
  readonly groupTexts: ReadonlyMap<number, string>;
  readonly hasAlcohol: boolean;
}

/** One page: head, offers, banners, and everything that looks like an offer but is none. */
export function pageMarkup(asked: PageAsked): string {
  const { number, layout, locale, roll, cards, groupTexts, hasAlcohol } = asked;
  const { page } = locale;
  const head = `<div class="hd" style="height:${layout.headerHeight}px"><span class="t" data-decoy="title">${escaped(pick(roll, page.titles))}</span><span class="d" data-decoy="dates">${escaped(pick(roll, page.dates))}</span></div>`;
  const foot = `<div class="ft" data-decoy="legal">${escaped(pick(roll, page.legal))}</div><div class="pn" data-decoy="pageno">${number}</div>`;
  const decoys = layout.decoys.map((strip) => decoyMarkup(strip, pick(roll, page.decoys)));
  const groups = layout.groups.map((strip) => groupMarkup(strip, groupTexts.get(strip.group) ?? ''));
  const ribbon =
    roll() < 0.35
      ? `<div class="rb" data-decoy="ribbon" style="left:${layout.width / 2 - 60}px;top:${layout.headerHeight - 9}px">${escaped(pick(roll, page.ribbons))}</div>`
      : '';
  const alcohol = hasAlcohol ? `<div class="ac" data-decoy="legal">${escaped(page.alcohol)}</div>` : '';
  return `<section class="page" data-page="${number}">${head}${ribbon}${cards.join('')}${groups.join('')}${decoys.join('')}${alcohol}${foot}</section>`;
}

const placed = ({ x, y, w, h }: Strip): string => `left:${x}px;top:${y}px;width:${w}px;height:${h}px`;

function decoyMarkup(strip: Strip, text: string): string {
  const [first = '', ...rest] = text.split('|');
  return `<div class="dc" data-decoy="banner" style="${placed(strip)}"><b>${escaped(first)}</b>${rest.map(escaped).join('<br>')}</div>`;
}

function groupMarkup(strip: GroupStrip, text: string): string {
  const frame = strip.frame ? `<div class="gf" style="${placed(strip.frame)}"></div>` : '';
  return `${frame}<div class="gb" data-decoy="group_mechanic" data-fit style="${placed(strip)}"><span>${escaped(text)}</span></div>`;
}
