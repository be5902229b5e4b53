import type { ClockState } from '../../../../src/domain/sla/clock-state';
import type { I18n } from '../../../shared/i18n';
import type { Disclosed, Parts } from './disclosures';
import type { Face } from './face';

/** What is needed to ask for more than the clocks show. */
export interface Asking {
  issueKey: string;
  /** What the panel knows of the incident; when it changes, what was explained no longer holds. */
  basis: string;
  /** ms since 1970. */
  now: number;
  i18n: I18n;
}

/** What can be asked of one clock: why it shows what it shows and, while it goes on, what would become of it. */
export function moreOf(face: Face, { i18n: { t }, ...asked }: Asking): Disclosed[] {
  const { clock, calendar, zone } = face;
  const explain: Disclosed = {
    label: t('clock.explain'),
    of: clock.name,
    content: ({ Explain, ExplainedPart }) => (
      <ExplainedPart {...asked}>
        {(explanation, around, anew) => <Explain face={face} explanation={explanation} around={around} onAnew={anew} />}
      </ExplainedPart>
    ),
  };
  if (!calendar || (clock.state !== 'running' && clock.state !== 'held')) return [explain];
  const forecast: Disclosed = {
    label: t('clock.forecast'),
    of: clock.name,
    content: ({ Forecast }) => <Forecast face={face} calendar={calendar} zone={zone} now={asked.now} />,
  };
  return [explain, forecast];
}

interface Life {
  clocks: readonly ClockState[];
  /** What the app told somebody, unread; undefined: nothing yet. */
  told: unknown;
}

/** What can be asked of the incident's whole life. */
export function lifeOf({ clocks, told }: Life, { i18n: { t }, ...asked }: Asking, onChosen: (version: number) => void): Disclosed[] {
  return [
    {
      label: t('clock.split'),
      content: ({ ExplainedPart, Split }) => (
        <ExplainedPart {...asked}>{({ split }) => <Split split={split} now={asked.now} />}</ExplainedPart>
      ),
    },
    {
      label: t('clock.versions'),
      content: ({ PolicyVersions }) => <PolicyVersions clocks={clocks} basis={asked.basis} now={asked.now} onChosen={onChosen} />,
    },
    ...(told === undefined ? [] : [{ label: t('clock.told'), content: ({ ToldList }: Parts) => <ToldList told={told} clocks={clocks} /> }]),
  ];
}
