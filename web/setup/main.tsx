import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import '../ui/staff.css';
import { SetUpPage } from './set-up-page.tsx';
import { LinkPage, SignInPage } from './sign-in-page.tsx';

const key = new URLSearchParams(location.search).get('key') ?? '';

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={new QueryClient()}>
    <main className="page-body" style={{ maxWidth: 560 }}>
      {location.pathname === '/set-up' ? (
        <SetUpPage setUpKey={key} />
      ) : location.pathname === '/invitation' ? (
        <LinkPage linkKey={key} />
      ) : (
        <SignInPage />
      )}
    </main>
  </QueryClientProvider>,
);
