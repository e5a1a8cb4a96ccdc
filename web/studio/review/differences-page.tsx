import { useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote, type Me } from '../../ui/staff-frame.tsx';
import { type Draft, type Leaflet, useLeaflet, useProducts } from '../data.ts';
import { days } from '../leaflets-page.tsx';
import { say } from '../texts.ts';
import { OfferCrop } from './offer-seen.tsx';
import { amountText, mechanicText, offerName } from './offer-values.ts';
import { type Difference, useDifferences } from './review-data.ts';

type Kind = 'new' | 'gone' | Difference['parts'][number];
type Content = NonNullable<Difference['after']>;

const kindsOf = ({ before, after, parts }: Difference): readonly Kind[] =>
  before === null ? ['new'] : after === null ? ['gone'] : parts;

/** The draft beside what is on sale: every offer that shoppers would see otherwise. */
export function DifferencesPage({ leafletId, me }: { readonly leafletId: string; readonly me: Me }) {
  const { data: leaflet, error } = useLeaflet(leafletId);
  const { data, error: failure } = useDifferences(leafletId);
  if (error ?? failure) return <ErrorNote error={error ?? failure} />;
  if (!leaflet || !data) return <p>{say('load')}</p>;
  const title = data.version === null ? say('changes.title.first') : say('changes.title', { version: data.version });
  return (
    <>
      <p>
        <Link href={`/leaflets/${leafletId}`}>← {leaflet.title}</Link>
      </p>
      <h1>{title}</h1>
      <Differences leaflet={leaflet} {...data} currency={me.entity.currency} />
    </>
  );
}

interface DifferencesProps {
  readonly leaflet: Leaflet;
  readonly version: number | null;
  readonly differences: readonly Difference[];
  readonly currency: string;
}

function Differences({ leaflet, version, differences, currency }: DifferencesProps) {
  const [only, setOnly] = useState<Kind>();
  const kinds = [...new Set(differences.flatMap(kindsOf))];
  const shown = differences.filter((difference) => only === undefined || kindsOf(difference).includes(only));
  const [fresh, gone] = (['new', 'gone'] as const).map(
    (kind) => differences.filter((difference) => kindsOf(difference).includes(kind)).length,
  ) as [number, number];
  if (differences.length === 0) return <p className="empty">{say('changes.none')}</p>;
  return (
    <>
      <div className="actions">
        <p role="status">{say('changes.count', { fresh, gone, changed: differences.length - fresh - gone })}</p>
        <label>
          {say('changes.filter')}
          <select
            value={only ?? ''}
            onChange={({ target }) => setOnly((target.value || undefined) as Kind | undefined)}
          >
            <option value="">{say('changes.filter.all')}</option>
            {kinds.map((kind) => (
              <option value={kind} key={kind}>
                {kindText(kind)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ol className="differences">
        {shown.map((difference) => (
          <li key={difference.offerId}>
            <DifferenceView leaflet={leaflet} version={version} difference={difference} currency={currency} />
          </li>
        ))}
      </ol>
    </>
  );
}

const kindText = (kind: Kind): string =>
  kind === 'new' || kind === 'gone' ? say(`changes.${kind}`) : say(`changes.part.${kind}`);

interface DifferenceProps {
  readonly leaflet: Leaflet;
  readonly version: number | null;
  readonly difference: Difference;
  readonly currency: string;
}

function DifferenceView({ leaflet, version, difference, currency }: DifferenceProps) {
  const { offerId, before, after, parts } = difference;
  const content = (after ?? before) as Content;
  return (
    <>
      <div className="difference-head">
        <OfferCrop leaflet={leaflet} offer={{ draft: content as unknown as Draft }} />
        <div>
          <h2>{offerName(content)}</h2>
          <p className="quiet">p. {content.page}</p>
          {kindsOf(difference).map((kind) => (
            <span className="tag saffron" key={kind}>
              {kindText(kind)}
            </span>
          ))}
          {after && (
            <p>
              <Link href={`/leaflets/${leaflet.leafletId}?offer=${offerId}`}>{say('changes.show')}</Link>
            </p>
          )}
        </div>
      </div>
      <div className="difference-sides">
        <Side
          title={version === null ? say('changes.before.none') : say('changes.before', { version })}
          content={before}
          missing={say('changes.before.none')}
          parts={parts}
          currency={currency}
        />
        <Side
          title={say('changes.after')}
          content={after}
          missing={say('changes.gone')}
          parts={parts}
          currency={currency}
        />
      </div>
    </>
  );
}

interface SideProps {
  readonly title: string;
  readonly content: Content | null;
  readonly missing: string;
  readonly parts: Difference['parts'];
  readonly currency: string;
}

function Side({ title, content, missing, parts, currency }: SideProps) {
  const { data: products = [] } = useProducts({ ids: content?.productIds ?? [] });
  const titleOf = (id: string): string => products.find(({ productId }) => productId === id)?.title ?? id;
  return (
    <section>
      <h3 className="quiet">{title}</h3>
      {content ? (
        <dl>
          {(parts.length > 0 ? parts : (['price', 'mechanic', 'products'] as const)).map((part) => (
            <div key={part}>
              <dt className="quiet">{kindText(part)}</dt>
              <dd>{partText(part, content, currency, titleOf)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{missing}</p>
      )}
    </section>
  );
}

function partText(
  part: Difference['parts'][number],
  content: Content,
  currency: string,
  titleOf: (productId: string) => string,
): string {
  const none = say('field.none');
  switch (part) {
    case 'name':
      return [offerName(content), content.quantityText].filter(Boolean).join(' · ');
    case 'price':
      return `${amountText(content.priceMinor, currency)} (${say(`form.per.${content.soldBy}`)})`;
    case 'regular':
      return amountText(content.regularMinor, currency);
    case 'mechanic':
      return mechanicText(content.mechanic, currency);
    case 'products':
      return content.productIds.map(titleOf).join(' · ') || none;
    case 'days':
      return days(content);
    case 'place':
      return `p. ${content.page}`;
    case 'conditions':
      return conditionsOf(content).join(' · ') || none;
  }
}

function conditionsOf({ loyaltyRequired, mixAndMatch, limitPerHousehold }: Content): string[] {
  return [
    ...(loyaltyRequired ? [say('form.loyalty')] : []),
    ...(mixAndMatch ? [say('form.mix')] : []),
    ...(limitPerHousehold === null ? [] : [`${say('form.limit')} ${limitPerHousehold}`]),
  ];
}
