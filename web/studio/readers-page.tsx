import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote } from '../ui/staff-frame.tsx';
import { browsingCsv } from './browsing-csv.ts';
import { type Browsing, type BrowsingQuestion, type Leaflet, useBrowsing, useLeaflet, useStores } from './data.ts';
import { HeatSheet } from './heat-sheet.tsx';
import { days } from './leaflets-page.tsx';
import { language, say } from './texts.ts';

type Channel = Browsing['channels'][number]['channel'];

const channels: readonly Channel[] = ['web', 'whatsapp', 'messenger', 'qr', 'feed', 'pdf'];
const number = new Intl.NumberFormat(language);
const longDay = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
const channelName = (channel: Channel): string => say(`readers.channel.${channel}`);

/** What readers do in a leaflet: totals, heat over its pages, and the same figures as tables and as a file. */
export function ReadersPage({ leafletId }: { readonly leafletId: string }) {
  const [question, setQuestion] = useState<BrowsingQuestion>({});
  const { data: leaflet, error } = useLeaflet(leafletId);
  const browsing = useBrowsing(leafletId, question);
  if (error ?? browsing.error) return <ErrorNote error={error ?? browsing.error} />;
  if (!leaflet || !browsing.data) return <p>{say('load')}</p>;
  return <Readers leaflet={leaflet} browsing={browsing.data} question={question} onQuestion={setQuestion} />;
}

interface ReadersProps {
  readonly leaflet: Leaflet;
  readonly browsing: Browsing;
  readonly question: BrowsingQuestion;
  readonly onQuestion: (question: BrowsingQuestion) => void;
}

function Readers({ leaflet, browsing, question, onQuestion }: ReadersProps) {
  const [pageNumber, setPageNumber] = useState(1);
  const { data: stores = [] } = useStores();
  const names = useMemo(() => new Map(stores.map(({ storeId, name }) => [storeId, name])), [stores]);
  const storeName = (storeId: string): string => names.get(storeId) ?? storeId;
  const { all } = browsing;
  const nothing = all.views + all.seconds + all.taps + all.adds === 0;
  const asked = Object.values(question).some(Boolean);
  return (
    <>
      <p>
        <Link href={`/leaflets/${leaflet.leafletId}`}>← {leaflet.title}</Link>
      </p>
      <div className="actions" style={{ justifyContent: 'space-between' }}>
        <div>
          <h1>{say('readers.title', { title: leaflet.title })}</h1>
          <span className="quiet">{days(leaflet)}</span>
        </div>
        <button
          type="button"
          className="button main"
          disabled={nothing}
          onClick={() => saveCsv(leaflet.title, browsing, storeName)}
        >
          {say('readers.csv')}
        </button>
      </div>
      <p className="quiet">{say('readers.intro')}</p>
      <Narrow question={question} onQuestion={onQuestion} stores={stores} />
      {nothing ? (
        <p className="empty">
          {asked ? say('readers.empty.asked') : say(browsing.published ? 'readers.empty' : 'readers.empty.draft')}
        </p>
      ) : (
        <>
          <Totals all={all} />
          <div className="readers">
            <HeatSheet leaflet={leaflet} browsing={browsing} pageNumber={pageNumber} onPage={setPageNumber} />
            <div>
              <OfferFigures offers={browsing.offers} onPage={setPageNumber} />
              <Figures
                title={say('readers.by.page')}
                rows={browsing.pages.map((sum) => ({
                  key: String(sum.page),
                  name: say('readers.page', { page: sum.page }),
                  sum,
                }))}
              />
            </div>
          </div>
          <Figures
            title={say('readers.by.store')}
            rows={mostFirst(browsing.stores).map((sum) => ({
              key: sum.storeId,
              name: storeName(sum.storeId),
              sum,
            }))}
          />
          <Figures
            title={say('readers.by.channel')}
            rows={mostFirst(browsing.channels).map((sum) => ({
              key: sum.channel,
              name: channelName(sum.channel),
              sum,
            }))}
          />
          <Figures
            title={say('readers.by.day')}
            rows={browsing.days.map((sum) => ({ key: sum.day, name: longDay.format(new Date(sum.day)), sum }))}
          />
        </>
      )}
    </>
  );
}

const mostFirst = <Sum extends Browsing['all']>(sums: readonly Sum[]): Sum[] =>
  [...sums].sort((a, b) => b.views - a.views || b.taps - a.taps);

