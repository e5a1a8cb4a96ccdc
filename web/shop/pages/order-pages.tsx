import type { StoreInfo } from '../api.ts';
import type { BasketView, OrderView, SlotView } from '../basket-api.ts';
import { amount, clock, dayOf, type Visit } from '../context.ts';
import { Layout } from '../parts/layout.tsx';
import { quantityText } from './basket-page.tsx';

export interface SlotsPageProps {
  readonly visit: Visit;
  readonly slots: readonly SlotView[];
  readonly notice: string | undefined;
}

export function SlotsPage({ visit, slots, notice }: SlotsPageProps) {
  const { say, entity, store } = visit;
  const timeZone = store?.timeZone ?? 'UTC';
  const days = Map.groupBy(slots, ({ date }) => date);
  // Slots past their cutoff are not among them.
  const stateOf = ({ free }: SlotView): 'open' | 'full' => (free > 0 ? 'open' : 'full');
  const describe = (state: 'open' | 'full') => (state === 'open' ? '' : ` (${say(`slot.${state}`)})`);
  return (
    <Layout visit={visit} title={say('slot.title')} hideBasket>
      <h1>{say('slot.title')}</h1>
      <p className="quiet">{say('slot.intro', { store: store?.name ?? '' })}</p>
      {notice && (
        <p className="notice" role="alert">
          {notice}
        </p>
      )}
      {!slots.some((slot) => stateOf(slot) === 'open') ? (
        <p>{say('slot.none')}</p>
      ) : (
        <form method="post" action={`/${entity.entityId}/basket/slot`}>
          {[...days].map(([date, ofDay]) => (
            <fieldset key={date}>
              <legend>{dayOf(visit, ofDay[0]!.startsAt, timeZone)}</legend>
              <ul className="slots">
                {ofDay.map((slot) => (
                  <li key={slot.slotId}>
                    <label>
                      <input
                        type="radio"
                        name="slotId"
                        value={slot.slotId}
                        required
                        disabled={stateOf(slot) !== 'open'}
                      />
                      {clock(visit, slot.startsAt, timeZone)} – {clock(visit, slot.endsAt, timeZone)}
                      {describe(stateOf(slot))}
                    </label>
                  </li>
                ))}
              </ul>
            </fieldset>
          ))}
          <button type="submit" className="button main">
            {say('slot.submit')}
          </button>
        </form>
      )}
    </Layout>
  );
}

export function CheckoutPage({
  visit,
  basket,
  notice,
}: {
  readonly visit: Visit;
  readonly basket: BasketView;
  readonly notice: string | undefined;
}) {
  const { say, entity, store } = visit;
  const timeZone = store?.timeZone ?? 'UTC';
  return (
    <Layout visit={visit} title={say('checkout.title')} hideBasket>
      <h1>{say('checkout.title')}</h1>
      {notice && (
        <p className="notice" role="alert">
          {notice}
        </p>
      )}
      {basket.hold && (
        <p>
          {say('checkout.slot', {
            date: dayOf(visit, basket.hold.startsAt, timeZone),
            from: clock(visit, basket.hold.startsAt, timeZone),
            to: clock(visit, basket.hold.endsAt, timeZone),
          })}{' '}
          <a href={`/${entity.entityId}/basket/slots`}>{say('checkout.change-slot')}</a>
        </p>
      )}
      <form className="stack" method="post" action={`/${entity.entityId}/basket/order`}>
        <label>
          {say('checkout.name')}
          <input name="name" required maxLength={120} autoComplete="name" />
        </label>
        <label>
          {say('checkout.phone')}
          <input name="phone" type="tel" required maxLength={32} autoComplete="tel" aria-describedby="phone-hint" />
        </label>
        <p className="quiet" id="phone-hint">
          {say('checkout.phone.hint')}
        </p>
        <p>{say('checkout.pay')}</p>
        <button type="submit" className="button main">
          {say('checkout.submit', { price: amount(visit, basket.totalMinor) })}
        </button>
      </form>
    </Layout>
  );
}

export interface OrderPageProps {
  readonly visit: Visit;
  readonly order: OrderView;
  readonly store: StoreInfo;
  /** The secret of the order's basket: it shows and cancels the order. */
  readonly token: string;
  readonly justPlaced: boolean;
}

export function OrderPage({ visit, order, store, token, justPlaced }: OrderPageProps) {
  const { say } = visit;
  const at = {
    store: store.name,
    street: store.street,
    city: store.city,
    date: dayOf(visit, order.slot.startsAt, store.timeZone),
    from: clock(visit, order.slot.startsAt, store.timeZone),
    to: clock(visit, order.slot.endsAt, store.timeZone),
  };
  return (
    <Layout visit={visit} title={say('order.title', { number: order.number })} hideBasket>
      {justPlaced && (
        <p className="notice" role="status">
          {say('order.thanks')}
        </p>
      )}
      <h1>{say('order.title', { number: order.number })}</h1>
      <p className="state">{say(`order.state.${order.state}`)}</p>
      <p>{say('order.collect', at)}</p>
      {order.lines.map((line) => (
        <div className="line" key={line.lineId}>
          <div>
            {quantityText(line.totalSteps, line.basis, visit.locale)} × {line.title}
            {line.totalSteps === 0 && <span className="problem"> {say('order.missing')}</span>}
            {line.basis.unit !== 'C62' && line.totalSteps !== line.originalSteps && line.totalSteps > 0 && (
              <span className="quiet"> {say('order.weighed')}</span>
            )}
          </div>
          <div className="line-amount">{amount(visit, line.payableMinor)}</div>
        </div>
      ))}
      <dl className="totals">
        <dt className="sum">{say('basket.total')}</dt>
        <dd className="sum" data-total>
          {amount(visit, order.totalMinor)}
        </dd>
        {order.depositMinor > 0 && (
          <dt className="quiet">{say('basket.deposit', { price: amount(visit, order.depositMinor) })}</dt>
        )}
        {order.creditMinor > 0 && <dt>{say('basket.credit', { price: amount(visit, order.creditMinor) })}</dt>}
      </dl>
      <p className="quiet">{say('checkout.pay')}</p>
      {order.state === 'placed' && (
        <form method="post" action={`/${visit.entity.entityId}/orders/${order.basketId}`}>
          <input type="hidden" name="t" value={token} />
          <button type="submit" className="button">
            {say('order.cancel')}
          </button>
        </form>
      )}
    </Layout>
  );
}

export function ErrorPage({
  visit,
  title,
  text,
}: {
  readonly visit: Visit;
  readonly title: string;
  readonly text: string;
}) {
  return (
    <Layout visit={visit} title={title} hideBasket>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a className="button" href="/">
          {visit.say('error.home')}
        </a>
      </p>
    </Layout>
  );
}
