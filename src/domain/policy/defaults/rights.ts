import type { Holder, Policy } from '../../../contract/types';

/** At first those who work on incidents may do what the work asks for; what tells a whole firm or shows who said what, nobody may until named. */
export const defaultRights = (holders: readonly Holder[]): Policy['rights'] => {
  const may = () => holders.map((one) => ({ ...one }));
  return {
    overridePriority: may(),
    chooseClockPolicy: may(),
    assign: may(),
    acknowledge: may(),
    snooze: may(),
    escalate: may(),
    deEscalate: may(),
    overrideGate: may(),
    manageTasks: may(),
    hold: may(),
    proposeResolution: may(),
    proposeMajor: may(),
    acceptMajor: may(),
    launchMajor: may(),
    takeCommand: may(),
    demoteMajor: may(),
    postUpdate: may(),
    review: may(),
    readSurvey: [],
    exportSurvey: [],
    readWatchList: may(),
  };
};
