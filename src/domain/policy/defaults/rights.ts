import type { Policy } from '../../../contract/types';
import type { Basis } from './basis';

/** At first those who work on incidents may do what the work asks for; what tells a whole firm or shows who said what, nobody may until named. */
export const defaultRights = ({ holders, clockChoosers }: Pick<Basis, 'holders' | 'clockChoosers'>): Policy['rights'] => {
  const may = () => holders.map((one) => ({ ...one }));
  return {
    overridePriority: may(),
    chooseClockPolicy: [...clockChoosers],
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
