import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, bodyOf } from './api.ts';
import { refusalText } from './refusals.ts';
import { showFocused } from './show-focused.ts';

/** Who is signed in, with their entity. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => bodyOf(api.GET('/api/me')), staleTime: 300_000 });
}

export type Me = NonNullable<ReturnType<typeof useMe>['data']>;

export interface FrameProps {
  readonly title: string;
  readonly signOut: string;
  readonly links: readonly { readonly href: string; readonly text: string; readonly current: boolean }[];
  readonly children: ReactNode;
  readonly me: Me;
}

/** The bar that every staff surface has: where one is, who one is, the way out. */
export function StaffFrame({ title, signOut, links, children, me }: FrameProps) {
  const leave = async () => {
    await api.POST('/api/sign-out');
    location.assign('/sign-in');
  };
  return (
    <>
      <header className="app-bar">
        <strong>{title}</strong>
        <nav onFocus={showFocused}>
          {links.map(({ href, text, current }) => (
            <a key={href} href={href} aria-current={current ? 'page' : undefined}>
              {text}
            </a>
          ))}
        </nav>
        <span className="quiet">
          {me.name} · {me.entity.name}
        </span>
        <button type="button" className="button" onClick={() => void leave()}>
          {signOut}
        </button>
      </header>
      <main className="page-body">{children}</main>
    </>
  );
}

/** A refused or failed call, as a sentence that stays until the next try. */
export function ErrorNote({ error }: { readonly error: unknown }) {
  if (!error) return null;
  return (
    <p className="error" role="alert">
      {refusalText(error)}
    </p>
  );
}
