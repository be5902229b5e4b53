import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Cause, Explanation } from '../../../../../src/domain/sla/explanation';
import { useI18n } from '../../../../shared/start';
import { ErrorMessage } from '../../../../shared/ui/message';
import { usePeople } from '../../people';
import type { Around } from './around';
import { useExplanation } from './use-explanation';
import { useFieldNames } from './use-field-names';

interface ExplainedPartProps {
  issueKey: string;
  /** What the panel knows of the incident; when it changes, it is explained anew. */
  basis: string;
  /** ms since 1970. */
  now: number;
  children(explanation: Explanation, around: Around, anew: () => void): ComponentChildren;
}

/** Something of the explanation, once it is there; until then that it is being read, or why it cannot be. */
export function ExplainedPart({ issueKey, basis, now, children }: ExplainedPartProps) {
  const { t } = useI18n();
  const { answer, anew } = useExplanation(basis);
  const causes = useMemo(() => (answer?.ok ? causesIn(answer.value) : []), [answer]);
  const people = usePeople(causes.map(({ by }) => by));
  const fields = useFieldNames(causes.some(({ what }) => what === 'field'));
  if (!answer) return <p role="status">{t('explain.reading')}</p>;
  if (!answer.ok) return <ErrorMessage error={answer.error} retry={anew} />;
  return <>{children(answer.value, { issueKey, people, fields, now }, anew)}</>;
}

function causesIn({ clocks }: Explanation): Cause[] {
  return clocks
    .flatMap(({ cycles }) => cycles)
    .flatMap(({ begun, ended, stretches, goals }) => [begun, ended, ...stretches.map((one) => one.cause), ...goals.map((one) => one.cause)])
    .filter((cause) => cause !== undefined);
}
