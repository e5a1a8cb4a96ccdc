import { degrees, PDFOperator, PDFOperatorNames, rgb, setTextRenderingMode, TextRenderingMode } from 'pdf-lib';
import { expect, test } from 'vitest';
import { draftSchema } from '../../offer-schema.ts';
import { toDraft } from '../../read-leaflet.ts';
import { aCode, cards, linksOf, range, readDrawn, readTagged, type TaggedPage } from './testing.ts';

const byWords = [
  ['Jus de pomme', ['100001']],
  ['Miel de fleurs', ['100002']],
];
const tag = (sku: unknown): string => JSON.stringify({ type: 'product', icon: true, dynamic: true, sku });
const hotspot = [60, 110, 260, 290] as const;
const inLeft = [200, 200, 220, 220] as const;
const belowAll = [100, 500, 200, 600] as const;

test('without tags the words decide', async () => {
  const offers = await readTagged(() => undefined);
  expect(linksOf(offers)).toEqual(byWords);
  expect(offers[0]!.reasons).not.toContain('tagged');
});

test('an annotation decides over the words, and the link is surer than theirs', async () => {
  const [untagged] = await readTagged(() => undefined);
  const [left, right] = await readTagged(({ annotate }) => annotate(hotspot, { text: tag('NEC-77') }));
  expect(linksOf([left!, right!])).toEqual([['Jus de pomme', ['NEC-77']], byWords[1]]);
  expect(left!.reasons).toContain('tagged');
  expect(left!.priceMinor).toBe(249);
  expect(left!.confidence).toBeGreaterThan(untagged!.confidence);
});

test('an annotation names several products', async () => {
  const [left] = await readTagged(({ annotate }) => annotate(hotspot, { text: tag(['100001', 'NEC-77']) }));
  expect(linksOf([left!])).toEqual([['Jus de pomme', ['100001', 'NEC-77']]]);
  expect(left!.choiceOfVariants).toBe(true);
});

test('two tags in one offer are two products of it', async () => {
  const [left] = await readTagged(({ annotate }) => {
    annotate([50, 110, 120, 150], { text: tag('4711') });
    annotate([150, 110, 260, 150], { text: tag('NEC-77') });
  });
  expect(linksOf([left!])).toEqual([['Jus de pomme', ['4711', 'NEC-77']]]);
});

test.each([
  tag('NEC-77'),
  encodeURIComponent(tag('NEC-77')),
  `http://${encodeURIComponent(tag('NEC-77'))}`,
  `https://${tag('NEC-77')}/`,
])('the address of a link holds the tag: %s', async (address) => {
  const [left] = await readTagged(({ annotate }) => annotate(hotspot, { address }));
  expect(linksOf([left!])).toEqual([['Jus de pomme', ['NEC-77']]]);
});

test('a link to the page of a product is its tag, a link elsewhere is none', async () => {
  const [left, right] = await readTagged(({ annotate }) => {
    annotate(inLeft, { address: 'http://shop.example/p/confiture/?id=9&utm_source=leaflet' });
    annotate([330, 120, 400, 140], { address: 'https://shop.example/terms' });
  });
  expect(linksOf([left!, right!])).toEqual([['Jus de pomme', ['20260401']], byWords[1]]);
});

test('a comment holds ids, and is not drawn for shoppers', async () => {
  const comment = ({ annotate }: TaggedPage) => annotate(inLeft, { text: 'NEC-77, 4711', subtype: 'Text' });
  const [left] = await readTagged(comment);
  expect(linksOf([left!])).toEqual([['Jus de pomme', ['NEC-77', '4711']]]);
  const [bare, commented] = [await readDrawn(() => undefined, [480]), await readDrawn(comment, [480])];
  expect(commented.images.get(480)).toEqual(bare.images.get(480));
});

const hiddenWays: readonly [string, (page: TaggedPage, words: string) => Promise<void> | void][] = [
  [
    'not drawn',
    ({ page, text }, words) => {
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
      text(words, 180, 200);
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Fill));
    },
  ],
  ['white on white', ({ text }, words) => text(words, 180, 200, { color: rgb(1, 1, 1) })],
  ['transparent', ({ text }, words) => text(words, 180, 200, { opacity: 0 })],
  [
    'in the color of a plate',
    ({ page, text }, words) => {
      page.drawRectangle({ x: 170, y: 620, width: 90, height: 40, color: rgb(0.9, 0.2, 0.1) });
      text(words, 180, 200, { color: rgb(0.9, 0.2, 0.1) });
    },
  ],
  [
    'behind a picture',
    async ({ text, picture }, words) => {
      text(words, 180, 200);
      await picture(await aCode('https://elsewhere.example', 'QRCode'), [170, 170, 260, 260]);
    },
  ],
];

