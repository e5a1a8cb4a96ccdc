import type { Mechanic } from '../data.ts';
import { type StudioText, say } from '../texts.ts';

type MechanicType = Mechanic['type'];

/** The parameters of each mechanic: an amount is written as money, a number as a number, a text as a text. */
const parameters: Readonly<
  Record<
    MechanicType,
    readonly { readonly name: string; readonly kind: 'number' | 'amount' | 'text'; readonly label: StudioText }[]
  >
> = {
  PRICE: [],
  FROM_PRICE: [],
  PRICE_CUT: [],
  LOYALTY_PRICE: [],
  PERCENT_OFF: [{ name: 'percent', kind: 'number', label: 'form.percent' }],
  AMOUNT_OFF: [{ name: 'amountMinor', kind: 'amount', label: 'form.amount' }],
  NTH_PERCENT: [
    { name: 'nth', kind: 'number', label: 'form.nth' },
    { name: 'percent', kind: 'number', label: 'form.percent' },
  ],
  X_PLUS_Y_FREE: [
    { name: 'buy', kind: 'number', label: 'form.buy' },
    { name: 'free', kind: 'number', label: 'form.free' },
  ],
  BUNDLE_PRICE: [
    { name: 'qty', kind: 'number', label: 'form.qty' },
    { name: 'totalMinor', kind: 'amount', label: 'form.total' },
  ],
  MULTI_BUY_UNIT: [
    { name: 'minQty', kind: 'number', label: 'form.minQty' },
    { name: 'unitMinor', kind: 'amount', label: 'form.unit' },
  ],
  LOYALTY_CREDIT: [{ name: 'percent', kind: 'number', label: 'form.percent' }],
  EXTRA_QUANTITY: [{ name: 'percent', kind: 'number', label: 'form.percent' }],
  GIFT: [{ name: 'text', kind: 'text', label: 'form.text' }],
  COUPON: [{ name: 'text', kind: 'text', label: 'form.text' }],
  POINTS: [{ name: 'text', kind: 'text', label: 'form.text' }],
  THRESHOLD: [{ name: 'text', kind: 'text', label: 'form.text' }],
};

const defaults: Readonly<Record<string, string | number>> = {
  percent: 30,
  nth: 2,
  buy: 2,
  free: 1,
  qty: 2,
  minQty: 2,
  amountMinor: 100,
  totalMinor: 500,
  unitMinor: 200,
  text: '…',
};

export const mechanicTypes = Object.keys(parameters) as MechanicType[];

/** A mechanic of the type, with usual parameters to be corrected. */
export function mechanicOf(type: MechanicType): Mechanic {
  return { type, ...Object.fromEntries(parameters[type].map(({ name }) => [name, defaults[name]])) } as Mechanic;
}

/** "2,59" or "2.59" in minor units; undefined when it is not an amount. */
export function parseAmount(text: string): number | undefined {
  const match = /^\s*(\d{1,6})(?:[.,](\d{1,2}))?\s*$/.exec(text);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0) : undefined;
}

export const writeAmount = (minor: number | null): string => (minor === null ? '' : (minor / 100).toFixed(2));

export interface MechanicFieldsProps {
  readonly mechanic: Mechanic;
  readonly onChange: (mechanic: Mechanic) => void;
}

/** The parameters of the chosen promotion, each in a field of its own. */
export function MechanicFields({ mechanic, onChange }: MechanicFieldsProps) {
  const values = mechanic as unknown as Readonly<Record<string, string | number | undefined>>;
  const fields =
    'amountMinor' in mechanic && mechanic.type === 'LOYALTY_CREDIT' ? parameters.AMOUNT_OFF : parameters[mechanic.type];
  const set = (name: string, kind: string, text: string) => {
    const value = kind === 'text' ? text : kind === 'amount' ? parseAmount(text) : Number(text);
    if (value !== undefined && !Number.isNaN(value)) onChange({ ...mechanic, [name]: value } as Mechanic);
  };
  return (
    <div className="field-row">
      {fields.map(({ name, kind, label }) => (
        <label key={`${mechanic.type} ${name}`}>
          {say(label)}
          <input
            defaultValue={kind === 'amount' ? writeAmount(Number(values[name])) : String(values[name] ?? '')}
            inputMode={kind === 'text' ? 'text' : 'decimal'}
            required
            onChange={(event) => set(name, kind, event.target.value)}
          />
        </label>
      ))}
    </div>
  );
}
