import { ErrorNote } from '../../ui/staff-frame.tsx';
import { say } from '../texts.ts';
import { useDecideThreshold, useThreshold } from './review-data.ts';

/** From which confidence an offer needs no look. Only the administration decides. */
export function ThresholdPanel({ administers }: { readonly administers: boolean }) {
  const { data: sureEnough, error } = useThreshold();
  const decide = useDecideThreshold();
  return (
    <section aria-labelledby="threshold-title">
      <h2 id="threshold-title">{say('threshold.title')}</h2>
      <p>{say('threshold.intro')}</p>
      <ErrorNote error={error ?? decide.error} />
      {sureEnough !== undefined && (
        <form
          className="actions"
          key={sureEnough}
          onSubmit={(event) => {
            event.preventDefault();
            decide.mutate(Number(new FormData(event.currentTarget).get('percent')) / 100);
          }}
        >
          <label>
            {say('threshold.label')}
            <input
              name="percent"
              type="number"
              min={50}
              max={100}
              required
              disabled={!administers}
              defaultValue={Math.round(sureEnough * 100)}
            />
          </label>
          <button type="submit" className="button" disabled={!administers || decide.isPending}>
            {say('threshold.save')}
          </button>
          {decide.data !== undefined && (
            <p className="good" role="status">
              {say('threshold.saved', { share: decide.data })}
            </p>
          )}
        </form>
      )}
    </section>
  );
}