test.each(hiddenWays)('ids that are hidden in the page are tags: %s', async (_, write) => {
  const [left, right] = await readTagged((page) => write(page, 'NEC-77 4711'));
  expect(linksOf([left!, right!])).toEqual([['Jus de pomme', ['NEC-77', '4711']], byWords[1]]);
});

test('an id printed in an offer is a tag, a dot or a bracket after it makes it none', async () => {
  const [left, right] = await readTagged(({ text }) => {
    text('Réf. NEC-77', 180, 200);
    text('(NEC-77) NEC-77. 20260401)', 400, 200);
  });
  expect(linksOf([left!, right!])).toEqual([['Jus de pomme', ['NEC-77']], byWords[1]]);
});

test('an id is not read across a line break', async () => {
  const [left] = await readTagged(({ text }) => {
    text('202', 180, 200);
    text('60401', 180, 211);
  });
  expect(linksOf([left!])).toEqual([byWords[0]]);
});

test('a GTIN with a right check digit is a tag, with a wrong one it is none', async () => {
  const [left, right] = await readTagged(({ text }) => {
    text('3 270190 207924', 180, 200);
    text('3270190207925', 400, 200);
  });
  expect(linksOf([left!, right!])).toEqual([['Jus de pomme', ['NEC-77']], byWords[1]]);
});

test('a phone number that is an id by chance is none', async () => {
  const offers = await readTagged(({ text }) => {
    text('Tél. 20260401', 180, 200);
    text('+33 96385074', 180, 220);
    text('Appelez le 0 800 20260401', 380, 200);
    text('4711', 380, 220);
  });
  expect(linksOf(offers)).toEqual(byWords);
});

test('codes in an offer are its tags', async () => {
  const offers = await readTagged(async ({ picture }) => {
    await picture(await aCode('https://id.gs1.org/01/03270190207924?17=270101', 'QRCode'), [200, 180, 270, 250]);
    await picture(await aCode('3017620422003', 'EAN13'), [430, 200, 540, 250]);
  });
  expect(linksOf(offers)).toEqual([
    ['Jus de pomme', ['NEC-77']],
    ['Miel de fleurs', ['100001']],
  ]);
});

test('a QR code to the page of a product is its tag, one to anything else is none', async () => {
  const offers = await readTagged(async ({ picture }) => {
    await picture(await aCode('https://www.shop.example/p/confiture?id=9', 'QRCode'), [200, 180, 270, 250]);
    await picture(await aCode('https://recipes.example/honey', 'QRCode'), [470, 180, 540, 250]);
  });
  expect(linksOf(offers)).toEqual([['Jus de pomme', ['20260401']], byWords[1]]);
});

test('a tag apart from all offers makes one, to be looked at', async () => {
  const offers = await readTagged(({ annotate }) => annotate(belowAll, { text: tag('NEC-77') }));
  expect(linksOf(offers.slice(0, 2))).toEqual(byWords);
  const made = offers[2]!;
  expect(made).toMatchObject({ name: 'Nectar d’abricot 1 L', priceMinor: 349, confidence: 0.5 });
  expect(made.box).toEqual(belowAll);
  expect(made.reasons).toEqual(['tagged', 'no_printed_price']);
  expect(draftSchema.safeParse(toDraft(made)).success).toBe(true);
});

test('a product that the page offers already gets no second offer', async () => {
  const offers = await readTagged(({ text }) => text('Rappel produit : 100002', 100, 700));
  expect(linksOf(offers)).toEqual(byWords);
});

test('an id that the feed lacks is told, and the words only propose', async () => {
  const [left] = await readTagged(({ annotate }) => annotate(hotspot, { text: tag('GONE-1') }));
  expect(left!.products).toEqual([]);
  expect(left!.proposed.map(({ productId }) => productId)).toEqual(['100001']);
  expect(left!.reasons).toContain('tag_unknown_product:GONE-1');
  expect(left!.confidence).toBeLessThan(0.6);
});

test('an id that the feed lacks makes an offer too where none is', async () => {
  const offers = await readTagged(({ annotate }) => annotate(belowAll, { text: tag('GONE-1') }));
  expect(offers[2]).toMatchObject({ name: 'GONE-1', priceMinor: null, products: [] });
  expect(draftSchema.safeParse(toDraft(offers[2]!)).success).toBe(true);
});

