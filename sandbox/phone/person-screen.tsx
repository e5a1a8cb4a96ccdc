import { useEffect, useState } from 'preact/hooks';
import { listShoppers, type Shopper, saveShopper } from './network.ts';
import { t } from './texts.ts';

/** Asks whose phone this is: somebody known, or somebody new. */
export function PersonScreen({ onChoose }: { onChoose: (person: Shopper) => void }) {
  const [people, setPeople] = useState<readonly Shopper[]>([]);
  useEffect(() => {
    listShoppers().then(setPeople, () => setPeople([]));
  }, []);
  return (
    <main class="page">
      <h1>{t('who')}</h1>
      <p class="quiet">{t('whoHint')}</p>
      <ul class="people">
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" class="row" onClick={() => onChoose(person)}>
              <Portrait name={person.name} />
              <span class="row-text">
                <strong>{person.name}</strong>
                <span class="quiet">{person.wa_id === null ? t('noPhoneNumber') : `+${person.wa_id}`}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <NewPerson onChoose={onChoose} />
    </main>
  );
}

function NewPerson({ onChoose }: { onChoose: (person: Shopper) => void }) {
  const [problem, setProblem] = useState('');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const number = String(form.get('number')).trim();
    const person = { name: String(form.get('name')), ...(number === '' ? {} : { wa_id: number }) };
    await saveShopper(person).then(onChoose, (error: Error) => setProblem(error.message));
  };
  return (
    <form class="card" onSubmit={submit}>
      <h2>{t('newPerson')}</h2>
      <label>
        {t('name')}
        <input name="name" required maxLength={128} autoComplete="off" />
      </label>
      <label>
        {t('phoneNumber')}
        <input name="number" type="tel" maxLength={32} autoComplete="off" aria-describedby="number-hint" />
      </label>
      <p id="number-hint" class="quiet">
        {t('phoneNumberHint')}
      </p>
      {problem !== '' && <p role="alert">{problem}</p>}
      <button type="submit" class="main">
        {t('start')}
      </button>
    </form>
  );
}

/** The first letters of a name, where a picture would be. */
export function Portrait({ name }: { name: string }) {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = words.slice(0, 2).map((word) => [...word][0]!.toUpperCase());
  return (
    <span class="portrait" aria-hidden="true">
      {letters.join('')}
    </span>
  );
}
