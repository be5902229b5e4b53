import { makeInvoke } from '@forge/bridge';

/** One mark of a work item, as the activity tab shows it. */
export interface Mark {
  key: string;
  name: string;
  count: number;
  author: string;
}

/** The resolver calls the screens use. */
type Calls = {
  load: () => { issueId: string; count: number };
  add: (payload: { by: number }) => { count: number };
  marks: (payload: { atLeast: number }) => Mark[];
  settings: () => { watch: boolean };
  saveSettings: (payload: { watch: boolean }) => { saved: boolean };
};

export const call = makeInvoke<Calls>();
