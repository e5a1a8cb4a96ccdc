import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf, Refused } from '../ui/api.ts';
import { ErrorNote } from '../ui/staff-frame.tsx';
import { type StoreListError, storeListError } from './store-list-words.ts';
import { say } from './texts.ts';

const currencies = ['EUR', 'PLN', 'RON', 'BRL', 'ARS', 'TWD'] as const;
const languages = ['fr', 'nl', 'es', 'it', 'en', 'pl', 'ro', 'pt-BR', 'es-AR', 'zh-TW'] as const;

/** The first page of an empty Halles: group, entity, stores and the first administrator in one step. */
export function SetUpPage({ setUpKey }: { readonly setUpKey: string }) {
  const [storesCsv, setStoresCsv] = useState('');
  const make = useMutation({
    mutationFn: (data: FormData) => {
      const text = (name: string) => String(data.get(name) ?? '').trim();
      const administrator = { name: text('name'), email: text('email'), password: String(data.get('password')) };
      const body = {
        key: setUpKey,
        groupName: text('group'),
        entityId: text('entityId').toLowerCase(),
        entityName: text('entity'),
        country: text('country').toUpperCase(),
        languages: [text('language')],
        currency: text('currency'),
        timeZone: text('timeZone'),
        storesCsv,
        administrator,
      };
      return bodyOf(api.POST('/api/set-up', { body }));
    },
    onSuccess: () => location.assign('/studio'),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate(new FormData(event.currentTarget));
      }}
    >
      <h1>{say('setup.title')}</h1>
      <p className="quiet">{say('setup.intro')}</p>
      <Field name="group" text={say('setup.group')} />
      <Field name="entity" text={say('setup.entity')} />
      <div className="field-row">
        <Field name="entityId" text={say('setup.entityId')} pattern="[A-Za-z0-9][A-Za-z0-9\-]{1,31}" />
        <Field name="country" text={say('setup.country')} pattern="[A-Za-z]{2}" />
      </div>
      <div className="field-row">
        <Choice name="language" text={say('setup.language')} values={languages} />
        <Choice name="currency" text={say('setup.currency')} values={currencies} />
        <Field name="timeZone" text={say('setup.timeZone')} value={Intl.DateTimeFormat().resolvedOptions().timeZone} />
      </div>
      <label>
        {say('setup.stores')}
        <input
          type="file"
          accept=".csv,text/csv"
          required
          aria-describedby="stores-hint"
          onChange={async (event) => setStoresCsv((await event.target.files?.[0]?.text()) ?? '')}
        />
      </label>
      <p className="quiet" id="stores-hint">
        {say('setup.stores.hint')}
      </p>
      {storesCsv && (
        <p role="status">{say('setup.stores.count', { count: storesCsv.trim().split('\n').length - 1 })}</p>
      )}
      <h2>{say('setup.you')}</h2>
      <Field name="name" text={say('setup.name')} autoComplete="name" />
      <Field name="email" text={say('sign.email')} type="email" autoComplete="username" />
      <Field
        name="password"
        text={`${say('sign.password')} – ${say('password.hint')}`}
        type="password"
        autoComplete="new-password"
      />
      <ErrorNote error={make.error} />
      <StoreErrors error={make.error} />
      <button type="submit" className="button main" disabled={make.isPending}>
        {say('setup.submit')}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly text: string;
  readonly type?: string;
  readonly pattern?: string;
  readonly value?: string;
  readonly autoComplete?: string;
}

function Field({ name, text, value, ...input }: FieldProps) {
  return (
    <label>
      {text}
      <input name={name} required maxLength={254} defaultValue={value} {...input} />
    </label>
  );
}

function Choice({
  name,
  text,
  values,
}: {
  readonly name: string;
  readonly text: string;
  readonly values: readonly string[];
}) {
  return (
    <label>
      {text}
      <select name={name}>
        {values.map((value) => (
          <option key={value}>{value}</option>
        ))}
      </select>
    </label>
  );
}

function StoreErrors({ error }: { readonly error: unknown }) {
  const problem = error instanceof Refused ? error.problem : undefined;
  const errors = problem?.['errors'] as StoreListError[] | undefined;
  if (!errors) return null;
  const more = Number(problem?.['more'] ?? 0);
  return (
    <ul className="error">
      {errors.map((one) => (
        <li key={`${one.line} ${one.message}`}>{storeListError(one)}</li>
      ))}
      {more > 0 && <li>{say('setup.error.more', { count: more })}</li>}
    </ul>
  );
}
