import type { Policy } from '../../../contract/types';
import type { Basis } from './basis';
import { defaultCommunication } from './communication';
import { defaultEscalation } from './escalation';
import { defaultGroups, defaultRouting } from './groups';
import { defaultLifecycle } from './lifecycle';
import { defaultMajor } from './major';
import { defaultResolution } from './resolution';
import { DEFAULT_REVIEW } from './review';
import { defaultRights } from './rights';
import { defaultSurvey } from './survey';
import { defaultTasks } from './tasks';

/** Sections a document of an older form has not; each can be made for what it has. */
export type LaterSections = Pick<
  Policy,
  | 'supportGroups'
  | 'routing'
  | 'escalation'
  | 'lifecycle'
  | 'taskTemplates'
  | 'resolution'
  | 'communication'
  | 'major'
  | 'review'
  | 'survey'
  | 'rights'
  | 'incidentManagers'
  | 'processOwners'
>;

/** The ITIL defaults of everything that follows from the first parts of a policy. */
export const laterSections = (basis: Basis): LaterSections => ({
  supportGroups: defaultGroups(basis),
  routing: defaultRouting(basis),
  escalation: defaultEscalation(basis),
  lifecycle: defaultLifecycle(basis),
  taskTemplates: defaultTasks(basis),
  resolution: defaultResolution(basis),
  communication: defaultCommunication(basis),
  major: defaultMajor(basis),
  review: DEFAULT_REVIEW,
  survey: defaultSurvey(basis),
  rights: defaultRights(basis),
  incidentManagers: [],
  processOwners: [],
});
