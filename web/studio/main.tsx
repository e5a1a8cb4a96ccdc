import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { Route, Router, Switch, useLocation } from 'wouter';
import '../ui/staff.css';
import './studio.css';
import './review/review.css';
import { StaffFrame, useMe } from '../ui/staff-frame.tsx';
import { ChannelsPage } from './channels/channels-page.tsx';
import { FeedsPage } from './feeds-page.tsx';
import { LawPage } from './law-page.tsx';
import { LeafletsPage } from './leaflets-page.tsx';
import { LearnedPage } from './learned-page.tsx';
import { PeoplePage } from './people-page.tsx';
import { ReadersPage } from './readers-page.tsx';
import { DifferencesPage } from './review/differences-page.tsx';
import { ReviewPage } from './review/review-page.tsx';
import { say } from './texts.ts';

const client = new QueryClient({ defaultOptions: { queries: { retry: 1 } } });

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={client}>
    <Router base="/studio">
      <Studio />
    </Router>
  </QueryClientProvider>,
);

function Studio() {
  const { data: me } = useMe();
  const [path] = useLocation();
  if (!me) return <p className="page-body">{say('load')}</p>;
  const administers = me.memberships.some(({ role }) => role === 'administrator');
  const links = [
    { href: '/studio', text: say('nav.leaflets'), current: path === '/' || path.startsWith('/leaflets') },
    { href: '/studio/products', text: say('nav.feeds'), current: path === '/products' },
    { href: '/studio/rules', text: say('nav.law'), current: path === '/rules' },
    { href: '/studio/learned', text: say('nav.learned'), current: path === '/learned' },
    ...(administers ? [{ href: '/studio/people', text: say('nav.people'), current: path === '/people' }] : []),
  ];
  return (
    <StaffFrame title={say('app.title')} signOut={say('app.sign-out')} links={links} me={me}>
      <Switch>
        <Route path="/">
          <LeafletsPage me={me} />
        </Route>
        <Route path="/products">
          <FeedsPage />
        </Route>
        <Route path="/rules">
          <LawPage administers={administers} />
        </Route>
        <Route path="/learned">
          <LearnedPage />
        </Route>
        <Route path="/people">
          <PeoplePage />
        </Route>
        <Route path="/leaflets/:leafletId/channels">
          {({ leafletId }) => <ChannelsPage leafletId={leafletId} me={me} />}
        </Route>
        <Route path="/leaflets/:leafletId/readers">{({ leafletId }) => <ReadersPage leafletId={leafletId} />}</Route>
        <Route path="/leaflets/:leafletId/changes">
          {({ leafletId }) => <DifferencesPage leafletId={leafletId} me={me} />}
        </Route>
        <Route path="/leaflets/:leafletId">{({ leafletId }) => <ReviewPage leafletId={leafletId} me={me} />}</Route>
      </Switch>
    </StaffFrame>
  );
}
