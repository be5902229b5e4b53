import * as v from 'valibot';
import { holders } from './parts';

/** Acts that need a right of ours, besides Jira's own permissions. */
export const RIGHTS = [
  'overridePriority',
  'chooseClockPolicy',
  'assign',
  'acknowledge',
  'snooze',
  'escalate',
  'deEscalate',
  'overrideGate',
  'manageTasks',
  'hold',
  'proposeResolution',
  'proposeMajor',
  'acceptMajor',
  'launchMajor',
  'takeCommand',
  'demoteMajor',
  'postUpdate',
  'review',
  'readSurvey',
  'exportSurvey',
  'readWatchList',
] as const;

/** Who may do what; an act that is left out, nobody may. */
export const rights = v.strictObject(v.entriesFromList(RIGHTS, v.optional(holders, [])));
