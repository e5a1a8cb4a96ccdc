import type { WayIntoChat } from '../answers/chat.ts';
import type { BasketLineView, BasketView } from '../basket-api.ts';
import { amount, type Visit } from '../context.ts';
import { Layout } from '../parts/layout.tsx';
import type { TextId } from '../texts.ts';

export interface BasketPageProps {
  readonly visit: Visit;
  readonly basket: BasketView | undefined;
  /** Where the basket can go on in a chat. */
  readonly ways: readonly WayIntoChat[];
}

export function BasketPage({ visit, basket, ways }: BasketPageProps) {
  const { say, entity } = visit;
  if (!basket || basket.lines.length === 0) {
    return (
      <Layout visit={visit} title={say('basket.title')} hideBasket>
        <h1>{say('basket.title')}</h1>
        <p>{say('basket.empty')}</p>
      </Layout>
    );
  }
  const age = Math.max(0, ...basket.lines.flatMap(({ problems }) => problems.map((problem) => problem.age ?? 0)));
  const blocked = basket.lines.some(({ problems }) => problems.length > 0);
  return (
    <Layout visit={visit} title={say('basket.title')} script="basket" hideBasket>
      <h1>{say('basket.title')}</h1>
      {basket.lines.map((line) => (
        <Line visit={visit} line={line} key={line.productId} />
      ))}
      {basket.nearlyReached.map((near) => (
        <Nearly visit={visit} near={near} basket={basket} key={near.offerId} />
      ))}
      <Totals visit={visit} basket={basket} />
      {age > 0 && <AgeDeclaration visit={visit} age={age} />}
      <LoyaltyCard visit={visit} basket={basket} />
      <div className="stack">
        {!blocked && (
          <a className="button main" href={`/${entity.entityId}/basket/slots`}>
            {say('basket.next')}
          </a>
        )}
        {ways.map(({ channel, href }) => (
          <a className="button" href={href} key={channel}>
            {say(`basket.${channel}`)}
          </a>
        ))}
      </div>
    </Layout>
  );
}

