import { useMutation, useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../ui/api.ts';
import { ErrorNote } from '../ui/staff-frame.tsx';
import { say } from './texts.ts';

const surfaceOf = {
  administrator: '/studio',
  leaflet_editor: '/studio',
  store_manager: '/desk',
  store_employee: '/desk',
} as const;

/** Only a path of this server is gone back to. */
function backTo(fallback: string): string {
  const back = new URLSearchParams(location.search).get('back') ?? '';
  return /^\/(studio|desk)(\/|$)/.test(back) ? back : fallback;
}

export function SignInPage() {
  const { data } = useQuery({ queryKey: ['sign-in'], queryFn: () => bodyOf(api.GET('/api/sign-in')) });
  const demo = useMutation({
    mutationFn: (person: { entityId: string; personId: string; role: keyof typeof surfaceOf }) =>
      bodyOf(api.POST('/api/sign-in/demo', { body: { entityId: person.entityId, personId: person.personId } })),
    onSuccess: (_, person) => location.assign(backTo(surfaceOf[person.role])),
  });
  if (!data) return <h1>{say('sign.title')}</h1>;
  if (!data.setUp) return <p className="empty">{say('sign.empty')}</p>;
  return (
    <>
      <h1>{say('sign.title')}</h1>
      <ErrorNote error={demo.error} />
      {data.demo ? (
        <>
          <p className="quiet">{say('sign.demo')}</p>
          <div className="stack">
            {data.people.map((person) => (
              <button
                type="button"
                className="button"
                style={{ justifyContent: 'space-between' }}
                key={person.personId}
                disabled={demo.isPending}
                aria-label={say('sign.as', { name: person.name })}
                onClick={() => demo.mutate(person)}
              >
                <span>{person.name}</span>
                <span className="quiet">
                  {say(`role.${person.role}`)} · {person.storeName ?? person.entityName}
                </span>
              </button>
            ))}
          </div>
        </>
      ) : (
        <PasswordForm />
      )}
    </>
  );
}

function PasswordForm() {
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => bodyOf(api.POST('/api/sign-in/password', { body })),
    onSuccess: () => location.assign(backTo('/studio')),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        signIn.mutate({ email: String(data.get('email')), password: String(data.get('password')) });
      }}
    >
      <label>
        {say('sign.email')}
        <input name="email" type="email" required autoComplete="username" />
      </label>
      <label>
        {say('sign.password')}
        <input name="password" type="password" required autoComplete="current-password" />
      </label>
      <ErrorNote error={signIn.error} />
      <button type="submit" className="button main" disabled={signIn.isPending}>
        {say('sign.submit')}
      </button>
    </form>
  );
}

/** An invitation: the person chooses a password and is in. */
export function LinkPage({ linkKey }: { readonly linkKey: string }) {
  const use = useMutation({
    mutationFn: (password: string) => bodyOf(api.POST('/api/sign-in/link', { body: { key: linkKey, password } })),
    onSuccess: () => location.assign('/studio'),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        use.mutate(String(new FormData(event.currentTarget).get('password')));
      }}
    >
      <h1>{say('link.title')}</h1>
      <label>
        {say('sign.password')}
        <input
          name="password"
          type="password"
          minLength={10}
          required
          autoComplete="new-password"
          aria-describedby="hint"
        />
      </label>
      <p className="quiet" id="hint">
        {say('password.hint')}
      </p>
      <ErrorNote error={use.error} />
      <button type="submit" className="button main" disabled={use.isPending}>
        {say('link.submit')}
      </button>
    </form>
  );
}
