import { useState } from 'preact/hooks';
import type { Deeds } from './deeds.ts';
import { Dialog } from './dialog.tsx';
import { t } from './texts.ts';

const places = [
  { name: 'Paris, Bastille', latitude: 48.8532, longitude: 2.3692 },
  { name: 'Lyon, Part-Dieu', latitude: 45.7606, longitude: 4.8595 },
  { name: 'Marseille, Vieux-Port', latitude: 43.2951, longitude: 5.3743 },
  { name: 'Lille, Grand-Place', latitude: 50.6367, longitude: 3.0635 },
  { name: 'Nantes, Commerce', latitude: 47.2133, longitude: -1.558 },
  { name: 'Toulouse, Capitole', latitude: 43.6045, longitude: 1.4442 },
  { name: 'Bruxelles, Bourse', latitude: 50.8481, longitude: 4.3499 },
  { name: 'Madrid, Sol', latitude: 40.4169, longitude: -3.7035 },
  { name: 'Milano, Duomo', latitude: 45.4642, longitude: 9.19 },
];

/** Chooses where the person is: a place by name, or coordinates. */
export function LocationSheet({ deeds, onClose }: { deeds: Deeds; onClose: () => void }) {
  const [place, setPlace] = useState<{ name: string; latitude: number; longitude: number }>(places[0]!);
  const move = (part: 'latitude' | 'longitude', value: string) =>
    setPlace({ ...place, name: '', [part]: Number(value) });
  const submit = (event: Event) => {
    event.preventDefault();
    const { name, ...point } = place;
    void deeds.act({ type: 'location', ...point, ...(name === '' ? {} : { name }) });
    onClose();
  };
  return (
    <Dialog title={t('location')} kind="sheet" onClose={onClose}>
      <form class="fields" onSubmit={submit}>
        <label>
          {t('place')}
          <select
            value={place.name}
            onChange={(event) => setPlace(places.find((known) => known.name === event.currentTarget.value) ?? place)}
          >
            {place.name === '' && <option value="">–</option>}
            {places.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <div class="pair">
          <label>
            {t('latitude')}
            <input
              type="number"
              step="any"
              min={-90}
              max={90}
              required
              value={place.latitude}
              onInput={(event) => move('latitude', event.currentTarget.value)}
            />
          </label>
          <label>
            {t('longitude')}
            <input
              type="number"
              step="any"
              min={-180}
              max={180}
              required
              value={place.longitude}
              onInput={(event) => move('longitude', event.currentTarget.value)}
            />
          </label>
        </div>
        <button type="submit" class="main">
          {t('sendThisLocation')}
        </button>
      </form>
    </Dialog>
  );
}
