import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Result } from '../../../../../../src/contract/errors';
import type { CallOutput } from '../../../../../../src/contract/types';
import type { ClockState } from '../../../../../../src/domain/sla/clock-state';
import { call } from '../../../../../shared/call';
import { useI18n } from '../../../../../shared/start';
import { ErrorMessage } from '../../../../../shared/ui/message';
import { usePersonName } from '../../../people';
import { ChooseVersion } from './choose-version';
import { Stands } from './comparison';

export type Policies = CallOutput<'readClockPolicies'>;

export interface PolicyVersionsProps {
  /** As they stand, for their names. */
  clocks: readonly ClockState[];
  /** What the panel knows of the incident; when it changes, the versions are read anew. */
  basis: string;
  /** ms since 1970. */
  now: number;
  /** The server took another version. */
  onChosen(version: number): void;
}

/** By which version of the policy the clocks count, how they stood before somebody chose it, and for who may the choice of another. */
export function PolicyVersions({ clocks, basis, now, onChosen }: PolicyVersionsProps) {
  const { t } = useI18n();
  const [answer, setAnswer] = useState<Result<Policies>>();
  const ask = useCallback(async () => setAnswer(await call('readClockPolicies')), []);
  useEffect(() => void ask(), [basis, ask]);
  if (!answer) return <p role="status">{t('explain.versions.reading')}</p>;
  if (!answer.ok) return <ErrorMessage error={answer.error} retry={() => void ask()} />;
  const { original, running, versions, mayChoose, chosen } = answer.value;
  return (
    <>
      {chosen ? (
        <Chosen chosen={chosen} original={original} clocks={clocks} now={now} />
      ) : (
        <p>{t('explain.versions.original', { version: running })}</p>
      )}
      {versions.length < 2 && <p class="quiet">{t('explain.versions.only')}</p>}
      {versions.length > 1 && mayChoose && <ChooseVersion key={running} policies={answer.value} now={now} onChosen={onChosen} />}
    </>
  );
}

/** Who chose the version, when and why; and how the clocks stood then, which is kept. */
function Chosen({
  chosen,
  original,
  clocks,
  now,
}: Pick<PolicyVersionsProps, 'clocks' | 'now'> & { chosen: NonNullable<Policies['chosen']>; original: number }) {
  const { t, instant } = useI18n();
  const name = usePersonName(chosen.by);
  const { version, at, reason, before } = chosen;
  const caption = t('explain.versions.kept', { version: before.version });
  return (
    <>
      <p>{t(name === '' ? 'explain.versions.chosen' : 'explain.versions.chosenBy', { version, when: instant(at), name })}</p>
      <p class="reason">{reason}</p>
      <p class="quiet">{t('explain.versions.wasOriginal', { version: original })}</p>
      <details>
        <summary>{caption}</summary>
        <table class="figures">
          <caption class="unseen">{caption}</caption>
          <tbody>
            {before.clocks.map((clock) => (
              <tr key={clock.metric}>
                <th scope="row">{clocks.find(({ metric }) => metric === clock.metric)?.name ?? clock.metric}</th>
                <td>
                  <Stands standing={clock} now={now} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