test.each([
  '{"type":"product","sku":',
  '{"type":"product"}',
  '{"sku":{}}',
  `{"sku":"${'9'.repeat(10_000)}"}`,
  `{"sku":"${'9'.repeat(70_000)}"}`,
])('a broken tag changes no link and is told', async (text) => {
  const offers = await readTagged(({ annotate }) => annotate(hotspot, { text }));
  expect(linksOf(offers)).toEqual(byWords);
  expect(offers[0]!.reasons).toContain('tag_unreadable');
});

test('hotspots that are no products are left alone', async () => {
  const offers = await readTagged(({ annotate }) =>
    annotate(hotspot, { text: '{"type":"video","url":"https://v.example/1"}' }),
  );
  expect(linksOf(offers)).toEqual(byWords);
  expect(offers[0]!.reasons).not.toContain('tag_unreadable');
});

test('a tag outside the page is left out', async () => {
  const offers = await readTagged(({ annotate, text }) => {
    annotate([700, 100, 800, 200], { text: tag('NEC-77') });
    annotate([-200, -300, -100, -250], { text: tag('4711') });
    text('NEC-77', 180, 1200);
  });
  expect(linksOf(offers)).toEqual(byWords);
});

test('a tag over several offers is an offer of its own', async () => {
  const offers = await readTagged(({ annotate }) => annotate([20, 80, 570, 320], { text: tag('NEC-77') }));
  expect(linksOf(offers)).toEqual([['Nectar d’abricot 1 L', ['NEC-77']], ...byWords]);
});

test('of 10,000 annotations the first 2,000 are read, in good time', async () => {
  const began = performance.now();
  const offers = await readTagged(({ annotate }) => {
    for (let i = 0; i < 1_999; i++) annotate([1, 1, 9, 9], { text: tag(`X-${i}`) });
    annotate(hotspot, { text: tag('NEC-77') });
    for (let i = 0; i < 8_000; i++) annotate(cards.right, { text: tag('4711') });
  });
  expect(linksOf(offers).filter(([name]) => !name.startsWith('X-'))).toEqual([
    ['Jus de pomme', ['NEC-77']],
    byWords[1],
  ]);
  expect(performance.now() - began).toBeLessThan(20_000);
});

test('tags in a form are placed as they are seen', async () => {
  const offers = await readTagged(({ page, pdf, font }) => {
    const content = 'q 1 1 1 rg BT /F 9 Tf 0 0 Td (NEC-77) Tj ET Q';
    const form = pdf.context.stream(content, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, -5, 100, 20],
      Resources: { Font: { F: font.ref } },
    });
    const name = page.node.newXObject('Tag', pdf.context.register(form));
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.PushGraphicsState),
      PDFOperator.of(PDFOperatorNames.ConcatTransformationMatrix, ['1', '0', '0', '1', '180', '640'] as never),
      PDFOperator.of(PDFOperatorNames.DrawObject, [name]),
      PDFOperator.of(PDFOperatorNames.PopGraphicsState),
    );
  });
  expect(linksOf(offers)).toEqual([['Jus de pomme', ['NEC-77']], byWords[1]]);
});

test('products that share a GTIN are not guessed between', async () => {
  const twins = [...range, { ...range[2]!, productId: 'NEC-78' }];
  const offers = await readTagged(({ text }) => text('3270190207924', 180, 200), twins);
  expect(linksOf(offers)).toEqual(byWords);
});

test('tags lie where they are seen on a page that is cut and turned', async () => {
  const offers = await readTagged(({ page, annotate }) => {
    annotate(hotspot, { text: tag('NEC-77') });
    annotate(belowAll, { text: tag('4711') });
    page.setCropBox(20, 30, 560, 790);
    page.setRotation(degrees(90));
  });
  const made = offers.find(({ name }) => name === 'Sirop de menthe 70 cl')!;
  const [x0, y0, x1, y1] = belowAll;
  expect(made.box.map(Math.round)).toEqual([812 - y1, x0 - 20, 812 - y0, x1 - 20]);
});

test('a tag of several products takes a price from the feed only where all have the same', async () => {
  const offers = await readTagged(({ annotate }) => annotate(belowAll, { text: tag(['NEC-77', '4711']) }));
  expect(offers[2]).toMatchObject({ priceMinor: null, choiceOfVariants: true });
});
