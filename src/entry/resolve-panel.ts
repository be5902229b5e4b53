import { fault } from '../contract/errors';
import { chooseClockPolicy } from '../usecases/clocks/choose-clock-policy';
import { explainClocks } from '../usecases/clocks/explain-clocks';
import { previewClockPolicy } from '../usecases/clocks/preview-clock-policy';
import { readClockPolicies } from '../usecases/clocks/read-clock-policies';
import { acknowledge } from '../usecases/desk/acknowledge';
import { askForEscalation } from '../usecases/desk/ask-for-escalation';
import { askForSupport } from '../usecases/desk/ask-for-support';
import { deEscalate } from '../usecases/desk/de-escalate';
import { endSnooze } from '../usecases/desk/end-snooze';
import { escalate } from '../usecases/desk/escalate';
import { readDeskForm } from '../usecases/desk/read-desk-form';
import { readSupportPeople } from '../usecases/desk/read-support-people';
import { snooze } from '../usecases/desk/snooze';
import { addTasks } from '../usecases/life/add-tasks';
import { answerResolution } from '../usecases/life/answer-resolution';
import { cancelTask } from '../usecases/life/cancel-task';
import { hold } from '../usecases/life/hold';
import { overrideGate } from '../usecases/life/override-gate';
import { proposeResolution } from '../usecases/life/propose-resolution';
import { readLifeForm } from '../usecases/life/read-life-form';
import { resume } from '../usecases/life/resume';
import { overridePriority } from '../usecases/panel/override-priority';
import { readPanelForm } from '../usecases/panel/read-panel-form';
import { releasePriority } from '../usecases/panel/release-priority';
import { setLevels } from '../usecases/panel/set-levels';
import { requestLook } from '../usecases/request-look';
import { ports } from './compose';
import { type CallContext, expose } from './expose';

/** Calls of the side panel. */
export const resolvePanel = expose({
  requestLook: (_, context) => requestLook(ports, actorOf(context).issueId),
  readPanelForm: (_, context) => readPanelForm(ports, actorOf(context)),
  setLevels: (levels, context) => setLevels(ports, actorOf(context), levels),
  overridePriority: (override, context) => overridePriority(ports, actorOf(context), override),
  releasePriority: (_, context) => releasePriority(ports, actorOf(context)),
  explainClocks: (_, context) => explainClocks(ports, actorOf(context)),
  readClockPolicies: (_, context) => readClockPolicies(ports, actorOf(context)),
  previewClockPolicy: (version, context) => previewClockPolicy(ports, actorOf(context), version),
  chooseClockPolicy: (choice, context) => chooseClockPolicy(ports, actorOf(context), choice),
  readDeskForm: (_, context) => readDeskForm(ports, actorOf(context)),
  acknowledge: (_, context) => acknowledge(ports, actorOf(context)),
  snooze: (wish, context) => snooze(ports, actorOf(context), wish),
  endSnooze: (_, context) => endSnooze(ports, actorOf(context)),
  escalate: (note, context) => escalate(ports, actorOf(context), note),
  deEscalate: (why, context) => deEscalate(ports, actorOf(context), why),
  readSupportPeople: (group, context) => readSupportPeople(ports, actorOf(context), group),
  askForSupport: (wish, context) => askForSupport(ports, actorOf(context), wish),
  askForEscalation: (why, context) => askForEscalation(ports, actorOf(context), why),
  readLifeForm: (_, context) => readLifeForm(ports, actorOf(context)),
  hold: (wish, context) => hold(ports, actorOf(context), wish),
  resume: (_, context) => resume(ports, actorOf(context)),
  proposeResolution: (said, context) => proposeResolution(ports, actorOf(context), said),
  answerResolution: (said, context) => answerResolution(ports, actorOf(context), said),
  overrideGate: (wish, context) => overrideGate(ports, actorOf(context), wish),
  addTasks: (wish, context) => addTasks(ports, actorOf(context), wish),
  cancelTask: (wish, context) => cancelTask(ports, actorOf(context), wish),
});

/** Who acts on which issue, as the platform says. */
function actorOf({ accountId, issue }: CallContext): { accountId: string; issueId: string } {
  if (!issue) throw fault('INVALID_INPUT', 'The screen stands in no issue.');
  return { accountId, issueId: issue.id };
}
