import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote, type Me } from '../../ui/staff-frame.tsx';
import {
  type Change,
  type Draft,
  type EditKind,
  type Finding,
  type Leaflet,
  type Offer,
  useEdit,
  useLeaflet,
  useOffers,
  usePlan,
  useReading,
  useUndo,
} from '../data.ts';
import { fileFailure } from '../failure.ts';
import { Findings, FindingsDialog } from '../findings.tsx';
import { days } from '../leaflets-page.tsx';
import { say } from '../texts.ts';
import { around, type Box, halves, moved, resized } from './boxes.ts';
import { HistoryPanel } from './history-panel.tsx';
import { OfferForm } from './offer-form.tsx';
import { OfferList } from './offer-list.tsx';
import { PageView } from './page-view.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';

/** Read offers looked at and put right: the list on one side, the page in the middle, the chosen offer on the other. */
export function EditorPage({ leafletId, me }: { readonly leafletId: string; readonly me: Me }) {
  const { data: leaflet, error } = useLeaflet(leafletId);
  const pagesRead = leaflet?.pages.filter(({ state }) => state !== 'waiting').length ?? 0;
  const { data: offers = [] } = useOffers(leafletId, pagesRead);
  if (error) return <ErrorNote error={error} />;
  if (!leaflet) return <p>{say('load')}</p>;
  return <Editor leaflet={leaflet} offers={offers} me={me} />;
}