/** "1.2 kg" or "3": what is asked for, as the shopper says it. */
export function quantityText(
  steps: number,
  basis: { readonly unit: string; readonly scale: number },
  locale: string,
): string {
  if (basis.unit === 'C62') return String(steps);
  const unit = { KGM: 'kg', LTR: 'l', MTR: 'm' }[basis.unit] ?? basis.unit;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: basis.scale }).format(steps / 10 ** basis.scale)} ${unit}`;
}

function Line({ visit, line }: { readonly visit: Visit; readonly line: BasketLineView }) {
  const { say, entity } = visit;
  const action = `/${entity.entityId}/basket/lines`;
  return (
    <article className="line" aria-label={line.title}>
      <div>
        <h2>{line.title}</h2>
        {line.applied.map(({ offerId, wording, discountMinor }) => (
          <p className="wording" key={offerId}>
            {wording} {discountMinor > 0 && `(−${amount(visit, discountMinor)})`}
          </p>
        ))}
        {line.lowestPriceMinor !== null && (
          <p className="quiet">{say('offer.lowest', { price: amount(visit, line.lowestPriceMinor) })}</p>
        )}
        {line.depositMinor > 0 && (
          <p className="quiet">{say('offer.deposit', { price: amount(visit, line.depositMinor) })}</p>
        )}
      </div>
      <div className="line-amount">
        {line.regularMinor > line.payableMinor && <s className="price-before">{amount(visit, line.regularMinor)}</s>}{' '}
        {line.counted && amount(visit, line.payableMinor + line.depositMinor)}
      </div>
      <div className="line-actions">
        <form method="post" action={action}>
          <input type="hidden" name="productId" value={line.productId} />
          <label>
            <span className="visually-hidden">{say('basket.quantity', { name: line.title })}</span>
            <select name="steps" data-submit-on-change>
              {choices(line).map((steps) => (
                <option value={steps} selected={steps === line.steps} key={steps}>
                  {quantityText(steps, line.basis, visit.locale)}
                </option>
              ))}
            </select>
          </label>{' '}
          <noscript>
            <button type="submit" className="button">
              {say('basket.update')}
            </button>
          </noscript>
        </form>
        <form method="post" action={action}>
          <input type="hidden" name="productId" value={line.productId} />
          <input type="hidden" name="steps" value="0" />
          <button type="submit" className="button" aria-label={say('basket.remove', { name: line.title })}>
            ×
          </button>
        </form>
      </div>
      {line.problems.map(({ code }) => (
        <p className="problem" role="status" key={code}>
          {say(problemText(code))}
        </p>
      ))}
    </article>
  );
}

function choices({ steps, basis }: BasketLineView): number[] {
  const offered = Array.from({ length: 20 }, (_, i) => (i + 1) * basis.increment);
  return offered.includes(steps) ? offered : [...offered, steps].sort((a, b) => a - b);
}

const problemTexts: ReadonlySet<string> = new Set([
  'unknown_product',
  'not_sold_here',
  'out_of_stock',
  'not_on_web',
  'needs_age',
  'not_in_chat',
  'offer_ended',
]);

function problemText(code: string): TextId {
  return problemTexts.has(code) ? (`basket.problem.${code}` as TextId) : 'refused.other';
}

function Nearly({
  visit,
  near,
  basket,
}: {
  readonly visit: Visit;
  readonly near: BasketView['nearlyReached'][number];
  readonly basket: BasketView;
}) {
  const { say, entity } = visit;
  const line = basket.lines.find(({ productId }) => near.productIds.includes(productId));
  if (!line) return null;
  return (
    <form className="nearly" method="post" action={`/${entity.entityId}/basket/lines`}>
      <span>
        {say('basket.nearly', { wording: near.wording })} – {line.title},{' '}
        {say('basket.nearly.gain', { price: amount(visit, near.gainMinor) })}
      </span>
      <input type="hidden" name="productId" value={line.productId} />
      <input type="hidden" name="steps" value={line.steps + line.basis.increment} />
      <button type="submit" className="button" aria-label={say('basket.quantity.more', { name: line.title })}>
        +1
      </button>
    </form>
  );
}

function Totals({ visit, basket }: { readonly visit: Visit; readonly basket: BasketView }) {
  const { say } = visit;
  return (
    <dl className="totals">
      <dt className="sum">{say('basket.total')}</dt>
      <dd className="sum" data-total>
        {amount(visit, basket.totalMinor)}
      </dd>
      {basket.depositMinor > 0 && (
        <dt className="quiet">{say('basket.deposit', { price: amount(visit, basket.depositMinor) })}</dt>
      )}
      {basket.savedMinor > 0 && <dt>{say('basket.saved', { price: amount(visit, basket.savedMinor) })}</dt>}
      {basket.creditMinor > 0 && <dt>{say('basket.credit', { price: amount(visit, basket.creditMinor) })}</dt>}
    </dl>
  );
}

function AgeDeclaration({ visit, age }: { readonly visit: Visit; readonly age: number }) {
  const { say, entity } = visit;
  return (
    <form className="stack notice" method="post" action={`/${entity.entityId}/basket/age`}>
      <strong>{say('basket.age.title')}</strong>
      <span>{say('basket.age.text')}</span>
      <label className="check">
        <input type="checkbox" name="declared" value="yes" required /> {say('basket.age.confirm', { age })}
      </label>
      <button type="submit" className="button">
        {say('basket.age.submit')}
      </button>
    </form>
  );
}

function LoyaltyCard({ visit, basket }: { readonly visit: Visit; readonly basket: BasketView }) {
  const { say, entity } = visit;
  return (
    <form className="line-actions" method="post" action={`/${entity.entityId}/basket/card`}>
      <label className="check">
        <input type="checkbox" name="loyalty" value="yes" defaultChecked={basket.loyalty} data-submit-on-change />{' '}
        {say('basket.card')}
      </label>
      <noscript>
        <button type="submit" className="button">
          {say('basket.card.submit')}
        </button>
      </noscript>
    </form>
  );
}
