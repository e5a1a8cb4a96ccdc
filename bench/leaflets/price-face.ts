import { figure, parts } from './amounts.ts';
import type { LeafletLocale, PriceFace } from './locales/locale.ts';

const run = (text: string, em: number, align = 'flex-start', extra = ''): string =>
  `<span style="font-size:${em}em;align-self:${align};${extra}">${text}</span>`;

const column = (...runs: readonly string[]): string => `<span class="pst">${runs.join('')}</span>`;

interface Face {
  readonly whole: string;
  readonly hundredths: string;
  readonly inline: string;
  readonly sign: string;
}

const faces: Readonly<Record<PriceFace, (face: Face) => string>> = {
  stack: ({ whole, hundredths, sign }) => run(whole, 1) + column(run(sign, 0.42), run(hundredths, 0.52)),
  raised: ({ whole, hundredths, sign }) => run(whole, 1) + run(hundredths, 0.5) + run(sign, 0.4, 'flex-end'),
  inline: ({ inline, sign }) => run(inline, 1) + run(sign, 0.6, 'flex-end', 'margin-left:.12em'),
  middle: ({ whole, hundredths, sign }) => run(`${whole}${sign}${hundredths}`, 1),
  bare: ({ inline }) => run(inline, 1),
  bareRaised: ({ whole, hundredths }) => run(whole, 1) + run(hundredths, 0.52, 'flex-start', 'margin-left:.06em'),
  prefix: ({ inline, sign }) => run(sign, 0.5, 'flex-end', 'margin-right:.12em') + run(inline, 1),
  prefixRaised: ({ whole, hundredths, sign }) => run(sign, 0.42) + run(whole, 1) + run(hundredths, 0.48),
  under: ({ whole, hundredths, sign }) => run(whole, 1) + column(run(hundredths, 0.54), run(sign, 0.36)),
  whole: ({ whole, sign }) => run(sign, 0.5, 'flex-end') + run(whole, 1),
  wholeSuffix: ({ whole, sign }) => run(whole, 1) + run(sign, 0.45, 'flex-end', 'margin-left:.08em'),
};

const withoutHundredths: ReadonlySet<PriceFace> = new Set(['stack', 'raised', 'middle']);

/** The markup of a big price. Round amounts may drop their cents ("5 €") where the face keeps the sign. */
export function priceMarkup(minor: number, locale: LeafletLocale, face: PriceFace, dropZeros: boolean): string {
  const { whole, hundredths } = parts(minor, locale);
  const sign = face === 'wholeSuffix' && locale.currency === 'TWD' ? '元' : locale.sign;
  if (dropZeros && hundredths === '00' && withoutHundredths.has(face)) {
    return run(whole, 1) + run(sign, 0.5);
  }
  // A price with cents is not printed without them.
  const shown = face === 'whole' && hundredths !== '' && hundredths !== '00' ? 'prefixRaised' : face;
  return faces[shown]({ whole, hundredths, inline: figure(minor, locale), sign });
}
