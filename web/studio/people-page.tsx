import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../ui/api.ts';
import { ErrorNote } from '../ui/staff-frame.tsx';
import { useStores } from './data.ts';
import { say } from './texts.ts';

const roles = ['administrator', 'leaflet_editor', 'store_manager', 'store_employee'] as const;

/** Who works here, and an invitation for the next one. */
export function PeoplePage() {
  const client = useQueryClient();
  const { data: people } = useQuery({
    queryKey: ['people'],
    queryFn: async () => (await bodyOf(api.GET('/api/people'))).people,
  });
  const { data: stores = [] } = useStores();
  const invite = useMutation({
    mutationFn: (data: FormData) => {
      const text = (name: string) => String(data.get(name));
      const role = roles.find((known) => known === text('role')) ?? 'store_employee';
      return bodyOf(
        api.POST('/api/people', { body: { name: text('name'), email: text('email'), role, storeId: text('storeId') } }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
  return (
    <>
      <h1>{say('people.title')}</h1>
      <div className="scroll-x">
        <table>
          <tbody>
            {people?.map((person) => (
              <tr key={`${person.personId} ${person.role} ${person.storeId}`}>
                <td>{person.name}</td>
                <td>{say(`role.${person.role}`)}</td>
                <td className="quiet">{person.storeName ?? say('people.store.all')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <form
        className="field-row"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate(new FormData(event.currentTarget));
        }}
      >
        <label>
          {say('people.name')}
          <input name="name" required maxLength={160} />
        </label>
        <label>
          {say('people.email')}
          <input name="email" type="email" required maxLength={254} />
        </label>
        <label>
          {say('people.role')}
          <select name="role" defaultValue="store_employee">
            {roles.map((role) => (
              <option value={role} key={role}>
                {say(`role.${role}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('people.store')}
          <select name="storeId">
            <option value="">{say('people.store.all')}</option>
            {stores.map(({ storeId, name }) => (
              <option value={storeId} key={storeId}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button main" disabled={invite.isPending}>
          {say('people.invite')}
        </button>
      </form>
      <ErrorNote error={invite.error} />
      {invite.data && (
        <p className="good" role="status">
          {say('people.link')} <code>{`${location.origin}/invitation?key=${invite.data.key}`}</code>
        </p>
      )}
    </>
  );
}
