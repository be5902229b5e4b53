import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { ErrorMessage } from '../../../../shared/ui/message';
import { usePeople } from '../../people';
import type { Around } from './around';
import type { Explained } from './explained';
import { useExplanation } from './use-explanation';

interface ExplainedPartProps {
  issueKey: string;
  /** What the panel knows of the incident; when it changes, it is explained anew. */
  basis: string;
  /** ms since 1970. */
  now: number;
  children(explained: Explained, around: Around, anew: () => void): ComponentChildren;
}

/** Something of the explanation, once it is there; until then that it is being read, or why it cannot be. */
export function ExplainedPart({ issueKey, basis, now, children }: ExplainedPartProps) {
  const { t } = useI18n();
  const { answer, anew } = useExplanation(basis);
  const explained = answer?.ok ? answer.value : undefined;
  const people = usePeople(useMemo(() => peopleIn(explained), [explained]));
  if (!answer) return <p role="status">{t('explain.reading')}</p>;
  if (!answer.ok) return <ErrorMessage error={answer.error} retry={anew} />;
  return <>{children(answer.value, { issueKey, names: answer.value.names, people, now }, anew)}</>;
}

/** Everybody an explanation names. */
function peopleIn(explained: Explained | undefined): string[] {
  const cycles = explained?.explanation.clocks.flatMap((clock) => clock.cycles) ?? [];
  const causes = cycles.flatMap(({ stretches, goals, ended }) => [
    ...stretches.map(({ cause }) => cause),
    ...goals.map(({ cause }) => cause),
    ended,
  ]);
  return [...new Set(causes.flatMap((cause) => cause?.by ?? []))];
}