interface NarrowProps extends Pick<ReadersProps, 'question' | 'onQuestion'> {
  readonly stores: readonly { readonly storeId: string; readonly name: string }[];
}

function Narrow({ question, onQuestion, stores }: NarrowProps) {
  const { from = '', through = '', storeId = '', channel = '' } = question;
  const ask = (change: BrowsingQuestion) => onQuestion({ ...question, ...change });
  return (
    <div className="field-row">
      <label>
        {say('readers.from')}
        <input type="date" value={from} onChange={({ target }) => ask({ from: target.value })} />
      </label>
      <label>
        {say('readers.through')}
        <input type="date" value={through} onChange={({ target }) => ask({ through: target.value })} />
      </label>
      <label>
        {say('readers.store')}
        <select value={storeId} onChange={({ target }) => ask({ storeId: target.value })}>
          <option value="">{say('readers.store.all')}</option>
          {stores.map((store) => (
            <option value={store.storeId} key={store.storeId}>
              {store.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('readers.channel')}
        <select value={channel} onChange={({ target }) => ask({ channel: target.value as Channel | '' })}>
          <option value="">{say('readers.channel.all')}</option>
          {channels.map((each) => (
            <option value={each} key={each}>
              {channelName(each)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Totals({ all }: { readonly all: Browsing['all'] }) {
  return (
    <dl className="totals">
      <Total name={say('readers.views')}>{number.format(all.views)}</Total>
      <Total name={say('readers.time')}>{duration(all.seconds)}</Total>
      <Total name={say('readers.taps')}>{number.format(all.taps)}</Total>
      <Total name={say('readers.adds')}>{number.format(all.adds)}</Total>
    </dl>
  );
}

function Total({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** 75 seconds are "1 min 15 s", 7,500 "2 h 5 min". */
function duration(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours > 0) return say('readers.hours', { hours, minutes });
  return minutes > 0 ? say('readers.minutes', { minutes, seconds: seconds % 60 }) : say('readers.seconds', { seconds });
}

interface OfferFiguresProps {
  readonly offers: Browsing['offers'];
  readonly onPage: (page: number) => void;
}

function OfferFigures({ offers, onPage }: OfferFiguresProps) {
  const ordered = [...offers].sort((a, b) => b.taps - a.taps || b.adds - a.adds || a.page - b.page);
  return (
    <>
      <h2>{say('readers.by.offer')}</h2>
      <div className="offer-figures">
        <table>
          <thead>
            <tr>
              <th>{say('readers.offer')}</th>
              <th>{say('readers.taps')}</th>
              <th>{say('readers.adds')}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map(({ offerId, name, page, taps, adds }) => (
              <tr key={offerId}>
                <td>
                  {name || say('editor.unnamed')}{' '}
                  <button type="button" className="plain" onClick={() => onPage(page)}>
                    {say('readers.page', { page })}
                  </button>
                </td>
                <td>{number.format(taps)}</td>
                <td>{number.format(adds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface FiguresProps {
  readonly title: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly sum: Browsing['all'] }[];
}

function Figures({ title, rows }: FiguresProps) {
  return (
    <>
      <h2>{title}</h2>
      <div className="scroll-x">
        <table>
          <thead>
            <tr>
              <th>{title}</th>
              <th>{say('readers.views')}</th>
              <th>{say('readers.time')}</th>
              <th>{say('readers.taps')}</th>
              <th>{say('readers.adds')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, sum }) => (
              <tr key={key}>
                <td>{name}</td>
                <td>{number.format(sum.views)}</td>
                <td>{duration(sum.seconds)}</td>
                <td>{number.format(sum.taps)}</td>
                <td>{number.format(sum.adds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function saveCsv(title: string, browsing: Browsing, storeName: (storeId: string) => string): void {
  const heads = {
    part: say('readers.csv.part'),
    name: say('readers.csv.name'),
    views: say('readers.views'),
    seconds: say('readers.csv.seconds'),
    taps: say('readers.taps'),
    adds: say('readers.adds'),
    page: say('readers.by.page'),
    offer: say('readers.offer'),
    store: say('readers.store'),
    channel: say('readers.channel'),
    day: say('readers.by.day'),
    channelName,
    storeName,
  };
  const file = new Blob([browsingCsv(browsing, heads)], { type: 'text/csv;charset=utf-8' });
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: `${title}.csv` }).click();
  URL.revokeObjectURL(href);
}
