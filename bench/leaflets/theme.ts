import { type Dice, type LocaleCode, pick } from './model.ts';

export interface FontUse {
  readonly family: string;
  readonly weight: number;
  /** Folder under @fontsource. */
  readonly from: string;
}

/** The look of a leaflet, the same on all its pages. */
export interface Theme {
  readonly display: FontUse;
  readonly body: FontUse;
  readonly bodyBold: FontUse;
  readonly main: string;
  readonly onMain: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly price: string;
  readonly loyalty: string;
  readonly paper: string;
  readonly card: string;
  readonly border: string;
  readonly radius: number;
  /** The price: bare digits, digits in a box, digits in a round badge. */
  readonly priceStyle: 'plain' | 'box' | 'round';
  readonly badgeShape: 'box' | 'round' | 'pill' | 'star' | 'slanted';
  readonly uppercaseBrand: boolean;
}

const font = (family: string, weight: number, from: string): FontUse => ({ family, weight, from });

const displays = [
  font('Anton', 400, 'anton'),
  font('Archivo Black', 400, 'archivo-black'),
  font('Barlow Condensed', 800, 'barlow-condensed'),
  font('Open Sans', 800, 'open-sans'),
];
const heldOutDisplays = [font('Lilita One', 400, 'lilita-one'), font('Roboto Slab', 800, 'roboto-slab')];
const bodies = [
  font('Open Sans', 400, 'open-sans'),
  font('Barlow Condensed', 500, 'barlow-condensed'),
  font('Nunito', 400, 'nunito'),
];
const heldOutBodies = [font('Roboto Slab', 400, 'roboto-slab'), font('Nunito', 400, 'nunito')];

interface Colors {
  readonly main: string;
  readonly onMain: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly price: string;
  readonly loyalty: string;
}

const colors = (
  main: string,
  onMain: string,
  accent: string,
  onAccent: string,
  price: string,
  loyalty: string,
): Colors => ({
  main,
  onMain,
  accent,
  onAccent,
  price,
  loyalty,
});

const palettes = [
  colors('#0b3d91', '#fff', '#ffd600', '#0b3d91', '#d50000', '#0b3d91'),
  colors('#c8102e', '#fff', '#ffe14d', '#a00d22', '#c8102e', '#00629b'),
  colors('#00713d', '#fff', '#ffcc00', '#1b3a25', '#00713d', '#7a1fa2'),
  colors('#f07d00', '#fff', '#1f2a44', '#fff', '#1f2a44', '#00838f'),
  colors('#5b2a86', '#fff', '#ffdd33', '#5b2a86', '#d81b60', '#00796b'),
];
const heldOutPalettes = [
  colors('#006d77', '#fff', '#ff7f50', '#fff', '#b3261e', '#463f7a'),
  colors('#222', '#ffdf00', '#e4002b', '#fff', '#111', '#0057b8'),
  colors('#8b1e3f', '#fff', '#f3d9b1', '#5b1029', '#8b1e3f', '#2e6f40'),
];

const tcDisplay = font('Noto Sans TC', 900, 'noto-sans-tc');
const tcBody = font('Noto Sans TC', 400, 'noto-sans-tc');

/** Rolls a look; development and scoring share none of the fonts of prices or colors. */
export function rollTheme(roll: Dice, locale: LocaleCode, heldOut: boolean): Theme {
  const palette = pick(roll, heldOut ? heldOutPalettes : palettes);
  const chinese = locale === 'zh-TW';
  const display = pick(roll, heldOut ? heldOutDisplays : displays);
  const body = chinese ? tcBody : pick(roll, heldOut ? heldOutBodies : bodies);
  return {
    ...palette,
    display: chinese && roll() < 0.6 ? tcDisplay : display,
    body,
    bodyBold: { ...body, weight: 700 },
    paper: pick(roll, ['#fff', '#fff', '#f6f3ea', '#eef4f8']),
    card: '#fff',
    border: pick(roll, ['#ddd', '#c9c9c9', palette.main]),
    radius: pick(roll, [0, 3, 8, 14]),
    priceStyle: pick(roll, ['plain', 'plain', 'box', 'round'] as const),
    badgeShape: pick(roll, ['box', 'round', 'pill', 'star', 'slanted'] as const),
    uppercaseBrand: roll() < 0.6,
  };
}

/** Fonts that a page must load. */
export function fontsOf({ display, body, bodyBold }: Theme, locale: LocaleCode): FontUse[] {
  return [display, body, bodyBold, ...(locale === 'zh-TW' ? [tcDisplay, { ...tcBody, weight: 700 }] : [])];
}
