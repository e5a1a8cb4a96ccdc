import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { Route, Router, Switch, useLocation } from 'wouter';
import '../ui/staff.css';
import './desk.css';
import { StaffFrame, useMe } from '../ui/staff-frame.tsx';
import { OrderPage } from './order-page.tsx';
import { OrdersPage } from './orders-page.tsx';
import { say } from './texts.ts';
import { ThreadPage } from './thread-page.tsx';
import { ThreadsPage } from './threads-page.tsx';

const client = new QueryClient({ defaultOptions: { queries: { retry: 1 } } });

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={client}>
    <Router base="/desk">
      <Desk />
    </Router>
  </QueryClientProvider>,
);

const working = new Set(['administrator', 'store_manager', 'store_employee']);

function Desk() {
  const { data: me } = useMe();
  const [path] = useLocation();
  if (!me) return <p className="page-body">{say('load')}</p>;
  const links = [
    { href: '/desk', text: say('nav.orders'), current: path === '/' || path.startsWith('/orders') },
    { href: '/desk/threads', text: say('nav.threads'), current: path.startsWith('/threads') },
  ];
  return (
    <StaffFrame title={say('app.title')} signOut={say('app.sign-out')} links={links} me={me}>
      {me.memberships.some(({ role }) => working.has(role)) ? (
        <Switch>
          <Route path="/">
            <OrdersPage me={me} />
          </Route>
          <Route path="/orders/:orderId">{({ orderId }) => <OrderPage orderId={orderId} me={me} />}</Route>
          <Route path="/threads">
            <ThreadsPage me={me} />
          </Route>
          <Route path="/threads/:threadId">{({ threadId }) => <ThreadPage threadId={threadId} />}</Route>
        </Switch>
      ) : (
        <p className="empty">{say('thread.no-permission')}</p>
      )}
    </StaffFrame>
  );
}
