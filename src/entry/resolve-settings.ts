import { holidayFiles } from '../adapters/calendar-file/holiday-files';
import { gateWords } from '../adapters/jira/gate-words';
import { appSelf, siteReader, siteWriter } from '../adapters/jira/site';
import { workflowKeeper } from '../adapters/jira/workflows';
import { applyGates } from '../usecases/gates/apply-gates';
import { previewGates } from '../usecases/gates/preview-gates';
import { removeGates } from '../usecases/gates/remove-gates';
import { checkUpNow, dismissProblem, readHealth, recheckProblem } from '../usecases/health/read-health';
import { deleteAll } from '../usecases/policy/delete-all';
import { discardDraft } from '../usecases/policy/discard-draft';
import { exportAll } from '../usecases/policy/export-all';
import { importPolicy } from '../usecases/policy/import-policy';
import { lintDraft } from '../usecases/policy/lint-draft';
import { previewPublish } from '../usecases/policy/preview-publish';
import { publishDraft } from '../usecases/policy/publish-draft';
import { publishProgress } from '../usecases/policy/publish-progress';
import { readAudit } from '../usecases/policy/read-audit';
import { readHolidays } from '../usecases/policy/read-holidays';
import { readPolicyDesk } from '../usecases/policy/read-policy-desk';
import { readVersion } from '../usecases/policy/read-version';
import { rebaseDraft } from '../usecases/policy/rebase-draft';
import { rollBack } from '../usecases/policy/roll-back';
import { saveDraft } from '../usecases/policy/save-draft';
import { startDraft } from '../usecases/policy/start-draft';
import { takeOverDraft } from '../usecases/policy/take-over-draft';
import { readSettings } from '../usecases/set-up/read-settings';
import { runPreflightAsAdmin } from '../usecases/set-up/run-preflight';
import { setUp } from '../usecases/set-up/set-up';
import { healthPorts, ports } from './compose';
import { expose } from './expose';

const { clock, person, app, store, queue } = ports;
const asAdmin = { clock, person, store, site: siteReader('person'), self: appSelf, writer: siteWriter };
const gates = { ...asAdmin, workflows: workflowKeeper, words: gateWords };
const desk = { ...asAdmin, app, jira: app, queue };

/** Calls of the settings page; every one asks Jira who calls and what they may do. */
export const resolveSettings = expose({
  readSettings: () => readSettings({ person, store }),
  runPreflight: ({ choices }) => runPreflightAsAdmin(asAdmin, choices),
  setUp: (input, { accountId }) => setUp(asAdmin, input, accountId),
  readPolicyDesk: (_, { accountId }) => readPolicyDesk(desk, accountId),
  startDraft: (input, { accountId }) => startDraft(desk, input, accountId),
  takeOverDraft: (input, { accountId }) => takeOverDraft(desk, input, accountId),
  saveDraft: (input, { accountId }) => saveDraft(desk, input, accountId),
  rebaseDraft: (input, { accountId }) => rebaseDraft(desk, input, accountId),
  discardDraft: (input, { accountId }) => discardDraft(desk, input, accountId),
  lintDraft: (_, { accountId }) => lintDraft(desk, accountId),
  readVersion: (input, { accountId }) => readVersion(desk, input, accountId),
  previewPublish: (input, { accountId }) => previewPublish(desk, input, accountId),
  publishDraft: (input, { accountId }) => publishDraft(desk, input, accountId),
  rollBack: (input, { accountId }) => rollBack(desk, input, accountId),
  publishProgress: (_, { accountId }) => publishProgress(desk, accountId),
  importPolicy: (input, { accountId }) => importPolicy(desk, input, accountId),
  readAudit: (input) => readAudit(desk, input),
  exportAll: (input, { accountId }) => exportAll(desk, input, accountId),
  readHolidays: (input, { accountId }) => readHolidays({ ...desk, holidayFiles }, input, accountId),
  readHealth: (_, { accountId }) => readHealth(desk, accountId),
  // Looked at as the app, whose permissions are in question; who asks is checked as the person.
  checkUp: (_, { accountId }) => checkUpNow({ ...healthPorts, person }, accountId),
  recheckProblem: (input, { accountId }) => recheckProblem(desk, input, accountId),
  dismissProblem: (input, { accountId }) => dismissProblem(desk, input, accountId),
  previewGates: (input) => previewGates(gates, input),
  applyGates: (input, { accountId }) => applyGates(gates, input, accountId),
  removeGates: (input, { accountId }) => removeGates(gates, input, accountId),
  deleteAll: (_, { accountId }) => deleteAll(desk, accountId),
});