function Editor({
  leaflet,
  offers,
  me,
}: {
  readonly leaflet: Leaflet;
  readonly offers: readonly Offer[];
  readonly me: Me;
}) {
  const { leafletId } = leaflet;
  const [chosenId, setChosenId] = useState<string>();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [pageNumber, setPageNumber] = useState(1);
  const [byPage, setByPage] = useState(false);
  const [open, setOpen] = useState<'publish' | 'history' | 'settings' | 'law'>();
  const [draftBoxes, setDraftBoxes] = useState<ReadonlyMap<string, Box>>(new Map());
  const edit = useEdit(leafletId);
  const { data: plan } = usePlan(leafletId, leaflet.state === 'review');
  const findings = plan?.findings ?? [];
  const undo = useUndo(leafletId, 'undo');
  const redo = useUndo(leafletId, 'redo');
  const ordered = useMemo(
    () =>
      byPage
        ? offers
        : [...offers].sort(
            (a, b) => Number(a.draft.checked) - Number(b.draft.checked) || a.draft.confidence - b.draft.confidence,
          ),
    [offers, byPage],
  );
  const chosen = offers.find(({ offerId }) => offerId === chosenId);
  const page = leaflet.pages.find((candidate) => candidate.page === pageNumber);

  const choose = (offer: Offer | undefined) => {
    setChosenId(offer?.offerId);
    if (offer) setPageNumber(offer.draft.page);
  };
  const apply = async (kind: EditKind, changes: readonly Change[]) => {
    await edit.mutateAsync({ kind, changes }).catch(() => undefined);
    setDraftBoxes(new Map());
  };
  const changeOf = (offer: Offer, change: Partial<Draft>): Change => ({
    offerId: offer.offerId,
    revision: offer.revision,
    after: { ...offer.draft, ...change },
  });

  const actions = {
    next: (by: number) => {
      const at = ordered.findIndex(({ offerId }) => offerId === chosenId);
      choose(ordered[Math.min(Math.max(at + by, 0), ordered.length - 1)]);
    },
    check: async () => {
      if (!chosen) return;
      const at = ordered.findIndex(({ offerId }) => offerId === chosen.offerId);
      const following = ordered[at + 1] ?? ordered[at - 1];
      await apply('check', [changeOf(chosen, { checked: true })]);
      choose(following);
    },
    add: () => {
      if (!page) return;
      const offerId = crypto.randomUUID();
      const box: Box = [page.widthPt * 0.35, page.heightPt * 0.4, page.widthPt * 0.65, page.heightPt * 0.6];
      setChosenId(offerId);
      void apply('add', [{ offerId, after: emptyDraft(page.page, box) }]);
    },
    remove: () => chosen && void apply('delete', [{ offerId: chosen.offerId, revision: chosen.revision, after: null }]),
    split: () => {
      if (!chosen) return;
      const [first, second] = halves(chosen.draft.box);
      const copy: Change = { offerId: crypto.randomUUID(), after: { ...chosen.draft, box: second, checked: false } };
      void apply('split', [changeOf(chosen, { box: first, checked: false }), copy]);
    },
    mark: () => chosen && setMarked(toggled(marked, chosen.offerId)),
    merge: () => {
      const together = offers.filter(
        ({ offerId, draft }) =>
          (marked.has(offerId) || offerId === chosenId) && draft.page === (chosen?.draft.page ?? pageNumber),
      );
      const [kept, ...others] = together;
      if (!kept || others.length === 0) return;
      const productIds = [...new Set(together.flatMap(({ draft }) => draft.productIds))].slice(0, 100);
      const merged = changeOf(kept, {
        box: around(together.map(({ draft }) => draft.box)),
        productIds,
        checked: false,
      });
      setMarked(new Set());
      setChosenId(kept.offerId);
      void apply('merge', [merged, ...others.map(({ offerId, revision }) => ({ offerId, revision, after: null }))]);
    },
    box: (offer: Offer, kind: 'move' | 'resize', box: Box) => void apply(kind, [changeOf(offer, { box })]),
    fix: ({ fix, place }: Finding) => {
      const offer = offers.find(({ offerId }) => offerId === place.offerId);
      if (!fix || !offer) return;
      // The revision is that of the offer the fix was reckoned for, so a fix that is late is refused like any edit.
      const after = fix.change && ({ ...offer.draft, ...fix.change } as Draft);
      const change = { offerId: offer.offerId, revision: fix.revision, after };
      void apply(after ? 'edit' : 'delete', [change]);
    },
    undo: () => undo.mutate(),
    redo: () => redo.mutate(),
  };
  const nudge = useNudge(chosen, page, draftBoxes, setDraftBoxes, actions.box);
  useKeys(actions, nudge, open !== undefined);
  useEffect(() => {
    if (chosenId !== undefined || !ordered[0] || leaflet.state !== 'review') return;
    setChosenId(ordered[0].offerId);
    setPageNumber(ordered[0].draft.page);
  }, [chosenId, ordered, leaflet.state]);

  const showOffer = (offerId: string) => choose(offers.find((offer) => offer.offerId === offerId));
  const busy = edit.isPending || undo.isPending || redo.isPending || leaflet.state !== 'review';
  return (
    <>
      <p>
        <Link href="/">← {say('editor.back')}</Link>
      </p>
      <div className="actions" style={{ justifyContent: 'space-between' }}>
        <div>
          <h1>{leaflet.title}</h1>
          <span className="quiet">{days(leaflet)}</span> <StateLine leaflet={leaflet} />
        </div>
        <div className="actions">
          <button type="button" className="button" onClick={() => setOpen('settings')}>
            {say('settings.open')}
          </button>
          {plan && (
            <button type="button" className="button" onClick={() => setOpen('law')}>
              {say('law.open', { count: findings.length })}
            </button>
          )}
          <Link className="button" href={`/leaflets/${leafletId}/channels`}>
            {say('channels.open')}
          </Link>
          {leaflet.publishedVersion && (
            <Link className="button" href={`/leaflets/${leafletId}/readers`}>
              {say('readers.open')}
            </Link>
          )}
          <button type="button" className="button" onClick={() => setOpen('history')}>
            {say('editor.history')}
          </button>
          <button
            type="button"
            className="button main"
            disabled={leaflet.state !== 'review'}
            onClick={() => setOpen('publish')}
          >
            {say('publish.open')}
          </button>
        </div>
      </div>
      <ErrorNote error={edit.error ?? undo.error ?? redo.error} />
      <div className="actions toolbar">
        <Tool text={say('editor.undo')} keys="Control+Z" disabled={busy} onClick={actions.undo} />
        <Tool text={say('editor.redo')} keys="Control+Shift+Z" disabled={busy} onClick={actions.redo} />
        <Tool text={say('editor.add')} keys="A" disabled={busy || !page} onClick={actions.add} />
        <Tool text={say('editor.split')} keys="S" disabled={busy || !chosen} onClick={actions.split} />
        <Tool text={say('editor.merge')} keys="M" disabled={busy || marked.size === 0} onClick={actions.merge} />
        <Tool text={say('editor.delete')} keys="Delete" disabled={busy || !chosen} onClick={actions.remove} />
        <Tool
          text={say('editor.check')}
          keys="C"
          disabled={busy || !chosen || chosen.draft.checked}
          onClick={() => void actions.check()}
        />
      </div>
      <p className="quiet">{say('editor.keys')}</p>
      <div className="panes">
        <OfferList
          offers={ordered}
          chosenId={chosenId}
          marked={marked}
          byPage={byPage}
          onByPage={setByPage}
          onChoose={choose}
          onMark={(offer) => setMarked(toggled(marked, offer.offerId))}
        />
        <PageView
          leaflet={leaflet}
          pageNumber={pageNumber}
          onPage={setPageNumber}
          offers={offers.filter(({ draft }) => draft.page === pageNumber)}
          chosenId={chosenId}
          marked={marked}
          draftBoxes={draftBoxes}
          onChoose={choose}
          onBox={actions.box}
        />
        <section className="pane-scroll" aria-label={say('editor.offers')}>
          {chosen && (
            <Findings
              findings={findings.filter(({ place }) => place.offerId === chosen.offerId)}
              currency={me.entity.currency}
              busy={busy}
              onFix={actions.fix}
            />
          )}
          {chosen ? (
            <OfferForm
              key={`${chosen.offerId} ${chosen.revision}`}
              offer={chosen}
              currency={me.entity.currency}
              disabled={busy}
              onSave={(draft) =>
                void apply('edit', [{ offerId: chosen.offerId, revision: chosen.revision, after: draft }])
              }
            />
          ) : (
            <p className="empty">{offers.length === 0 ? say('editor.none') : say('editor.pick')}</p>
          )}
        </section>
      </div>
      {open === 'publish' && (
        <PublishDialog
          leaflet={leaflet}
          onClose={() => setOpen(undefined)}
          onOffer={showOffer}
          onFix={actions.fix}
          currency={me.entity.currency}
          busy={busy}
        />
      )}
      {open === 'law' && (
        <FindingsDialog
          findings={findings}
          currency={me.entity.currency}
          busy={busy}
          onOffer={showOffer}
          onFix={actions.fix}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'history' && <HistoryPanel leafletId={leafletId} onClose={() => setOpen(undefined)} />}
      {open === 'settings' && <SettingsDialog leaflet={leaflet} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Tool({
  text,
  keys,
  disabled,
  onClick,
}: {
  readonly text: string;
  readonly keys: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" className="button" aria-keyshortcuts={keys} disabled={disabled} onClick={onClick}>
      {text}
    </button>
  );
}

function StateLine({ leaflet }: { readonly leaflet: Leaflet }) {
  const cancel = useReading(leaflet.leafletId, 'cancel');
  const resume = useReading(leaflet.leafletId, 'resume');
  const read = leaflet.pages.filter(({ state }) => state !== 'waiting').length;
  if (leaflet.state === 'reading') {
    return (
      <span role="status" className="actions">
        {leaflet.pageCount ? say('state.reading', { read, count: leaflet.pageCount }) : say('state.reading.start')}
        <progress {...(leaflet.pageCount ? { value: read, max: leaflet.pageCount } : {})} style={{ width: 160 }} />
        <button type="button" className="button" onClick={() => cancel.mutate()}>
          {say('reading.cancel')}
        </button>
      </span>
    );
  }
  if (leaflet.state === 'failed' || leaflet.state === 'canceled') {
    return (
      <span className="actions">
        <span className="tag saffron">{say(`state.${leaflet.state}`)}</span> {fileFailure(leaflet.failure)}
        <button type="button" className="button" onClick={() => resume.mutate()}>
          {say('reading.resume')}
        </button>
      </span>
    );
  }
  return (
    <span className="tag basil">
      {leaflet.publishedVersion ? say('state.published', { version: leaflet.publishedVersion }) : say('state.review')}
    </span>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

function emptyDraft(page: number, box: Box): Draft {
  return {
    page,
    box,
    name: '',
    brand: null,
    quantityText: null,
    priceMinor: null,
    regularMinor: null,
    soldBy: 'item',
    mechanic: { type: 'PRICE' },
    mechanicText: null,
    productIds: [],
    proposedIds: [],
    mixAndMatch: false,
    loyaltyRequired: false,
    limitPerHousehold: null,
    validFrom: null,
    validThrough: null,
    confidence: 1,
    reasons: [],
    checked: false,
  };
}

type Nudge = (dx: number, dy: number, size: boolean) => void;

/** Arrow keys show the move at once and save it when they rest. */
function useNudge(
  chosen: Offer | undefined,
  page: Leaflet['pages'][number] | undefined,
  draftBoxes: ReadonlyMap<string, Box>,
  setDraftBoxes: (boxes: ReadonlyMap<string, Box>) => void,
  save: (offer: Offer, kind: 'move' | 'resize', box: Box) => void,
): Nudge {
  const timer = useRef<number>(undefined);
  return (dx, dy, size) => {
    if (!chosen || !page) return;
    const from = draftBoxes.get(chosen.offerId) ?? chosen.draft.box;
    const box = size ? resized(from, dx, dy, page) : moved(from, dx, dy, page);
    setDraftBoxes(new Map([[chosen.offerId, box]]));
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => save(chosen, size ? 'resize' : 'move', box), 400);
  };
}

interface KeyActions {
  next(by: number): void;
  check(): Promise<void>;
  add(): void;
  remove(): void;
  split(): void;
  mark(): void;
  merge(): void;
  undo(): void;
  redo(): void;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The editor's keys. They rest while somebody types in a field or a dialog is open. */
function useKeys(actions: KeyActions, nudge: Nudge, paused: boolean): void {
  const latest = useRef({ actions, nudge, paused });
  latest.current = { actions, nudge, paused };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { actions: act, nudge: push, paused: rest } = latest.current;
      const typing =
        event.target instanceof Element && event.target.closest('input, select, textarea, [contenteditable]');
      if (rest || typing) return;
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && key === 'z') {
        event.preventDefault();
        if (event.shiftKey) act.redo();
        else act.undo();
        return;
      }
      if (event.ctrlKey || event.metaKey) return;
      const arrow = arrows[event.key];
      if (arrow) {
        event.preventDefault();
        const by = event.altKey ? 1 : 6;
        push(arrow[0] * by, arrow[1] * by, event.shiftKey);
        return;
      }
      const simple: Readonly<Record<string, () => void>> = {
        j: () => act.next(1),
        k: () => act.next(-1),
        c: () => void act.check(),
        a: act.add,
        s: act.split,
        x: act.mark,
        m: act.merge,
        delete: act.remove,
      };
      if (simple[key]) {
        event.preventDefault();
        simple[key]();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
