import { useState } from 'react';
import { Link } from 'wouter';
import { Refused } from '../ui/api.ts';
import { formatAmount } from '../ui/price-mark.tsx';
import { ErrorNote, type Me } from '../ui/staff-frame.tsx';
import { type Order, type OrderLine, type Step, useOrder, useOrderStep, usePick, useStores } from './data.ts';
import { clock, stateTag } from './orders-page.tsx';
import { language, say } from './texts.ts';

/** One order: its pick list by aisle, weights, missing goods, and the step that comes next. */
export function OrderPage({ orderId, me }: { readonly orderId: string; readonly me: Me }) {
  const { data: order, error } = useOrder(orderId);
  const { data: stores = [] } = useStores();
  const step = useOrderStep(orderId);
  if (error) return <ErrorNote error={error} />;
  if (!order) return <p>{say('load')}</p>;
  const timeZone = stores.find(({ storeId }) => storeId === order.storeId)?.timeZone ?? me.entity.timeZone;
  const money = (minor: number) => formatAmount(minor, order.currency, language);
  const aisles = [...Map.groupBy(order.lines, ({ aisle }) => aisle || say('line.aisle.none'))].sort(([a], [b]) =>
    a.localeCompare(b, language),
  );
  const allDone = order.lines.every(({ pickState }) => pickState !== 'open');
  return (
    <>
      <p>
        <Link href="/">← {say('order.back')}</Link>
      </p>
      <div className="actions" style={{ justifyContent: 'space-between' }}>
        <div>
          <h1>
            {order.number} <span className={stateTag(order.state)}>{say(`state.${order.state}`)}</span>
          </h1>
          <p className="quiet">
            {order.slot.date} ·{' '}
            {say('order.slot', { from: clock(order.slot.startsAt, timeZone), to: clock(order.slot.endsAt, timeZone) })}
            {order.contact.name && ` · ${say('order.contact', { name: order.contact.name })}`} {order.contact.phone}
          </p>
        </div>
        <p>
          {say('order.total')}{' '}
          <span className="amount" data-total>
            {money(order.totalMinor)}
          </span>{' '}
          {order.totalMinor !== order.promisedTotalMinor && (
            <span className="quiet">({say('order.promised', { price: money(order.promisedTotalMinor) })})</span>
          )}
        </p>
      </div>
      {order.checkAge && <p className="error">{say('order.check-age')}</p>}
      <ErrorNote error={step.error} />
      <Steps order={order} allDone={allDone} pending={step.isPending} onStep={(next) => step.mutate(next)} />
      {aisles.map(([aisle, lines]) => (
        <section key={aisle} aria-label={aisle}>
          <h2>{aisle}</h2>
          {lines.map((line) => (
            <PickLine
              key={line.lineId}
              orderId={orderId}
              line={line}
              picking={order.state === 'picking'}
              money={money}
            />
          ))}
        </section>
      ))}
      {order.adjustments.length > 0 && (
        <details>
          <summary>
            {say('order.adjustments')} ({order.adjustments.length})
          </summary>
          <ul>
            {order.adjustments.map(({ position, kind, totalDelta, reason }) => (
              <li key={position}>
                {say(`adjustment.${kind}` as 'adjustment.removal')} {money(totalDelta)}{' '}
                <span className="quiet">{reason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const mainSteps: Partial<Record<Order['state'], 'start-picking' | 'ready' | 'collected'>> = {
  placed: 'start-picking',
  picking: 'ready',
  ready: 'collected',
};

interface StepsProps {
  readonly order: Order;
  readonly allDone: boolean;
  readonly pending: boolean;
  readonly onStep: (step: Step) => void;
}

/** The one main action of the state, and the way out. */
function Steps({ order, allDone, pending, onStep }: StepsProps) {
  const [canceling, setCanceling] = useState(false);
  const cancel = () => {
    onStep('cancel');
    setCanceling(false);
  };
  const main = mainSteps[order.state];
  const texts = { 'start-picking': 'order.start', ready: 'order.ready', collected: 'order.collected' } as const;
  const cancelable = order.state === 'placed' || order.state === 'picking' || order.state === 'uncollected';
  return (
    <div className="actions toolbar">
      {main && (
        <button
          type="button"
          className="button main"
          disabled={pending || (main === 'ready' && !allDone)}
          onClick={() => onStep(main)}
        >
          {say(texts[main])}
        </button>
      )}
      {order.state === 'ready' && (
        <button type="button" className="button" disabled={pending} onClick={() => onStep('uncollected')}>
          {say('order.uncollected')}
        </button>
      )}
      {cancelable && !canceling && (
        <button type="button" className="button" onClick={() => setCanceling(true)}>
          {say('order.cancel')}
        </button>
      )}
      {canceling && (
        <>
          <span>{say('order.cancel.sure')}</span>
          <button type="button" className="button" onClick={cancel}>
            {say('order.cancel.yes')}
          </button>
          <button type="button" className="button" onClick={() => setCanceling(false)}>
            {say('order.cancel.no')}
          </button>
        </>
      )}
      {order.state === 'ready' && order.channel !== 'web' && (
        <span className="quiet">{say(order.channel === 'messenger' ? 'order.told.messenger' : 'order.told')}</span>
      )}
    </div>
  );
}

/** Whole pieces, or kilograms with three digits. */
function quantityText(steps: number, { unit, scale }: OrderLine['basis']): string {
  if (unit === 'C62') return `${steps}`;
  return `${new Intl.NumberFormat(language, { minimumFractionDigits: scale, maximumFractionDigits: scale }).format(steps / 10 ** scale)} ${unit === 'KGM' ? 'kg' : 'l'}`;
}

interface PickLineProps {
  readonly orderId: string;
  readonly line: OrderLine;
  readonly picking: boolean;
  readonly money: (minor: number) => string;
}

function PickLine({ orderId, line, picking, money }: PickLineProps) {
  const pick = usePick(orderId);
  const weighed = line.basis.unit !== 'C62';
  const [steps, setSteps] = useState(String(line.fulfilledSteps ?? line.originalSteps));
  const value = Number(steps);
  const doubtful = pick.error instanceof Refused && pick.error.code.includes('weight');
  return (
    <div className={`pick-line${line.pickState === 'open' ? '' : ' done'}`}>
      <div>
        <strong>{line.title}</strong>{' '}
        <span className="quiet">{say('line.asked', { quantity: quantityText(line.originalSteps, line.basis) })}</span>
        <br />
        <span className="quiet">
          {line.pickState === 'picked' &&
            `✓ ${say('line.state.picked')} ${quantityText(line.fulfilledSteps ?? 0, line.basis)} · `}
          {line.pickState === 'missing' && `${say('line.state.missing')} · `}
          {money(line.payableMinor)}
          {line.applied.map(({ wording }) => ` · ${wording}`)}
        </span>
      </div>
      {picking && (
        <form
          className="actions"
          onSubmit={(event) => {
            event.preventDefault();
            pick.mutate({ lineId: line.lineId, steps: value });
          }}
        >
          <label>
            {weighed ? say('line.weight.short') : ''}
            <input
              type="number"
              inputMode="numeric"
              min={1}
              max={199_998}
              required
              aria-label={say(weighed ? 'line.weight' : 'line.quantity', { name: line.title })}
              value={steps}
              onChange={(event) => setSteps(event.target.value)}
            />
          </label>
          <button
            type="submit"
            className="button"
            disabled={pick.isPending || !Number.isInteger(value) || value < 1}
            aria-label={say('line.picked.name', { name: line.title })}
          >
            {say('line.picked')}
          </button>
          <button
            type="button"
            className="button"
            disabled={pick.isPending}
            aria-label={say('line.missing.name', { name: line.title })}
            onClick={() => pick.mutate({ lineId: line.lineId, steps: 0 })}
          >
            {say('line.missing')}
          </button>
        </form>
      )}
      {doubtful ? (
        <p className="error" role="alert">
          {say('line.override')}{' '}
          <button
            type="button"
            className="button"
            onClick={() => pick.mutate({ lineId: line.lineId, steps: value, override: true })}
          >
            {say('line.override.yes', { quantity: quantityText(value, line.basis) })}
          </button>
        </p>
      ) : (
        <ErrorNote error={pick.error} />
      )}
    </div>
  );
}
