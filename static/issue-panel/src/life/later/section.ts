import type { IncidentState } from '../../../../../src/domain/incident/state';
import type { Looker } from '../../../../../src/domain/lifecycle/next-actions';
import type { LifeState } from '../../../../../src/domain/lifecycle/state';
import type { SeenIncident } from '../../read-incident';
import type { IncidentView } from '../../use-incident';
import type { Names } from './names';
import type { Acts } from './use-acts';
import type { LifeFormView } from './use-life-form';

/** What each part of an incident's life is shown from. */
export interface SectionProps {
  issueId: string;
  seen: SeenIncident;
  state: IncidentState;
  life: LifeState;
  looker: Looker;
  view: IncidentView;
  form: LifeFormView;
  acts: Acts;
  names: Names;
  /** Tells others who look at it that something was done the panel does not wait for. */
  announce(): void;
  /** ms since 1970. */
  now: number;
}
