import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { sandbox } from '../api';
import { useLoad } from '../load';
import type { SessionPerson } from '../session';
import { PersonName } from '../ui/bits';
import { flagFailure } from '../ui/flags';
import { addParticipant, participants } from './service-desk';

/** Who else follows a request, and adding someone. */
export function Participants({ requestKey }: { requestKey: string }): JSX.Element {
  const { data, reload } = useLoad(() => participants(requestKey), [requestKey]);
  // The portal asks for an e-mail address; the switcher's list of people stands for typing it.
  const people = useLoad(() => sandbox<SessionPerson[]>('GET', '/_sandbox/people'), []);
  const [chosen, setChosen] = useState('');
  const there = new Set(data?.map((person) => person.accountId));
  const share = async (): Promise<void> => {
    try {
      await addParticipant(requestKey, chosen);
      setChosen('');
      reload();
    } catch (error) {
      flagFailure('The request could not be shared', error);
    }
  };
  return (
    <section aria-labelledby="portal-shared">
      <h2 id="portal-shared" class="portal-side-title">
        Shared with
      </h2>
      {data?.length === 0 && <p class="subtle">Nobody else</p>}
      <ul class="portal-people">
        {data?.map((person) => (
          <li key={person.accountId}>
            <PersonName person={person} />
          </li>
        ))}
      </ul>
      <form
        class="portal-share"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen) share().catch(console.error);
        }}
      >
        <label class="visually-hidden" for="portal-share">
          Share with
        </label>
        <select id="portal-share" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">Share with…</option>
          {people.data
            ?.filter((person) => !there.has(person.accountId))
            .map((person) => (
              <option key={person.accountId} value={person.accountId}>
                {person.displayName}
              </option>
            ))}
        </select>
        <button type="submit" class="button" disabled={chosen === ''}>
          Share
        </button>
      </form>
    </section>
  );
}
